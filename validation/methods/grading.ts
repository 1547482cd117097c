/** B1, B3 and B5: hypotheses weighed, analysts made coherent, a desk scored. */
import { brier } from '../../src/core/evidence/grading/brier.js';
import { coherent } from '../../src/core/evidence/grading/coherent.js';
import { type Piece, type Weighing, weighHypotheses } from '../../src/core/evidence/grading/hypothesis-matrix.js';
import { type Gap, isGap } from '../../src/core/problem.js';
import type { Sections } from '../sections.js';

const HYPOTHESES = ['destroyed', 'repairable', 'not hit'];
const PRIOR = [0.3, 0.3, 0.4];
const PIECES: readonly Piece[] = [
  { id: 'video', root: null, likelihoods: [0.7, 0.7, 0.1] },
  { id: 'radar', root: null, likelihoods: [0.85, 0.45, 0.15] },
  { id: 'optical', root: null, likelihoods: [0.8, 0.05, 0.02] },
  { id: 'denial', root: null, likelihoods: [0.9, 0.9, 0.95] },
];

const whole = <T>(x: T | Gap): T => {
  if (isGap(x)) throw new Error(x.detail);
  return x;
};
const each = (name: string, p: readonly number[]) =>
  Object.fromEntries(p.map((x, h) => [`${name}: ${HYPOTHESES[h]}`, x]));
const listed = (name: string, p: readonly number[]) => Object.fromEntries(p.map((x, h) => [`${name}: ${h + 1}`, x]));

export function grading(): Sections {
  const found: Weighing = whole(weighHypotheses(PRIOR, PIECES));
  const shared = PIECES.map((piece, k) => (k < 2 ? { ...piece, root: 'one' } : piece));
  const tempered = whole(weighHypotheses(PRIOR, shared));
  const [forecasts, outcomes] = [
    [0.95, 0.9, 0.8, 0.7, 0.6, 0.55, 0.3, 0.2, 0.1, 0.05],
    [1, 1, 1, 0, 1, 0, 0, 1, 0, 0],
  ];
  const desk = whole(brier(forecasts.map((probability, i) => ({ probability, came: outcomes[i] === 1 }))));
  return {
    B1: {
      ...Object.assign({}, ...found.pieces.map(({ id, after }) => each(`after ${id}`, after))),
      ...Object.assign({}, ...found.pieces.map(({ id, without }) => each(`without ${id}`, whole(without)))),
      ...each('video and radar of one root', tempered.posterior),
      ...Object.fromEntries(
        PIECES.map(({ id, likelihoods: [a = 0, , c = 1] }) => [`${id}, destroyed to not hit`, a / c]),
      ),
      'entropy of the prior, bits': found.entropy.before,
      'entropy of the posterior, bits': found.entropy.after,
    },
    B3: { ...listed('.6 .3 .3', coherent([0.6, 0.3, 0.3])), ...listed('.9 .3 .05', coherent([0.9, 0.3, 0.05])) },
    B5: {
      brier: desk.score,
      'base rate': desk.baseRate,
      skill: whole(desk.skill),
      'log score': desk.logScore,
      miscalibration: desk.miscalibration,
      discrimination: desk.discrimination,
      uncertainty: desk.uncertainty,
    },
  };
}
