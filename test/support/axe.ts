/**
 * The judge of accessibility, told to work out only what is broken, and in the page itself: to describe what is sound, and to sum up
 * in a window of its own, takes most of its time.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export const axeOn = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
