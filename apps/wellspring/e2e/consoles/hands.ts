import type { Locator, Page } from 'playwright-core';

/** A file to hand over. */
export interface HandedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly text: string;
}

/** How somebody works a page. */
export interface Hands {
  press(target: Locator): Promise<void>;
  type(field: Locator, text: string): Promise<void>;
  /** Picks one of a list that opens. */
  choose(list: Locator, option: string): Promise<void>;
  /** Turns to a tab of a list of tabs. */
  turnTo(tab: Locator): Promise<void>;
  /** Chooses a file by the button that asks for one. */
  hand(button: Locator, file: HandedFile): Promise<void>;
}

/** The keyboard alone: what Tab does not reach in so many steps, or reaches unseen, cannot be used. */
export class Keyboard implements Hands {
  private static readonly mostSteps = 120;

  constructor(private readonly page: Page) {}

  async press(target: Locator): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press('Enter');
  }

  async type(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(text);
  }

  async choose(list: Locator, option: string): Promise<void> {
    await this.reach(list);
    const { keyboard } = this.page;
    const wanted = this.page.getByRole('option', { name: option });
    await keyboard.press('ArrowDown');
    await wanted.first().waitFor();
    for (let step = 0; step < Keyboard.mostSteps; step++) {
      if (await wanted.first().evaluate(isMarked)) {
        await keyboard.press('Enter');
        return;
      }
      await keyboard.press('ArrowDown');
    }
    throw new Error(`The arrow keys do not reach the option ${option}.`);
  }

  async turnTo(tab: Locator): Promise<void> {
    await this.reach(this.page.getByRole('tab', { selected: true }));
    for (let step = 0; step < Keyboard.mostSteps; step++) {
      if (await tab.evaluate(hasFocus)) return;
      await this.page.keyboard.press('ArrowRight');
    }
    throw new Error(`The arrow keys do not reach ${String(tab)}.`);
  }

  async hand(button: Locator, file: HandedFile): Promise<void> {
    await this.reach(button);
    // On the button itself: a dialog that is drawn anew may take the focus from where the keys have brought it.
    await answerChooser(this.page, file, () => button.press('Enter'));
  }

  /** Tab by Tab, as far as it takes. */
  private async reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let step = 0; step < Keyboard.mostSteps; step++) {
      if (await target.evaluate(hasFocus)) {
        await this.seeFocus(target);
        return;
      }
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${String(target)} in ${Keyboard.mostSteps} steps.`);
  }

  /** The focus can be seen: in view, marked, and behind nothing. */
  private async seeFocus(target: Locator): Promise<void> {
    const fault = await target.evaluate(focusFault);
    if (fault) throw new Error(`The focus on ${String(target)} ${fault}.`);
  }
}

/** Fingers on a phone. */
export class Fingers implements Hands {
  constructor(private readonly page: Page) {}

  press(target: Locator): Promise<void> {
    return target.tap();
  }

  type(field: Locator, text: string): Promise<void> {
    return field.fill(text);
  }

  async choose(list: Locator, option: string): Promise<void> {
    await list.tap();
    await this.page.getByRole('option', { name: option }).first().tap();
  }

  turnTo(tab: Locator): Promise<void> {
    return tab.tap();
  }

  async hand(button: Locator, file: HandedFile): Promise<void> {
    await answerChooser(this.page, file, () => button.tap());
  }
}

async function answerChooser(page: Page, { name, mimeType, text }: HandedFile, ask: () => Promise<void>) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), ask()]);
  await chooser.setFiles({ name, mimeType, buffer: Buffer.from(text) });
}

/** A function that runs in the browser, of whose globals this program knows nothing. */
function inPage<TResult>(body: string): (element: unknown) => TResult {
  return new Function('element', body) as (element: unknown) => TResult;
}

const hasFocus = inPage<boolean>('return element === document.activeElement;');
const isMarked = inPage<boolean>('return element.hasAttribute("data-combobox-selected");');

/** What is wrong with the focus of an element, or nothing. */
const focusFault = inPage<string>(`
  const { left, top, right, bottom } = element.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight || right < 0 || left > innerWidth) return 'is out of view';
  if (!element.matches(':focus-visible')) return 'is not marked';
  const x = Math.min(Math.max((left + right) / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max((top + bottom) / 2, 1), innerHeight - 1);
  const seen = document.elementFromPoint(x, y);
  const isOwn = element.contains(seen) || seen?.contains(element);
  return isOwn || element.type === 'checkbox' ? '' : 'is behind something else';
`);
