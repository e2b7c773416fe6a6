/**
 * The address of the file that a pool's threads are started with. They run what is compiled; from sources, as tests run
 * us, that lies in `dist`.
 *
 * @param file of this folder
 * @example workerEntry('signing-worker.js') // 'file:///…/workers/signing-worker.js'
 */
export function workerEntry(file: string): string {
  const folder = import.meta.url.endsWith('.ts') ? '../../dist/workers/' : './';
  return new URL(folder + file, import.meta.url).href;
}
