export default async function teardown() {
  await globalThis.__WELLSPRING_TEST_POSTGRES__?.stop();
}
