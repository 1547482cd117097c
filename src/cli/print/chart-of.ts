/** From an assessment to its plumb chart for one verb: which claims hang, and which dots stand. */
import type { Verb } from '../../core/case.js';
import type { Quantity } from '../../core/claims/result.js';
import type { Assessment } from '../../core/dossier/assessment.js';
import { plural, span } from '../../core/dossier/number-words.js';
import { speaksOfTotal } from '../../core/losses/total-scope.js';
import { dotsOfPmf } from '../../core/numerics/dotplot.js';
import type { HungClaim, PlumbChart } from './plumb-chart.js';

export type Losses = Exclude<Assessment['losses'], { gap: unknown }>;
type Entry = Assessment['claims']['entries'][number];

/** each dot is one chance in so many */
export const DOTS = 20;
const MOST_CLAIMS = 12;

const BOBS: Readonly<Partial<Record<Verb, string>>> = {
  HIT: '◇',
  DAMAGED: '◈',
  DAMAGED_OR_DESTROYED: '◈',
  DESTROYED: '◆',
  BEYOND_REPAIR: '◆',
};

const SIDES = { attacker: 'attacker', defender: 'defender', third_party: 'third party' } as const;

/** Under which keys the document holds a quantity. */
export const KEYS = {
  destroyed: { state: 'DESTROYED', floor: 'destroyed' },
  hit: { state: 'DAMAGED_OR_DESTROYED', floor: 'damagedOrDestroyed' },
} as const satisfies Record<Quantity, unknown>;

export function chartOf(assessment: Assessment, losses: Losses, quantity: Quantity): PlumbChart {
  const { state, floor: key } = KEYS[quantity];
  const claims = hungEntries(assessment, losses, quantity).map(hung);
  const floor = losses.floor[key];
  return {
    claims,
    roots: assessment.claims.roots
      .filter((root) => claims.some((claim) => claim.root === root.id))
      .map((root) => ({ id: root.id, label: rootLabel(root) })),
    floor: { at: floor, label: `${floor} read in images` },
    rows: losses.scenarios.map(({ name, total, pmf }) => ({
      name,
      dots: [...dotsOfPmf(Float64Array.from(pmf[state]), DOTS)],
      summary: `${total[state].q50} (${span(total[state].q05, total[state].q95)})`,
    })),
  };
}

/** Headline claims that ask about this quantity over the whole strike; where a case names none, the first of each root. */
function hungEntries({ claims }: Assessment, { scenarios }: Losses, quantity: Quantity): readonly Entry[] {
  const asked = claims.entries.filter((entry) => !('gap' in entry.question) && entry.question.quantity === quantity);
  const cells = scenarios[0]?.byCell ?? [];
  const whole = asked.filter(({ scope }) => scope.everySite && speaksOfTotal(scope.types, cells));
  const headline = whole.filter((entry) => entry.headline);
  return (headline.length > 0 ? headline : whole.filter((entry) => entry.claim === entry.root)).slice(0, MOST_CLAIMS);
}

function hung(entry: Entry): HungClaim {
  const said = shortStatement(entry);
  const { low, high, comparator } = entry;
  return {
    root: entry.root,
    side: entry.side,
    bob: (entry.verb && BOBS[entry.verb]) ?? '○',
    low: comparator === 'le' ? null : (low ?? high ?? null),
    high: comparator === 'ge' ? null : (high ?? low ?? null),
    labels: [
      `${entry.claim} ${said} · ${entry.speaker} · ${SIDES[entry.side]}`,
      `${entry.claim} ${said} · ${SIDES[entry.side]}`,
      `${entry.claim} ${said}`,
    ],
  };
}

/** The unit stands in the chart's title, so a label leaves it out: `at least 41 hit`; none is a number too: `none hit`. */
function shortStatement(entry: Entry): string {
  const statement = 'gap' in entry.question ? entry.paraphrase : entry.question.statement;
  const bare = entry.unit === undefined ? statement : statement.replace(` ${entry.unit} `, ' ');
  return bare.replace(/^no /, 'none ');
}

const rootLabel = ({ id, claims }: { readonly id: string; readonly claims: readonly string[] }): string =>
  claims.length === 1 ? `one root: ${id}` : `one root: ${id} and ${plural(claims.length - 1, 'relay')}`;
