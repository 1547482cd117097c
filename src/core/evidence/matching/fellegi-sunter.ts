/**
 * Which pairs of records are one asset (Fellegi & Sunter 1969, doi:10.1080/01621459.1969.10501049).
 *
 *   odds(a, b) = prior odds · Π over fields m(level) / u(level)
 *
 * m: how often a level is found in pairs of one asset; u: in pairs of two different ones. u comes from all pairs of records (a
 * sample, and exact counts where two records hold the same text) less those taken for matches; m and the number of matches by
 * EM on the candidates, in which a record's other candidates compete with this one, so that ten losses alike at one place on
 * one day do not become ten matches each. A field that one of two records leaves blank says nothing.
 *
 * Losses of one strike share place and day, and often a type: place and date are therefore one field (compare.ts), and names of
 * different assets of one scene have a u of their own, from the candidates. Most likely wrong: that fields otherwise err
 * independently given the match. Cost: O(pairs) a step.
 */
import type { Rng } from '../../numerics/rng.js';
import type { Pairs } from './candidates.js';
import { codesOf, compare, FIELDS, isOneScene, isSilent, PATTERNS } from './compare.js';
import { competingShares } from './competing-shares.js';
import type { LossRecord } from './loss-record.js';

export type LevelChance = {
  readonly m: number;
  readonly u: number;
  /** u among pairs of one scene, where it differs */
  readonly uNear: number;
};

/** One per field of FIELDS and code of its level. */
export type LevelChances = readonly (readonly LevelChance[])[];

export type Linkage = {
  /** candidates that are not hopeless */
  readonly pairs: Pairs;
  readonly chances: LevelChances;
  /** chance of each pair with its rivals counted (competing-shares.ts), 0..1 */
  readonly shares: Float64Array;
  /** the same in parts: log prior odds by pair of lists, and by field ln(m / u) of each comparison */
  readonly priorOfLists: (i: number, j: number) => number;
  readonly weights: readonly Float64Array[];
  /** comparison of each pair (compare.ts) */
  readonly pattern: Int32Array;
  /** matches expected among all pairs */
  readonly matches: number;
};

const SAMPLE = 200_000;
const STEPS = 40;
/** Relative change of the expected matches that counts as none. */
const STILL = 1e-5;
/** After some steps, pairs under this log odds (one in a million) are let go. */
const HOPELESS = -14;
const HOPELESS_FROM = 3;
/** Where m begins: mostly agreement, more so the higher the level. */
const START_AGREEMENT = 0.85;
/** Matches added to m, spread over the levels, so that no level is impossible. */
const PSEUDO_MATCHES = 2;
const LEAST_U = 1e-9;
const START_SHARE = 0.3;

export function linkRecords(records: readonly LossRecord[], candidates: Pairs, lists: number, rng: Rng): Linkage {
  let pairs = candidates;
  let pattern = Int32Array.from(pairs.first, (a, p) =>
    compare(records[a] as LossRecord, records[pairs.second[p] as number] as LossRecord),
  );
  const sizes = new Float64Array(lists);
  for (const { list } of records) sizes[list] = (sizes[list] as number) + 1;
  const compared = byPattern(pattern);
  const among = levelsAmongAll(records, sizes, compared, rng);
  const near = namesOfScenes(compared);
  let priors = listPriors(records, pairs, sizes);
  let chances = startChances(among, near);
  let weights: readonly Float64Array[] = [];
  let logOdds = new Float64Array(0);
  let shares: Float64Array = new Float64Array(0);
  let matches = 0;
  for (let step = 0; step < STEPS; step++) {
    weights = patternWeights(chances);
    const weight = sumOf(weights);
    logOdds = new Float64Array(pattern.length);
    for (let p = 0; p < pattern.length; p++)
      logOdds[p] = (weight[pattern[p] as number] as number) + priors.logOddsOf(p);
    if (step === HOPELESS_FROM) {
      const isKept = (_: number, p: number): boolean => (logOdds[p] as number) > HOPELESS;
      pairs = { first: pairs.first.filter(isKept), second: pairs.second.filter(isKept) };
      pattern = pattern.filter(isKept);
      priors = listPriors(records, pairs, sizes, priors);
      logOdds = logOdds.filter(isKept);
    }
    shares = competingShares(records, pairs, logOdds, lists);
    const before = matches;
    matches = shares.reduce((sum, share) => sum + share, 0);
    chances = chancesFrom(byPattern(pattern, shares), among, near);
    priors.update(shares);
    if (step > HOPELESS_FROM && Math.abs(matches - before) < STILL * matches) break;
  }
  return { pairs, chances, shares, priorOfLists: priors.ofLists, weights, pattern, matches };
}

/** Numbers of pairs by comparison, or sums of their shares. */
function byPattern(pattern: Int32Array, shares?: Float64Array): Float64Array {
  const sums = new Float64Array(PATTERNS);
  for (let p = 0; p < pattern.length; p++) {
    const code = pattern[p] as number;
    sums[code] = (sums[code] as number) + (shares === undefined ? 1 : (shares[p] as number));
  }
  return sums;
}

/** The same by field and code of its level. */
function byLevel(sums: Float64Array): readonly Float64Array[] {
  const levels = FIELDS.map(({ codes }) => new Float64Array(codes));
  for (const [pattern, sum] of sums.entries())
    codesOf(pattern).forEach((code, f) => {
      (levels[f] as Float64Array)[code] = ((levels[f] as Float64Array)[code] as number) + sum;
    });
  return levels;
}

const sumOf = (fields: readonly Float64Array[]): Float64Array =>
  fields.reduce((sum, field) => sum.map((x, code) => x + (field[code] as number)), new Float64Array(PATTERNS));

/** Pairs of records of different lists by level of each field: from a sample, and from the candidates what is rare. */
function levelsAmongAll(
  records: readonly LossRecord[],
  sizes: Float64Array,
  compared: Float64Array,
  rng: Rng,
): readonly Float64Array[] {
  const n = records.length;
  const all = (n * n - sizes.reduce((sum, size) => sum + size * size, 0)) / 2;
  const sample = new Float64Array(PATTERNS);
  let drawn = 0;
  for (let i = 0; i < SAMPLE; i++) {
    const a = records[Math.floor(rng.uniform() * n)] as LossRecord;
    const b = records[Math.floor(rng.uniform() * n)] as LossRecord;
    if (a.list === b.list) continue;
    drawn++;
    const pattern = compare(a, b);
    sample[pattern] = (sample[pattern] as number) + 1;
  }
  const scale = all / Math.max(1, drawn);
  const among = byLevel(compared);
  return byLevel(sample).map((field, f) =>
    field.map((count, code) => Math.max(count * scale, (among[f] as Float64Array)[code] as number)),
  );
}

/** Pairs of one scene by level of the name. */
function namesOfScenes(sums: Float64Array): Float64Array {
  return byLevel(sums.map((sum, pattern) => (isOneScene(pattern) ? sum : 0)))[NAME] as Float64Array;
}

const NAME = FIELDS.findIndex(({ name }) => name === 'name');

/** Chances of different assets from counts of all pairs and of matches. */
function different(all: Float64Array, hits: Float64Array, name: (typeof FIELDS)[number]['name']): readonly number[] {
  const rest = Math.max(1, spoken(all, name) - spoken(hits, name));
  return Array.from(all, (count, code) => Math.max(LEAST_U, 0.5 / rest, (count - (hits[code] as number)) / rest));
}

function startChances(among: readonly Float64Array[], near: Float64Array): LevelChances {
  return FIELDS.map(({ codes, name }, f) => {
    const field = among[f] as Float64Array;
    const total = spoken(field, name);
    const steps = Array.from({ length: codes }, (_, code) =>
      name === 'scene' ? sceneStart(code) : code * code * code,
    );
    const sum = steps.reduce((s, x, code) => s + (isSilent(name, code) ? 0 : x), 0);
    return Array.from(field, (count, code) => {
      const u = Math.max(LEAST_U, count / total);
      const uNear = f === NAME ? Math.max(LEAST_U, (near[code] as number) / spoken(near, name)) : u;
      const m = (START_AGREEMENT * (steps[code] as number)) / sum + (1 - START_AGREEMENT) / codes;
      return { m, u, uNear };
    });
  });
}

/** Rises with agreement of place and of date; silence of one counts a little. */
const sceneStart = (code: number): number => {
  const [place, date] = [Math.floor(code / 5), code % 5];
  return (place + 0.5) * (place + 0.5) * (date + 0.5) * (date + 0.5);
};

function chancesFrom(shares: Float64Array, among: readonly Float64Array[], near: Float64Array): LevelChances {
  const matched = byLevel(shares);
  const uNear = different(near, namesOfScenes(shares), 'name');
  return FIELDS.map(({ codes, name }, f) => {
    const hits = matched[f] as Float64Array;
    const u = different(among[f] as Float64Array, hits, name);
    const total = spoken(hits, name) + PSEUDO_MATCHES;
    return u.map((chance, code) => ({
      m: ((hits[code] as number) + PSEUDO_MATCHES / codes) / total,
      u: chance,
      uNear: f === NAME ? (uNear[code] as number) : chance,
    }));
  });
}

const spoken = (field: Float64Array, name: (typeof FIELDS)[number]['name']): number =>
  Math.max(
    1,
    field.reduce((sum, x, code) => sum + (isSilent(name, code) ? 0 : x), 0),
  );

/** ln(m / u) of every comparison, by field. */
export function patternWeights(chances: LevelChances): readonly Float64Array[] {
  return FIELDS.map(({ name }, f) =>
    Float64Array.from({ length: PATTERNS }, (_, pattern) => {
      const code = codesOf(pattern)[f] as number;
      if (isSilent(name, code)) return 0;
      const { m, u, uNear } = (chances[f] as readonly LevelChance[])[code] as LevelChance;
      return Math.log(m / (isOneScene(pattern) ? uNear : u));
    }),
  );
}

/** Prior odds by pair of lists: matches over the pairs that two unmatched records of them can make. */
type Priors = {
  readonly ofLists: (i: number, j: number) => number;
  readonly logOddsOf: (pair: number) => number;
  readonly update: (shares: Float64Array) => void;
};

/** @param before whose numbers are taken over */
function listPriors(
  records: readonly LossRecord[],
  { first, second }: Pairs,
  sizes: Float64Array,
  before?: Priors,
): Priors {
  const lists = sizes.length;
  const place = Int32Array.from(first, (a, p) => {
    const [i, j] = [(records[a] as LossRecord).list, (records[second[p] as number] as LossRecord).list];
    return Math.min(i, j) * lists + Math.max(i, j);
  });
  const logOdds = new Float64Array(lists * lists);
  const set = (i: number, j: number, matches: number): void => {
    const [a, b] = [sizes[i] as number, sizes[j] as number];
    const left = (size: number): number => Math.max(size - matches, 0.02 * size, 1);
    logOdds[i * lists + j] = Math.log(Math.max(matches, 0.1) / (left(a) * left(b)));
  };
  const each = (matchesOf: (i: number, j: number) => number): void => {
    for (let i = 0; i < lists; i++) for (let j = i + 1; j < lists; j++) set(i, j, matchesOf(i, j));
  };
  if (before === undefined) each((i, j) => START_SHARE * Math.min(sizes[i] as number, sizes[j] as number));
  else
    for (let i = 0; i < lists; i++) for (let j = i + 1; j < lists; j++) logOdds[i * lists + j] = before.ofLists(i, j);
  return {
    ofLists: (i: number, j: number): number => logOdds[Math.min(i, j) * lists + Math.max(i, j)] as number,
    logOddsOf: (p: number): number => logOdds[place[p] as number] as number,
    update: (shares: Float64Array): void => {
      const sums = new Float64Array(lists * lists);
      for (let p = 0; p < shares.length; p++)
        sums[place[p] as number] = (sums[place[p] as number] as number) + (shares[p] as number);
      each((i, j) => sums[i * lists + j] as number);
    },
  };
}
