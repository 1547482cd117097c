/**
 * Posterior of hypotheses that exclude each other, piece of evidence by piece:
 *
 *   P(H | E₁…Eₙ) ∝ P(H) · ∏ P(Eᵢ | H)^wᵢ,     wᵢ = 1 / how many pieces share Eᵢ's root
 *
 * so that pieces of one root weigh as one voice. Each piece is also left out in turn, weights of its root's others with it,
 * and weighed alone in decibans, 10·log₁₀ of the odds by which it shifts one hypothesis against all others (Good 1950).
 *
 * The assumption most likely to be wrong: that given a hypothesis the pieces of different roots are independent.
 * Cost: pieces² · hypotheses.
 */
import { rowsBy } from '../../measure/rows-by.js';
import { type Gap, gap, isGap } from '../../problem.js';

export type Piece = {
  readonly id: string;
  /** pieces of one root share one voice; null: a root of its own */
  readonly root: string | null;
  /** under each hypothesis, 0..1 */
  readonly likelihoods: readonly number[];
};

export type WeighedPiece = Piece & {
  readonly weight: number;
  /** posterior after this piece and all before it */
  readonly after: readonly number[];
  /** decibans for each hypothesis against the others taken together, from the posterior before it; ±∞ where it settles one */
  readonly decibans: readonly number[];
  /** posterior without this piece; a gap where the rest contradicts itself */
  readonly without: readonly number[] | Gap;
};

export type Weighing = {
  readonly prior: readonly number[];
  readonly posterior: readonly number[];
  readonly pieces: readonly WeighedPiece[];
  /** of the prior and of the posterior, bits */
  readonly entropy: { readonly before: number; readonly after: number };
};

/** @param prior at least 0 each; scaled to sum to 1 */
export function weighHypotheses(prior: readonly number[], pieces: readonly Piece[]): Weighing | Gap {
  const start = normalised(prior.map(Math.log));
  if (isGap(start)) return start;
  const weights = weightsOf(pieces);
  const steps: (readonly number[])[] = [start];
  for (let k = 1; k <= pieces.length; k++) {
    const step = posteriorOf(start, pieces.slice(0, k), weights);
    if (isGap(step))
      return gap('contradictory', `${pieces[k - 1]?.id}: impossible under every hypothesis the rest leaves`);
    steps.push(step);
  }
  const posterior = steps.at(-1) as readonly number[];
  return {
    prior: start,
    posterior,
    pieces: pieces.map((piece, k) => {
      const others = pieces.filter((_, i) => i !== k);
      const [before, after] = [steps[k] as readonly number[], steps[k + 1] as readonly number[]];
      return {
        ...piece,
        weight: weights[k] as number,
        after,
        decibans: after.map((p, h) => decibans(before[h] as number, p)),
        without: posteriorOf(start, others, weightsOf(others)),
      };
    }),
    entropy: { before: entropyBits(start), after: entropyBits(posterior) },
  };
}

/** 1 over the number of pieces that share a root. */
function weightsOf(pieces: readonly Piece[]): readonly number[] {
  const byRoot = rowsBy(pieces, ({ root }) => root);
  return pieces.map(({ root }) => (root === null ? 1 : 1 / byRoot.of(root).length));
}

function posteriorOf(
  prior: readonly number[],
  pieces: readonly Piece[],
  weights: readonly number[],
): readonly number[] | Gap {
  const logs = prior.map((p, h) =>
    pieces.reduce((sum, piece, k) => sum + (weights[k] as number) * Math.log(piece.likelihoods[h] ?? 0), Math.log(p)),
  );
  return normalised(logs);
}

function normalised(logs: readonly number[]): readonly number[] | Gap {
  const most = Math.max(...logs);
  if (!Number.isFinite(most)) return gap('contradictory', 'no hypothesis allows all of it');
  const raw = logs.map((log) => Math.exp(log - most));
  const total = raw.reduce((sum, x) => sum + x, 0);
  return raw.map((x) => x / total);
}

function decibans(before: number, after: number): number {
  if (before === after) return 0;
  return 10 * Math.LOG10E * (logOdds(after) - logOdds(before));
}
const logOdds = (p: number): number => Math.log(p) - Math.log1p(-p);

/** −Σ p·log₂ p, bits. */
export const entropyBits = (p: readonly number[]): number =>
  p.reduce((sum, x) => sum - (x > 0 ? (x * Math.log(x)) / Math.LN2 : 0), 0);
