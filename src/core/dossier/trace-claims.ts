/** `claim/<id>`, `verdict/<id>/<scenario>`, `arithmetic/<index>`. */
import type { Reading, RowPlace } from '../case.js';
import { SCENARIOS, type ScenarioName, type Verdict } from '../losses/result.js';
import { boundOf } from '../numerics/resolved.js';
import { isGap } from '../problem.js';
import type { Run } from '../run.js';
import type { Draft } from './trace-shape.js';

export function traceClaim(run: Run, [kind, id = '', scenario]: readonly string[]): Draft | null {
  switch (kind) {
    case 'claim':
      return said(run, id);
    case 'verdict':
      return verdict(run, id, scenario);
    case 'arithmetic':
      return arithmetic(run, Number(id));
    default:
      return null;
  }
}

function said(run: Run, id: string): Draft | null {
  const entry = run.claims.entries.find((e) => e.claim.id === id);
  if (!entry) return null;
  const voice = run.claims.roots.find((root) => root.id === entry.root)?.claims ?? [];
  return {
    title: entry.claim.paraphrase,
    value: isGap(entry.question) ? 'no count' : entry.question.statement,
    what: `Said by ${entry.speaker} on ${entry.claim.date}.`,
    how:
      voice.length > 1
        ? `One of ${voice.length} claims that rest on the same body of evidence: they count as one voice.`
        : 'No other claim of the case rests on the same body of evidence.',
    rows: claimRows(run, voice.length > 0 ? voice : [id]),
    assumes: entry.warnings,
    wouldChange: ['Evidence that a relay had sources of its own would make it a root.'],
  };
}

function verdict(run: Run, id: string, scenario: string | undefined): Draft | null {
  const found = run.verdicts.find((v) => v.claim === id);
  const entry = run.claims.entries.find((e) => e.claim.id === id);
  if (!found || !entry) return null;
  const name = SCENARIOS.find((s) => s === scenario) ?? found.wordsFor;
  return {
    title: found.statement,
    value:
      found.holds === null
        ? (found.gap?.detail ?? 'no number')
        : probabilityText(found.holds[name], found.mcse?.[name]),
    what: `Chance that this claim holds, given what can be seen and ${name} visibility.`,
    how: [howHolds(found), ...(found.mcse === null ? [] : [errorText(found.mcse[name])])].join(' '),
    rows: [...claimRows(run, [id]), ...readingsInScope(run, entry.scope.sites, found)],
    assumes: [scenarioMeans(name), `Taken out first: ${found.excludes.join(', ')}.`, ...found.warnings],
    wouldChange: [
      ...found.wouldHaveToBeTrue,
      ...found.wouldChangeOurMind.map((look) => `${look.look}: ${look.expectedBits.toPrecision(2)} bits expected.`),
    ],
  };
}

const howHolds = (v: Verdict): string =>
  v.quantity === 'share'
    ? 'The distribution of the count over each published fleet figure, every figure equally likely.'
    : v.quantity === 'value'
      ? 'The share of joint draws whose sum reaches the claimed value, basis by basis.'
      : 'Exact distribution of the count over every modelled cell in the claim’s scope; the claim and all of its root are left out.';

function readingsInScope(run: Run, sites: readonly string[], v: Verdict): readonly RowPlace[] {
  const out = new Set(v.excludes);
  const inScope = (reading: Reading): boolean => sites.includes(reading.siteId) && !out.has(reading.id);
  return run.evidence.images.flatMap((read) =>
    read.analysts.flatMap((a) => a.readings.filter(inScope).map((r) => r.row)),
  );
}

function arithmetic(run: Run, index: number): Draft | null {
  const found = run.claims.arithmetic[index];
  if (!found) return null;
  return {
    title: found.sentence,
    value:
      found.low === null
        ? found.rule
        : found.high === null || found.high === found.low
          ? `${found.low}`
          : `${found.low} to ${found.high}`,
    what: 'What the claims commit their speakers to, by arithmetic alone.',
    how: `Rule ${found.rule}, over ${found.claims.join(', ')}.`,
    rows: found.rows,
    assumes: ['The numbers are as printed; intervals hold what the rounding allows.'],
    wouldChange: ['A published denominator or breakdown.'],
  };
}

export const claimRows = (run: Run, ids: readonly string[]): readonly RowPlace[] =>
  ids.flatMap((id) => run.theCase.claims.filter((claim) => claim.id === id).map((claim) => claim.row));

/** `Monte Carlo error ±0.4 %.`: of another seed, two times in three within it. */
export function errorText(mcse: number): string {
  const percent = 100 * mcse;
  return percent < 1e-6
    ? 'Monte Carlo error below 0.000001 %.'
    : `Monte Carlo error ±${Number(percent.toPrecision(1))} %.`;
}

/** @param mcse Monte Carlo standard error, where there is one */
export function probabilityText(p: number, mcse: number | null = null): string {
  const bound = mcse === null ? null : boundOf(p, mcse);
  if (bound !== null) return `fewer than 1 in ${oneIn(bound)}: the computation resolves no more`;
  if (p === 0) return 'below what the computation resolves';
  if (p < 0.0001) return `${p.toExponential(1)} (fewer than 1 in 10,000)`;
  return p > 0.9999 ? 'above 0.9999' : String(Number(p.toPrecision(3)));
}

const oneIn = (bound: number): string => String(Math.round(1 / bound)).replace(/\B(?=(\d{3})+$)/g, ',');

export const scenarioMeans = (name: ScenarioName): string =>
  `The ${name} scenario fixes how much no image can show: hidden damage and stands in no published frame are assumed, not measured.`;
