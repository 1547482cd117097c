/** The judge of accessibility, told to work out only what is broken: to describe what is sound takes most of its time. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export const axeOn = (page: Page): AxeBuilder => new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
