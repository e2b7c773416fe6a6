import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

interface AxeViolation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A tablet, and 400 % of a window 1280 wide (WCAG 2.2, 1.4.10). */
const otherWindows = [
  { width: 800, height: 900 },
  { width: 320, height: 640 },
];

/**
 * Looks at a page as an auditor would: rules of axe, headings, zones, reflow, loading again.
 * Answers what is wrong with it.
 */
export async function audit(page: Page): Promise<string[]> {
  await settle(page);
  const faults = (await page.evaluate(structureFaults)) as string[];
  faults.push(...(await reloadFaults(page)));
  faults.push(...(await violations(page)), ...(await overflow(page)));
  const viewport = page.viewportSize();
  for (const window of otherWindows) {
    await page.setViewportSize(window);
    faults.push(...(await overflow(page)));
  }
  if (viewport) await page.setViewportSize(viewport);
  return faults;
}

/** Nothing is being waited for any more. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction('!document.querySelector("#main [aria-busy=true], #main [data-loading=true]")');
}

/** Runs in the browser: one heading, one main part, a title, and no time without its zone. */
const structureFaults = `[
  document.querySelectorAll('h1').length === 1 ? '' : 'it has not one h1',
  document.querySelectorAll('main').length === 1 ? '' : 'it has not one main',
  document.title.endsWith(' · Wellspring') ? '' : 'it has no title',
  document.documentElement.lang === 'en' ? '' : 'it has no language',
  ...[...document.querySelectorAll('time')]
    .map(({ textContent }) => textContent)
    .filter((text) => !/ (MST|UTC|GMT[+-]?\\d*)$/.test(text))
    .map((text) => 'a time without its zone: ' + text),
].filter(Boolean)`;

/** Whoever loads the page again gets the client, not an answer of the API. */
async function reloadFaults(page: Page): Promise<string[]> {
  const response = await page.request.get(page.url(), { headers: { accept: 'text/html' } });
  const isPage = response.ok() && (response.headers()['content-type'] ?? '').startsWith('text/html');
  return isPage ? [] : [`loading it again answers ${response.status()}`];
}

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeSource);
  const options = {
    resultTypes: ['violations'],
    // The structure says so itself, and counts a page that lies behind its menu.
    rules: { 'page-has-heading-one': { enabled: false }, 'landmark-one-main': { enabled: false } },
  };
  const found = (await page.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )) as AxeViolation[];
  return found.flatMap(({ id, impact, nodes }) =>
    nodes
      .slice(0, 4)
      .map(({ html, failureSummary }) => `${id} (${impact}): ${html.slice(0, 300)} ${failureSummary}`),
  );
}

/** What makes the page wider than its window, once charts have drawn themselves anew. */
async function overflow(page: Page): Promise<string[]> {
  const fits = 'document.documentElement.scrollWidth <= innerWidth';
  const isFitting = await page.waitForFunction(fits, undefined, { timeout: 3_000 }).then(
    () => true,
    () => false,
  );
  if (isFitting) return [];
  return (await page.evaluate(`[...document.querySelectorAll('#main *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .slice(0, 3)
      .map(({ outerHTML }) => 'wider than ' + innerWidth + ': ' + outerHTML.slice(0, 200))`)) as string[];
}
