/**
 * A hand and a head at the workbench, counted by the keystroke-level model (Card, Moran & Newell 1980, "The keystroke-level
 * model for user performance time", CACM 23(7), table 1): what a practised person takes for what a test does. Machine time is
 * not in it. Assumption most likely to be wrong: that nobody stops to think longer than the 1.35 s of a mental act; so each
 * act, also one in a row of alike ones, is given its own.
 */
import type { Locator, Page } from 'playwright-core';

/** Seconds: a key of an average typist, the pointer moved to a target, its button, hands between keyboard and mouse, a mental act. */
const OPERATORS = { key: 0.2, point: 1.1, button: 0.1, home: 0.4, mental: 1.35 } as const;

export type Hand = {
  /** seconds so far */
  readonly seconds: () => number;
  readonly click: (target: Locator) => Promise<void>;
  /** into the field that has the focus, or the one that is clicked first */
  readonly write: (text: string, field?: Locator) => Promise<void>;
  readonly press: (key: string, times?: number) => Promise<void>;
  /** Tab until something has the focus: how far it is by keyboard is part of what is counted */
  readonly tabTo: (target: Locator, most?: number) => Promise<void>;
  /** a text taken from another window, put where the focus is */
  readonly paste: (text: string, field?: Locator) => Promise<void>;
  /** one of a list: it is opened, read and clicked */
  readonly choose: (list: Locator, label: string) => Promise<void>;
  /** a file picked in the system's own window */
  readonly file: (field: Locator, path: string) => Promise<void>;
  /** a place in a picture, in parts of its width and height */
  readonly clickAt: (target: Locator, x: number, y: number) => Promise<void>;
};

export function makeHand(page: Page): Hand {
  let spent = 0;
  let isOnMouse = true;
  const { key, point, button, home, mental } = OPERATORS;
  const reach = (mouse: boolean): void => {
    if (mouse !== isOnMouse) spent += home;
    isOnMouse = mouse;
  };
  const pointed = (): void => {
    reach(true);
    spent += mental + point + button;
  };
  const keyed = (keys: number): void => {
    reach(false);
    spent += mental + keys * key;
  };
  const click = async (target: Locator): Promise<void> => {
    pointed();
    await target.click();
  };
  const into = async (field?: Locator): Promise<void> => {
    if (field) await click(field);
  };
  return {
    click,
    seconds: () => spent,
    async write(text, field) {
      await into(field);
      keyed(text.length);
      await page.keyboard.type(text);
    },
    async press(name, times = 1) {
      keyed(times * name.split('+').length);
      for (let i = 0; i < times; i++) await page.keyboard.press(name);
    },
    async tabTo(target, most = 40) {
      const element = await target.elementHandle();
      for (let n = 1; n <= most; n++) {
        await page.keyboard.press('Tab');
        if (!(await page.evaluate((wanted) => document.activeElement === wanted, element))) continue;
        keyed(n);
        return;
      }
      throw new Error(`not come to in ${most} tabs: ${target}`);
    },
    async paste(text, field) {
      await into(field);
      // The other window, all of it marked, copied, back, pasted: five chords of two keys.
      keyed(10);
      await page.evaluate((told) => navigator.clipboard.writeText(told), text);
      await page.keyboard.press('Control+v');
    },
    async choose(list, label) {
      pointed();
      pointed();
      await list.selectOption({ label });
    },
    async file(field, path) {
      pointed();
      pointed();
      pointed();
      await field.setInputFiles(path);
    },
    async clickAt(target, x, y) {
      pointed();
      const box = await target.boundingBox();
      if (!box) throw new Error('not on screen');
      await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
    },
  };
}
