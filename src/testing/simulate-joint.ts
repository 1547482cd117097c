/**
 * Reports simulated from the losses model, forwards: what became of every asset, what each image lets be detected, what each
 * analyst writes. The prior and the layout are the sampler's; no other line is.
 */
import type { JointCell, JointImage, JointProblem } from '../core/losses/joint/problem.js';
import type { Latents, Shares } from '../core/losses/joint/state.js';
import { emptyLatents } from '../core/losses/joint/state.js';
import type { Statement } from '../core/losses/statements.js';
import type { Rng } from '../core/numerics/rng.js';
import { drawBeta, drawPoisson } from '../core/numerics/sample.js';
import { alarmsOf, sees } from './enumerate-joint.js';
import { type Layout, type Speaker, said } from './joint-layout.js';

const REACHED = 0.85;

const is = (chance: number, rng: Rng): boolean => rng.uniform() < chance;

/** What was there and what became of it, given the shares. @param problem the layout's, whatever was said in it */
export function drawTruth(problem: JointProblem, shares: Shares, rng: Rng): Latents {
  const latents = emptyLatents(problem);
  for (const [i, { struck }] of problem.sites.entries()) latents.struck[i] = is(struck, rng) ? 1 : 0;
  for (const [c, { site, type, present }] of problem.cells.entries()) {
    let n = -1;
    for (let left = rng.uniform(); left >= 0 && n < present.length - 1; ) left -= present[++n] as number;
    latents.present[c] = n;
    const mean = shares.hitShare[site] as number;
    const phi = shares.concentration;
    const q = latents.struck[site] && is(REACHED, rng) ? drawBeta([mean * phi, (1 - mean) * phi], rng) : 0;
    for (let asset = 0; asset < n; asset++) {
      if (!is(q, rng)) continue;
      const list = is(shares.destroyedIfHit[type] as number, rng) ? latents.destroyed : latents.damaged;
      list[c] = (list[c] as number) + 1;
    }
  }
  return latents;
}

/** Draws what each image lets be detected, given who was hit: fills the sets of `latents`. */
export function drawSets(problem: JointProblem, shares: Shares, latents: Latents, rng: Rng): void {
  const { seenDestroyed, seenDamaged, sumDestroyed, sumDamaged } = latents;
  for (const list of [seenDestroyed, seenDamaged, sumDestroyed, sumDamaged]) list.fill(0);
  for (const [c, { site, spoken }] of problem.cells.entries()) {
    const [D, M] = [latents.destroyed[c] as number, latents.damaged[c] as number];
    for (let asset = 0; asset < D + M; asset++) {
      const isDestroyed = asset < D;
      const isBlind = is(shares.blind[site] as number, rng);
      const isHidden = is(shares.hidden, rng);
      for (const { image, slot, sums } of spoken) {
        const from = problem.images[image] as JointImage;
        if (!is(sees(from, image, shares, isDestroyed, isBlind, isHidden), rng)) continue;
        const [seen, sum] = isDestroyed ? [seenDestroyed, sumDestroyed] : [seenDamaged, sumDamaged];
        seen[slot] = (seen[slot] as number) + 1;
        for (const place of sums) sum[place] = (sum[place] as number) + 1;
      }
    }
  }
}

/** What every speaker writes, given what his image let him detect. */
export const drawStatements = (
  { speakers }: Layout,
  problem: JointProblem,
  shares: Shares,
  latents: Latents,
  rng: Rng,
): readonly Statement[] => speakers.map((speaker) => drawStatement(speaker, problem, shares, latents, rng));

function drawStatement(speaker: Speaker, problem: JointProblem, shares: Shares, latents: Latents, rng: Rng): Statement {
  const { trust = 1, sumOnly = 0, silent = 0 } = speaker;
  const cells = speaker.cells.map((c) => problem.cells[c] as JointCell);
  if (silent > 0 && is(silent, rng)) return zero(trust, silent);
  let [x, y] = [0, 0];
  const call = (asDestroyed: boolean): void => {
    if (asDestroyed) x++;
    else y++;
  };
  if (!is(trust, rng))
    [x, y] = anyPair(
      cells.reduce((n, cell) => n + cell.n, 0),
      rng,
    );
  else {
    for (const { spoken } of cells) {
      const slot = spoken.find(({ image }) => image === speaker.image)?.slot as number;
      const seen = latents.seenDestroyed[slot] as number;
      for (let asset = 0; asset < seen + (latents.seenDamaged[slot] as number); asset++)
        if (is(shares.report, rng)) call(asset < seen !== is(shares.swap, rng));
    }
    const presentMean = cells.reduce((sum, cell) => sum + cell.presentMean, 0);
    const mean = alarmsOf(problem, shares, speaker.image, presentMean) / 2;
    x += drawPoisson(mean, 0, rng);
    y += drawPoisson(mean, 0, rng);
    if (is(sumOnly, rng)) [x, y] = [0, x + y];
  }
  if (x + y === 0) return zero(trust, silent);
  if (x === 0) return said(0, y, { trust, sumOnly });
  // He told states, so he is one of those who do: trusted less than before, since all the others are not.
  const told = trust * (1 - sumOnly);
  return said(x, y, { trust: told / (told + 1 - trust) });
}

const zero = (trust: number, silent: number): Statement => said(0, 0, { trust, silent, fromSilence: silent > 0 });

/** x + y <= n, all pairs equally likely. */
function anyPair(n: number, rng: Rng): [number, number] {
  let left = Math.floor(rng.uniform() * (((n + 1) * (n + 2)) / 2));
  for (let x = 0; ; x++) {
    if (left <= n - x) return [x, left];
    left -= n - x + 1;
  }
}
