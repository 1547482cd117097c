/**
 * One case in one scenario, laid out for the joint model: sites, the images somebody said something of, cells with what
 * was said of each in each image, and counts whose type was not told. Indices, not names: what follows runs often.
 */
import type { Case } from '../../case.js';
import type { Evidence } from '../../evidence/result.js';
import { rowsBy } from '../../measure/rows-by.js';
import type { Pmf } from '../../numerics/discrete.js';
import type { BetaShape } from '../../numerics/sample.js';
import type { Cell } from '../cells.js';
import type { ScenarioName } from '../result.js';
import type { Statement, SumStatement } from '../statements.js';
import * as v from '../visibility.js';
import { type SaidAt, saidBySite } from './said-by-site.js';

export type JointImage = {
  readonly id: string;
  readonly site: number;
  /** place in EYES */
  readonly eye: number;
  readonly isGround: boolean;
  /** shows its named items only: nothing of them is missed */
  readonly isSingle: boolean;
  /** what lateness and coarse pixels leave of detection */
  readonly destroyedFactor: number;
  readonly damagedFactor: number;
  readonly coverage: BetaShape;
};

/** What was said of one cell in one image. */
export type Spoken = {
  readonly image: number;
  /** place among all (cell, image) pairs of the problem */
  readonly slot: number;
  readonly statements: readonly Statement[];
  /** places of untyped counts that run over this cell */
  readonly sums: readonly number[];
};

export type JointCell = {
  readonly site: number;
  readonly type: number;
  /** largest number of assets it can hold */
  readonly n: number;
  readonly present: Pmf;
  /** smallest number it may hold */
  readonly least: number;
  readonly presentMean: number;
  readonly spoken: readonly Spoken[];
  /** from where something was said of it */
  readonly view: View;
  /** an untyped count runs over it */
  readonly coupled: boolean;
  /** coupled, and the one whose own sets are summed out where all others' are given: it is drawn last */
  readonly free: boolean;
  /** largest number anybody gave */
  readonly said: number;
};

/** `none`: nobody spoke of the cell; `above`: only images from above; `ground`: only ground photos */
export type View = 'none' | 'above' | 'ground' | 'both';

export type JointSum = {
  readonly statement: Statement;
  readonly image: number;
  readonly cells: readonly number[];
  /** largest number of assets in its cells */
  readonly most: number;
  readonly presentMean: number;
};

export type JointSite = {
  readonly cells: readonly number[];
  /** chance that it was struck, before any reading */
  readonly struck: number;
  /** no base-wide image was read: some of it may lie in no frame */
  readonly isBlind: boolean;
};

export type JointProblem = {
  readonly scenario: ScenarioName;
  readonly types: readonly string[];
  readonly sites: readonly JointSite[];
  readonly images: readonly JointImage[];
  readonly cells: readonly JointCell[];
  readonly sums: readonly JointSum[];
  readonly slots: number;
  /** images by place in EYES, single items left out */
  readonly through: readonly (readonly number[])[];
  /** largest number any cell can hold */
  readonly most: number;
};

/** Named items of a cell, from whatever images: nothing of them is missed. */
const SINGLE: Omit<JointImage, 'id' | 'site' | 'isGround'> = {
  eye: 2,
  isSingle: true,
  destroyedFactor: 1,
  damagedFactor: 1,
  coverage: [1, 1],
};

export const EYES: readonly v.Seeing[] = ['optical', 'radar', 'oblique'];

/**
 * The order of rows in a file decides nothing: sites and cells come sorted, and so does what was said.
 * @param cells by `inOrder`
 * @param silence false: NO_DAMAGE without a number and unmentioned types say nothing */
export const jointProblem = (
  theCase: Case,
  evidence: Evidence,
  cells: readonly Cell[],
  scenario: ScenarioName,
  silence: boolean,
): JointProblem => jointProblems(saidBySite(theCase), evidence, cells, silence)(scenario);

/** Laid out once: scenarios differ only in what their images let be seen. */
export function jointProblems(
  saidAt: SaidAt,
  evidence: Evidence,
  cells: readonly Cell[],
  silence: boolean,
): (scenario: ScenarioName) => JointProblem {
  const types = [...new Set(cells.map((cell) => cell.type))];
  const typeAt = new Map(types.map((type, i) => [type, i]));
  const bySite = rowsBy(cells, (cell) => cell.site);
  const readAt = rowsBy(evidence.images, ({ image }) => image.siteId);
  const images: JointImage[] = [];
  const seeing: ((scenario: ScenarioName) => JointImage)[] = [];
  const sums: JointSum[] = [];
  const joint: JointCell[] = [];
  let slots = 0;
  const sites = bySite.keys.map((id, site): JointSite => {
    const own = bySite.of(id);
    const reads = [...readAt.of(id)].sort(compareBy(({ image }) => image.id));
    const { said, named } = saidAt(own, reads);
    const untypedIn = rowsBy(said.sums, (sum) => sum.imageId);
    const first = joint.length;
    const spoken: Spoken[][] = own.map(() => []);
    for (const { read, byCell } of said.images) {
      const heard = byCell.map((list) =>
        list.filter((s) => silence || !s.fromSilence).sort(compareBy(({ sourceId }) => sourceId)),
      );
      for (const { cell, covers } of named) if (covers.has(read.image.id)) heard[cell] = [];
      const untyped = [...untypedIn.of(read.image.id)].sort(compareBy((sum) => `${sum.sourceId}\n${sum.cells.join()}`));
      if (untyped.length === 0 && heard.every((list) => list.length === 0)) continue;
      const image = images.push(imageOf(read, site, 'middling')) - 1;
      seeing.push((scenario) => imageOf(read, site, scenario));
      const places = untyped.map((sum) => sums.push(sumOf(sum, image, first, own)) - 1);
      for (const [i, statements] of heard.entries()) {
        const over = places.filter((place) => sums[place]?.cells.includes(first + i));
        if (statements.length + over.length > 0) spoken[i]?.push({ image, slot: slots++, statements, sums: over });
      }
    }
    for (const { cell, statement, fromGround } of named) {
      const id = `named items: ${own[cell]?.site} ${own[cell]?.type}`;
      const single = { ...SINGLE, id, site, isGround: fromGround };
      const image = images.push(single) - 1;
      seeing.push(() => single);
      spoken[cell]?.push({ image, slot: slots++, statements: [statement], sums: [] });
    }
    for (const [i, cell] of own.entries())
      joint.push({
        site,
        type: typeAt.get(cell.type) as number,
        n: cell.present.length - 1,
        present: cell.present,
        least: cell.present.findIndex((chance) => chance > 0),
        presentMean: meanOf(cell.present),
        ...spokenOf(spoken[i] ?? [], images, sums),
        free: false,
      });
    const places = own.map((_, i) => first + i);
    const free = freeAmong(places, joint);
    for (const c of free) joint[c] = { ...(joint[c] as JointCell), free: true };
    return {
      cells: [...places.filter((c) => !free.has(c)), ...free],
      struck: own[0]?.targeted === 'claimed' ? v.PRIOR.claimedSite : 1,
      isBlind: !reads.some((read) => read.image.coverage === 'full_apron'),
    };
  });
  const through = EYES.map((_, eye) => images.flatMap((image, i) => (image.eye === eye && !image.isSingle ? [i] : [])));
  const most = joint.reduce((n, cell) => Math.max(n, cell.n), 0);
  return (scenario) => ({
    scenario,
    types,
    sites,
    images: seeing.map((of) => of(scenario)),
    cells: joint,
    sums,
    slots,
    through,
    most,
  });
}

/** Largest cells first, none sharing an untyped count with another. */
function freeAmong(places: readonly number[], cells: readonly JointCell[]): ReadonlySet<number> {
  const sumsOf = (c: number): readonly number[] => (cells[c] as JointCell).spoken.flatMap(({ sums }) => sums);
  const bySize = [...places].sort((a, b) => (cells[b] as JointCell).n - (cells[a] as JointCell).n || a - b);
  const [free, taken] = [new Set<number>(), new Set<number>()];
  for (const c of bySize) {
    const own = sumsOf(c);
    if (own.length === 0 || own.some((sum) => taken.has(sum))) continue;
    free.add(c);
    for (const sum of own) taken.add(sum);
  }
  return free;
}

const compareBy =
  <T>(key: (item: T) => string) =>
  (a: T, b: T): number =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;

/** Cells sorted by site and type. */
export const inOrder = (cells: readonly Cell[]): readonly Cell[] =>
  [...cells].sort(compareBy((cell) => `${cell.site}\n${cell.type}`));

function spokenOf(spoken: readonly Spoken[], images: readonly JointImage[], sums: readonly JointSum[]) {
  const ground = spoken.some(({ image }) => images[image]?.isGround);
  const above = spoken.some(({ image }) => !images[image]?.isGround);
  const numbers = spoken.flatMap((one) =>
    [...one.statements, ...one.sums.map((place) => (sums[place] as JointSum).statement)].map(
      (s) => s.destroyed + s.damaged,
    ),
  );
  const view: View = above ? (ground ? 'both' : 'above') : ground ? 'ground' : 'none';
  return {
    spoken,
    view,
    coupled: spoken.some((one) => one.sums.length > 0),
    said: numbers.reduce((a, b) => Math.max(a, b), 0),
  };
}

function imageOf({ image, daysAfter }: Evidence['images'][number], site: number, scenario: ScenarioName): JointImage {
  const late = daysAfter > v.LATE_DAYS ? v.LATE_FACTOR[scenario] : 1;
  const isCoarse = image.resolutionM !== null && image.resolutionM > v.COARSE_M;
  const isSingle = image.coverage === 'single_item';
  return {
    id: image.id,
    site,
    eye: EYES.indexOf(v.seeing(image.channel)),
    isGround: image.channel === 'ground_photo',
    isSingle,
    destroyedFactor: late * (isCoarse ? v.COARSE_FACTOR.destroyed : 1),
    damagedFactor: late * (isCoarse ? v.COARSE_FACTOR.damaged : 1),
    coverage: v.beta(v.COVERAGE[image.coverage === 'single_item' ? 'unknown' : image.coverage], scenario),
  };
}

function sumOf(sum: SumStatement, image: number, first: number, own: readonly Cell[]): JointSum {
  const over = sum.cells.map((i) => own[i] as Cell);
  return {
    statement: sum,
    image,
    cells: sum.cells.map((i) => first + i),
    most: over.reduce((n, cell) => n + cell.present.length - 1, 0),
    presentMean: over.reduce((n, cell) => n + meanOf(cell.present), 0),
  };
}

function meanOf(pmf: Pmf): number {
  let mean = 0;
  for (let n = 0; n < pmf.length; n++) mean += n * (pmf[n] as number);
  return mean;
}
