import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { audit, settle } from './audit.js';
import { Fingers, Keyboard, type Hands } from './hands.js';

/** `enlarged` is a desktop of 1280 by 800 at 400 %. */
export type Screen = 'desktop' | 'phone' | 'enlarged';

const viewports = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
  enlarged: { width: 320, height: 200 },
};

/** Pictures of every page that is looked at, for whoever wants to see them. */
const pictures = process.env['WELLSPRING_TEST_PICTURES'];

/** Somebody before a browser: on a desktop with the keyboard alone, on a phone with fingers. */
export class Person {
  /** What is wrong with the pages seen, and what the browser complained of. */
  readonly faults: string[] = [];

  private constructor(
    readonly page: Page,
    readonly hands: Hands,
    private readonly url: string,
    private readonly screen: Screen,
  ) {
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(`${message.text()} (${message.location().url})`);
    });
  }

  static async at(browser: Browser, url: string, screen: Screen): Promise<Person> {
    const context = await browser.newContext({
      viewport: viewports[screen],
      locale: 'en-US',
      timezoneId: 'America/Phoenix',
      reducedMotion: 'reduce',
      // Each page is seen in both schemes, once by each of the two screens.
      colorScheme: screen === 'phone' ? 'dark' : 'light',
      ...(screen === 'phone' && { hasTouch: true, isMobile: true }),
    });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const hands = screen === 'phone' ? new Fingers(page) : new Keyboard(page);
    const person = new Person(page, hands, url, screen);
    await person.open('/', 'Skills that travel, verified');
    return person;
  }

  /** Signs in as one of the cast, from the start page. */
  async signIn(name: string): Promise<void> {
    await this.press(`Sign in as ${name}`);
    await this.heading('Sign in');
    await this.page.getByText("The demonstration's own password is filled in.").waitFor();
    await this.press('Sign in', this.page.locator('#main'));
    await this.heading(`Welcome, ${name}`);
  }

  /** Opens an address as if it had been typed. */
  async open(path: string, heading: string | RegExp): Promise<void> {
    await this.page.goto(path.startsWith('http') ? path : this.url + path);
    await this.heading(heading);
  }

  /** Goes to an area by the navigation; a keyboard goes on from the new page's heading. */
  async goTo(area: string, heading: string | RegExp): Promise<void> {
    if (this.screen !== 'desktop') await this.press('Areas');
    await this.hands.press(this.areas.getByRole('link', { name: area, exact: true }));
    await this.arrives(heading);
  }

  get areas(): Locator {
    return this.page.getByRole('navigation', { name: 'Areas' });
  }

  /** Follows a link or button to another page. */
  async arrives(heading: string | RegExp): Promise<void> {
    await this.heading(heading);
    await this.page.waitForFunction('document.activeElement?.tagName === "H1"');
  }

  async heading(name: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name, exact: typeof name === 'string' }).waitFor();
  }

  async sees(text: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    await within.getByText(text).first().waitFor();
  }

  /** What is no longer there, or soon is not. */
  async misses(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor({ state: 'detached' });
  }

  press(name: string, within: Locator | Page = this.page): Promise<void> {
    return this.hands.press(within.getByRole('button', { name, exact: true }));
  }

  follow(name: string | RegExp): Promise<void> {
    return this.hands.press(this.page.getByRole('link', { name }).first());
  }

  async fill(values: Readonly<Record<string, string>>, within: Locator | Page = this.page): Promise<void> {
    for (const [label, value] of Object.entries(values))
      await this.hands.type(within.getByRole('textbox', { name: label }), value);
  }

  choose(label: string, option: string): Promise<void> {
    return this.hands.choose(this.page.getByRole('combobox', { name: label }), option);
  }

  /** Finds a framework item by words of it, and adds it. */
  async findItem(field: string, words: string, statement: string, verb = 'Add'): Promise<void> {
    await this.fill({ [field]: words });
    await this.press(`${verb} ${statement}`);
  }

  /** The dialog that is open. */
  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** A dialog closed, and the focus is somewhere sensible. */
  async leavesDialog(): Promise<void> {
    await this.dialog.waitFor({ state: 'detached' });
    await this.page.waitForFunction('document.activeElement !== document.body');
  }

  /** Looks at a page closely: nothing of it may trouble anybody. */
  async looks(picture: string): Promise<void> {
    await settle(this.page);
    if (pictures) {
      await mkdir(pictures, { recursive: true });
      // In a picture of the whole page the header stands where the page is scrolled to.
      await this.page.evaluate('scrollTo(0, 0)');
      await this.page.screenshot({ path: join(pictures, `${this.screen}-${picture}.png`), fullPage: true });
    }
    const found = await audit(this.page);
    this.faults.push(...found.map((fault) => `${picture}: ${fault}`));
  }

  /** Chromium counts each refusal as an error of the page; here one was asked for. */
  refused(status: number): void {
    const others = this.faults.filter((fault) => !fault.includes(`status of ${status}`));
    if (others.length === this.faults.length) throw new Error(`Nothing was refused with ${status}.`);
    this.faults.splice(0, Infinity, ...others);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
