/** A page gone through without a mouse, and as a screen reader is given it. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Tab after Tab, as somebody without a mouse goes, until something is come to. */
export async function come(page: Page, target: Locator, most = 250): Promise<void> {
  const element = await target.first().elementHandle();
  for (let n = 0; n < most; n++) {
    const isThere = await page.evaluate((wanted) => document.activeElement === wanted, element);
    if (isThere) {
      const ring = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
      expect(ring, 'the focus is seen').not.toBe('none');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`not come to by keyboard: ${target}`);
}
export const act = async (page: Page, target: Locator, ...keys: readonly string[]): Promise<void> => {
  await come(page, target);
  for (const key of keys) await (key.startsWith('=') ? page.keyboard.type(key.slice(1)) : page.keyboard.press(key));
};

/** Shift Tab goes back; a page is long, so the way to a field is from the top. */
export async function fillFromTop(page: Page, low: Locator, value: string): Promise<void> {
  await page.keyboard.press('Escape');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await come(page, low);
  for (const text of [value, value, 'our own guess']) {
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
}

export type Heard = {
  readonly role: string;
  readonly name: string;
  readonly level: number;
  readonly isReachable: boolean;
};

/** The tree that a screen reader is given by Chromium, in the order it is read. */
export async function readOut(page: Page): Promise<readonly Heard[]> {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  await devtools.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const walk = (id: string): readonly Heard[] => {
    const node = byId.get(id);
    if (!node) return [];
    const property = (name: string) => node.properties?.find((one) => one.name === name)?.value.value;
    const own: Heard = {
      role: String(node.role?.value ?? ''),
      name: String(node.name?.value ?? ''),
      level: Number(property('level') ?? 0),
      // What a link of the page leads to takes the focus, and nobody comes to it by Tab.
      isReachable: property('focusable') === true && !['RootWebArea', 'main'].includes(String(node.role?.value)),
    };
    return [...(node.ignored ? [] : [own]), ...(node.childIds ?? []).flatMap(walk)];
  };
  return walk(nodes[0]?.nodeId ?? '');
}
