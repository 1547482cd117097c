/** The means of the simulated world beside those of the model's table: an engine can only cover a world its table is true of. */
import * as model from '../../src/core/losses/visibility.js';
import type { Asset, Site } from '../../src/testing/strike-world/apron.js';
import type { Read } from '../../src/testing/strike-world/readings.js';
import { type StrikeWorld, strikeWorld, type Visibility } from '../../src/testing/strike-world.js';

export type MeanRow = {
  readonly name: string;
  /** Σ part / Σ whole over all strikes */
  readonly pooled: number;
  /** mean of part / whole over sites, images, … with a whole */
  readonly mean: number;
  readonly model: number;
  readonly of: number;
};

type Share = { readonly part: number; readonly whole: number };

const isHit = (asset: Asset): boolean => asset.kind === 'operational' && asset.fate !== 'untouched';
const count = <T>(all: Iterable<T>, is: (one: T) => boolean): number => [...all].filter(is).length;

export function worldMeans(visibility: Visibility, strikes: number, seed: number): readonly MeanRow[] {
  const worlds = Array.from({ length: strikes }, (_, i) => strikeWorld(seed * 10000 + i, visibility));
  const sites = worlds.flatMap((world) =>
    world.land.sites.filter((site) => site.targeted !== 'no').map((site) => siteOf(world, site)),
  );
  const images = sites.flatMap(({ reads, near }) => reads.map((read) => ({ ...read, near })));
  const beta = (row: { readonly beta: Readonly<Record<Visibility, model.Beta>> }): number =>
    model.betaMean(row.beta[visibility]);
  const coverages = (['full_apron', 'partial', 'unknown'] as const).map((coverage) =>
    row(
      `v ${coverage}`,
      beta(model.COVERAGE[coverage]),
      images.filter((i) => i.frame.coverage === coverage).map(inView),
    ),
  );
  const eyes = (['optical', 'radar', 'oblique'] as const).flatMap((eye) => {
    const own = images.filter(({ frame }) => model.seeing(frame.channel as never) === eye && isFine(frame.resolutionM));
    return [
      row(
        `p_D ${eye}`,
        beta(model.DETECT_DESTROYED[eye]),
        own.map((image) => detected(image, 'destroyed')),
      ),
      row(
        `p_M (1 − s) ${eye}`,
        beta(model.DETECT_DAMAGED[eye]) * (1 - beta(model.HIDDEN)),
        own.filter((i) => i.frame.channel !== 'ground_photo').map((image) => detected(image, 'damaged')),
      ),
    ];
  });
  const framed = sites.filter(({ isWhole }) => !isWhole);
  const overlap = [1, 2, 3].map((k) => {
    const own = framed.filter(({ frames }) => frames.length === k);
    const expected = own.map(({ frames }) => {
      const missed = frames.reduce((p, { frame }) => p * (1 - beta(model.COVERAGE[frame.coverage as 'partial'])), 1);
      return 1 - (1 - beta(model.BLIND)) * (1 - missed);
    });
    return row(
      `in none of ${k} frames`,
      average(expected),
      own.map(({ site, reads }) => inNone(site, reads)),
    );
  });
  const late = images.filter(({ frame }) => frame.after > model.LATE_DAYS);
  return [
    row(
      'hit, sites targeted yes',
      model.betaMean(model.PRIOR.hitShare) * model.PRIOR.reached,
      sites
        .filter((s) => s.site.targeted === 'yes')
        .map(({ site }) => ({
          part: count(site.assets, isHit),
          whole: count(site.assets, (a) => a.kind === 'operational'),
        })),
    ),
    row(
      'destroyed if hit',
      model.betaMean(model.PRIOR.destroyedIfHit),
      sites.map(({ site }) => ({
        part: count(site.assets, (a) => isHit(a) && a.fate === 'destroyed'),
        whole: count(site.assets, isHit),
      })),
    ),
    ...coverages,
    row(
      'b blind',
      beta(model.BLIND),
      framed.map(({ site, near }) => ({
        part: count(site.assets, isHit) - count(near, isHit),
        whole: count(site.assets, isHit),
      })),
    ),
    ...overlap,
    ...eyes,
    row('late images', 1 - (1 - model.LATE_FACTOR[visibility]), late.map(standing)),
    ...analystRows(images),
  ];
}

const isFine = (resolution: number | null): boolean => resolution === null || resolution <= model.COARSE_M;

function siteOf(world: StrikeWorld, site: Site) {
  const reads = world.reads.filter(({ frame, said }) => frame.site === site && said.length > 0);
  const far = world.beyond.get(site) ?? new Set();
  return {
    site,
    reads,
    frames: reads.filter(({ frame }) => frame.coverage !== 'single_item'),
    isWhole: reads.some(({ frame }) => frame.coverage === 'full_apron'),
    near: site.assets.filter((asset) => !far.has(asset)),
  };
}

type NearRead = Read & { readonly near: readonly Asset[] };
const inView = ({ frame, near }: NearRead): Share => ({ part: count(frame.inFrame, isHit), whole: count(near, isHit) });

function detected({ frame, shown }: Read, fate: Asset['fate']): Share {
  const is = (asset: Asset): boolean => isHit(asset) && asset.fate === fate;
  if (frame.coverage === 'single_item' || frame.after > model.LATE_DAYS) return { part: 0, whole: 0 };
  return { part: count(shown, is), whole: count(frame.inFrame, is) };
}

const inNone = (site: Site, reads: readonly Read[]): Share => {
  const seen = new Set(reads.flatMap(({ frame }) => (frame.coverage === 'single_item' ? [] : [...frame.inFrame])));
  return { part: count(site.assets, (a) => isHit(a) && !seen.has(a)), whole: count(site.assets, isHit) };
};

/** Still there on the day of the image: clearing is a share of the wrecks in the frame. */
function standing({ frame, cleared }: Read): Share {
  const whole = count(frame.inFrame, isHit);
  return { part: whole - count(cleared, isHit), whole };
}

function analystRows(images: readonly Read[]): readonly MeanRow[] {
  const own = images.filter(({ frame }) => frame.coverage !== 'single_item');
  const said = own.flatMap(({ frame, shown, said: all }) => all.map((one) => ({ ...one, frame, shown })));
  // Of types in frame, none of them to be seen hit, that one who named hits of other types does not name.
  const unnamed = said.flatMap(({ frame, shown, looksAt, findings, analyst }): Share[] => {
    if (!analyst.namesTypes || findings.every(({ state }) => state === 'NO_DAMAGE')) return [];
    const named = new Set([...findings, ...shown].map(({ type }) => type));
    const silent = new Set([...frame.inFrame].map(({ type }) => type).filter((type) => !named.has(type)));
    return [{ part: count(silent, (type) => !looksAt.includes(type)), whole: silent.size }];
  });
  const onlyDamaged = (isVideo: boolean): Share[] =>
    said
      .filter(({ frame, findings }) => {
        const states = new Set(findings.map(({ state }) => state));
        return (frame.channel === 'drone_video') === isVideo && states.has('DAMAGED') && !states.has('DESTROYED');
      })
      .map(({ tells }) => ({ part: Number(!tells), whole: 1 }));
  return [
    row('κ, unnamed for want of a look', model.ANALYST.silence, unnamed),
    row('ω not video', model.endStateNotTold('satellite_optical'), onlyDamaged(false)),
    row('ω video', model.endStateNotTold('drone_video'), onlyDamaged(true)),
  ];
}

const average = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0) / x.length;

function row(name: string, modelMean: number, shares: readonly Share[]): MeanRow {
  const own = shares.filter(({ whole }) => whole > 0);
  const sum = (of: (share: Share) => number): number => own.reduce((total, share) => total + of(share), 0);
  return {
    name,
    pooled: sum(({ part }) => part) / sum(({ whole }) => whole),
    mean: average(own.map(({ part, whole }) => part / whole)),
    model: modelMean,
    of: own.length,
  };
}
