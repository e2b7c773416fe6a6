import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { System } from './system.js';

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
if (!executable && process.env['CI'])
  throw new Error('A browser is mandatory in CI; tools/ci/install.sh installs chromium.');

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const screens = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 800 } };

/** Who sees which pages. */
const consoles: readonly (readonly [who: string, pages: readonly string[]])[] = [
  [
    'Renata Okafor',
    [
      '/frameworks',
      '/achievements',
      '/achievements/new',
      '/issue',
      '/credentials',
      '/recipients',
      '/organisation',
    ],
  ],
  ['Ana Beltrán Ruiz', ['/wallet', '/consents', '/my-matches', '/shares', '/activity', '/verify']],
  ['Joon Abara', ['/postings', '/postings/new', '/feeds', '/trust']],
  ['Sofia Marchetti', ['/adoption']],
  ['Odile Ferreira', ['/operations', '/trust', '/organisation', '/adoption']],
];

(executable ? describe : describe.skip)('the web client in a real browser', () => {
  let system: System;
  let browser: Browser;
  beforeAll(async () => {
    system = await System.start();
    browser = await chromium.launch({ executablePath: executable ?? '', args: quiet });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await system.stop();
  }, 60_000);

  it.each(
    consoles.flatMap(([who, pages]) =>
      (['desktop', 'phone'] as const).map((screen) => [who, screen, pages] as const),
    ),
  )(
    'lets %s sign in and shows the console on a %s',
    async (who, screen, pages) => {
      const context = await browser.newContext({ viewport: screens[screen] });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      await signIn(page, who);
      for (const path of pages) {
        await page.goto(system.url + path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await page.getByText('This page is not part of your role').count()).toBe(0);
        const [wide, window] = (await page.evaluate(
          '[document.documentElement.scrollWidth, innerWidth]',
        )) as [number, number];
        expect(wide).toBeLessThanOrEqual(window);
      }
      expect(faults).toEqual([]);
      await context.close();
    },
    60_000,
  );

  it('carries a consent from press to receipt, and takes it back', async () => {
    const context = await browser.newContext({ viewport: screens.phone });
    const page = await context.newPage();
    await signIn(page, 'Ana Beltrán Ruiz');
    await page.goto(`${system.url}/consents`);
    await page.getByRole('button', { name: 'I consent' }).click();
    await page.getByText('live', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('withdrawn', { exact: true }).waitFor();
    await context.close();
  }, 60_000);

  async function signIn(page: Page, who: string): Promise<void> {
    await page.goto(system.url);
    await page.getByRole('button', { name: `Sign in as ${who}` }).click();
    await page.waitForFunction("document.querySelector('input[type=password]')?.value");
    await page.locator('button[type=submit]').click();
    await page.getByText(`Welcome, ${who}`).waitFor();
  }
});
