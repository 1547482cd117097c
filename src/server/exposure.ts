/** How much graphic material whoever asks opened since their day began, and the budget they set themself. Of nobody else. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { exposureOf, isBudget, MOST_BUDGET } from '../core/evidence/vault/exposure.js';
import type { ExposureBudgets } from '../vault/exposure-budgets.js';
import type { ViewLog } from '../vault/view-log.js';
import { WORKBENCH, workerOf } from './people/who.js';

export type ExposureParts = {
  readonly seen: ViewLog;
  readonly budgets: ExposureBudgets;
  readonly now: () => string;
};

const MOST_ASKED = 1_000;
const DAY_MS = 86_400_000;

export function exposureApp({ seen, budgets, now }: ExposureParts): Hono {
  const app = new Hono();
  app.get('/api/exposure', async (c) => {
    // The person's day is theirs to say: a server does not know where they sit.
    const asked = c.req.query('since');
    const since = asked === undefined ? Date.parse(now()) - DAY_MS : Date.parse(asked);
    if (Number.isNaN(since)) return c.json({ error: `since: an instant, got ${JSON.stringify(asked)}` }, 422);
    const from = new Date(since).toISOString();
    const { looks, isWhole } = await seen.by(workerOf(c) ?? WORKBENCH, from);
    const budget = await budgets.of(workerOf(c) ?? WORKBENCH);
    return c.json(exposureOf(looks, from, isWhole, budget), 200, { 'cache-control': 'no-store' });
  });

  app.post('/api/exposure', bodyLimit({ maxSize: MOST_ASKED }), async (c) => {
    const { budget } = ((await c.req.json().catch(() => null)) ?? {}) as { readonly budget?: unknown };
    if (budget !== null && !isBudget(budget))
      return c.json({ error: `budget: whole files, 0 to ${MOST_BUDGET}, or null for none` }, 422);
    await budgets.set(workerOf(c) ?? WORKBENCH, budget, now());
    return c.json({ budget });
  });
  return app;
}
