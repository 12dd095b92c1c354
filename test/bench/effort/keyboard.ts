import { expect, type Locator, type Page } from '@playwright/test';

/** What one step of the entry took. */
export interface StepEffort {
  readonly step: string;
  /** Keys and chords pressed: Enter, Tab, Ctrl+Enter. */
  readonly presses: number;
  /** Characters of values, each of them a key. */
  readonly characters: number;
}

/**
 * A counselor's hands on the keyboard: presses real keys and counts every one of them; a chord is one. Waits, as a person
 * looks, until the focus is where the next key belongs.
 */
export class Keyboard {
  readonly #page: Page;
  readonly #steps = new Map<string, { presses: number; characters: number }>();
  #now = { presses: 0, characters: 0 };

  constructor(page: Page) {
    this.#page = page;
  }

  /** What follows is counted under this name. */
  step(name: string): void {
    this.#now = this.#steps.get(name) ?? { presses: 0, characters: 0 };
    this.#steps.set(name, this.#now);
  }

  async press(key: string): Promise<void> {
    this.#now.presses += 1;
    await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    this.#now.characters += text.length;
    await this.#page.keyboard.type(text);
  }

  /** A click of the mouse, for what has no key of its own: counts as a press. */
  async click(control: Locator): Promise<void> {
    this.#now.presses += 1;
    await control.click();
  }

  /** Waits until the focus is inside what the selector names. */
  async at(selector: string): Promise<void> {
    await expect(this.#page.locator(selector).and(this.#page.locator(':focus-within'))).not.toHaveCount(0);
  }

  /** Presses a key until the focus is inside what the selector names; `most` times, else it fails. */
  async until(key: string, selector: string, most = 14): Promise<void> {
    for (let presses = 0; presses < most && !(await this.#isAt(selector)); presses += 1) {
      const before = await this.#focusMark();
      await this.press(key);
      await expect
        .poll(() => this.#focusMark(), { message: `${key} moves the focus on from ${before}` })
        .not.toBe(before);
    }
    await this.at(selector);
  }

  steps(): readonly StepEffort[] {
    return [...this.#steps].map(([step, counts]) => ({ step, ...counts }));
  }

  total(): number {
    return this.steps().reduce((sum, { presses, characters }) => sum + presses + characters, 0);
  }

  async #isAt(selector: string): Promise<boolean> {
    return this.#page.evaluate(
      (wanted) => document.activeElement !== document.body && !!document.activeElement?.closest(wanted),
      selector,
    );
  }

  /** Tells one focused control from the next. */
  async #focusMark(): Promise<string> {
    return this.#page.evaluate(() => {
      const focused = document.activeElement;
      const marked = [focused?.closest('[data-path]')?.getAttribute('data-path'), focused?.getAttribute('data-key')];
      const name = focused?.getAttribute('aria-label') ?? focused?.id ?? '';
      return [...marked, focused?.tagName, name, focused?.getAttribute('aria-activedescendant') ?? ''].join('|');
    });
  }
}
