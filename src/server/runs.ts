/** Runs as pages show them: made once for all who look at a revision, and there at once for whoever comes after. */
import { Hono } from 'hono';
import { atOtherDependences, configOf, type RunView, readRunView } from '../client/run-view.js';
import type { Case } from '../core/case.js';
import { daysAround } from '../core/evidence/known-days.js';
import { SCENARIOS } from '../core/losses/result.js';
import type { CaseRevision, Store } from '../core/ports.js';
import type { CaseToRun, RunKeeper } from '../threads/run-keeper.js';
import { sendPacked } from './packed.js';
import { hidesPeople } from './people/who.js';
import { readRevision } from './read-revision.js';
import { revisionOf } from './revision-of.js';
import { within } from './within.js';

export type RunParts = {
  readonly keeper: RunKeeper;
  /** the runs of a case at other visibilities and on other days are made while nobody waits for one */
  readonly isAhead: boolean;
};

/** s. A reader who waits longer makes it faster alone. */
const LONGEST_WAIT = 20;
/** Cases whose rows are at hand for the next run. */
const MOST_OPEN = 4;

export function runsApp({ store, keeper, isAhead }: RunParts & { readonly store: Store }): Hono {
  const app = new Hono();
  const opened = new Map<string, CaseToRun>();
  const open = (revision: CaseRevision): CaseToRun => {
    const asked = opened.get(revision.digest) ?? caseToRun(store, revision);
    opened.delete(revision.digest);
    opened.set(revision.digest, asked);
    if (opened.size > MOST_OPEN) opened.delete(opened.keys().next().value as string);
    return asked;
  };
  app.get('/api/cases/:name/run', async (c) => {
    const view = readRunView((name) => c.req.query(name));
    if (typeof view === 'string') return c.json({ error: view }, 422);
    const wait = Number(c.req.query('wait') ?? 0);
    if (!(wait >= 0 && wait <= LONGEST_WAIT)) return c.json({ error: `wait: 0 to ${LONGEST_WAIT} seconds` }, 422);
    const found = await revisionOf(store, c.req.param('name'), c.req.query('revision'));
    if (found === null) return c.json({ error: 'no such case or revision; see /api/cases' }, 404);
    // Names are taken out of rows before they are weighed, not after: such a reader's page weighs what it was given.
    if (hidesPeople(c, found.caseName)) return c.json(NOT_MADE, 202);
    const asked = open(found);
    const config = configOf(view);
    const bytes =
      keeper.kept(found.digest, config) ??
      (wait > 0
        ? await within(
            1000 * wait,
            keeper.make(asked, config).catch(() => null),
          )
        : null);
    // What a page fetches before its reader asks is no sign of where the reader goes.
    const isReader = c.req.query('ahead') === undefined;
    if (isAhead && isReader && view.assume === null && bytes !== null) void madeAhead(keeper, asked, view);
    return bytes === null ? c.json(NOT_MADE, 202) : sendPacked(c, bytes, { headers: { 'cache-control': 'no-store' } });
  });
  return app;
}

const NOT_MADE = { made: false };

/** Its rows are read once, however many runs are made of them. */
export function caseToRun(store: Store, { caseName, revision, digest }: CaseRevision): CaseToRun {
  let rows: Promise<Case> | null = null;
  const load = async (): Promise<Case> => {
    const read = await readRevision(store, caseName, revision);
    if (read === null) throw new Error(`${caseName}: revision ${revision} does not read`);
    return read.theCase;
  };
  return {
    digest,
    load: () => {
      rows ??= load();
      return rows;
    },
  };
}

/**
 * The same view at other visibilities, which share its fits, and then on the other days, nearest first. Other dependences share
 * them too: of the latest day, where most look, they come before the other days.
 */
async function madeAhead(keeper: RunKeeper, asked: CaseToRun, view: RunView): Promise<void> {
  const theCase = await asked.load().catch(() => null);
  if (theCase === null) return;
  const scenarios = [view.scenario, ...SCENARIOS.filter((one) => one !== view.scenario)];
  const on = (asOf: string | null): readonly RunView[] => scenarios.map((scenario) => ({ ...view, asOf, scenario }));
  const days = daysAround(theCase, view.asOf).flatMap(on);
  const dependences = atOtherDependences(view);
  const next = view.asOf === null ? [...dependences, ...days] : [...days, ...dependences];
  keeper.ahead(asked, [...on(view.asOf), ...next].map(configOf));
}
