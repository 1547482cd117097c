/** The distribution of a cell given the shares is that of enumeration over every outcome; the likelihood of all that was said agrees too. */
import { describe, expect, test } from 'vitest';
import { errorsOf, sharesOf } from '../../../testing/enumerate-cell.js';
import { between, image, type Layout, problemOf, type Speaker, said } from '../../../testing/joint-layout.js';
import type { Statement } from '../statements.js';
import { emptyLatents } from './state.js';

/** The sampler leaves off terms under 1e-10, and with three assets at most no window is short of whole. */
const TOLERANCE = 1e-9;

const optical = image(0, 0);
const radar = image(0, 1, { destroyedFactor: 0.8, damagedFactor: 0.7 });
const coarse = image(0, 0, { id: 'coarse', destroyedFactor: 0.3, damagedFactor: 0.05 });
const video = image(0, 2);
const ground = image(0, 2, { id: 'ground', isGround: true });
const single = image(0, 0, { id: 'single', isSingle: true });

type Voices = readonly (readonly [image: number, statement: Statement])[];
const typed = (
  name: string,
  images: Layout['images'],
  voices: Voices,
  present: readonly number[] = [0, 0.2, 0.3, 0.5],
  isBlind = true,
) => ({ name, images, voices, present, isBlind });

const notTold = { sumOnly: 0.8, trust: 0.9 };
const atLeast = { atLeast: true };

const CASES = [
  typed('nobody spoke of it', [optical], []),
  typed('one count', [optical], [[0, said(1, 1)]]),
  typed('no more than a count', [optical], [[0, said(0, 0)]]),
  typed('exactly three assets', [optical], [[0, said(2, 1, { trust: 0.98 })]], [0, 0, 0, 1]),
  typed('a site seen whole', [optical], [[0, said(1, 0, { trust: 0.4 })]], between(1, 3), false),
  typed('end state not told', [optical], [[0, said(0, 2, notTold)]]),
  typed('one or more destroyed', [optical], [[0, said(1, 0, atLeast)]]),
  typed('one or more damaged', [optical], [[0, said(0, 1, { ...atLeast, trust: 0.9 })]]),
  typed('at least one each', [optical], [[0, said(1, 1, atLeast)]]),
  typed('at least two hit, end state not told', [optical], [[0, said(0, 2, { ...atLeast, ...notTold })]]),
  typed('at least, and end state half told', [optical], [[0, said(2, 1, { ...atLeast, sumOnly: 0.5, trust: 0.9 })]]),
  typed('nobody mentioned it', [optical], [[0, said(0, 0, { silent: 0.25 })]]),
  typed('a zero that may be trusted little', [radar], [[0, said(0, 0, { trust: 0.4 })]]),
  typed(
    'two analysts, one image',
    [optical],
    [
      [0, said(1, 0)],
      [0, said(0, 2, notTold)],
    ],
  ),
  typed(
    'two analysts saw no hit',
    [optical],
    [
      [0, said(0, 0, { trust: 0.95 })],
      [0, said(0, 0, { silent: 0.25 })],
    ],
  ),
  typed(
    'one counts, another is silent',
    [video],
    [
      [0, said(1, 1, atLeast)],
      [0, said(0, 0, { silent: 0.25 })],
    ],
  ),
  typed(
    'two images',
    [optical, radar],
    [
      [0, said(1, 1)],
      [1, said(1, 0, { trust: 0.9 })],
    ],
  ),
  typed(
    'two images, one coarse and late',
    [coarse, radar],
    [
      [0, said(0, 0)],
      [1, said(0, 1, notTold)],
    ],
  ),
  typed(
    'two images, three analysts',
    [optical, radar],
    [
      [0, said(1, 1)],
      [0, said(2, 0)],
      [1, said(0, 1, atLeast)],
    ],
  ),
  typed('from the ground', [ground], [[0, said(1, 1)]]),
  typed(
    'from the ground and above',
    [optical, ground],
    [
      [0, said(1, 0)],
      [1, said(1, 1, { trust: 0.9 })],
    ],
  ),
  typed(
    'above twice and the ground',
    [optical, radar, ground],
    [
      [0, said(0, 0)],
      [1, said(1, 0)],
      [2, said(0, 2)],
    ],
  ),
  typed('a single item', [single], [[0, said(1, 0, { ...atLeast, trust: 0.98 })]]),
  typed(
    'a single item, two analysts',
    [single],
    [
      [0, said(1, 0, atLeast)],
      [0, said(0, 1, { ...atLeast, ...notTold })],
    ],
  ),
  typed(
    'a single item and a count',
    [single, optical],
    [
      [0, said(1, 0, atLeast)],
      [1, said(0, 1)],
    ],
  ),
];

describe.each(CASES)('$name', ({ images, voices, present, isBlind }) => {
  const layout: Layout = {
    scenario: 'middling',
    sites: [{ struck: 1, isBlind }],
    cells: [{ site: 0, type: 0, present }],
    images,
    speakers: voices.map(([at]): Speaker => ({ image: at, cells: [0] })),
  };
  const problem = problemOf(
    layout,
    voices.map(([, s]) => s),
  );
  test.each([1, 2, 3])('as enumerated, shares %i', (seed) => {
    const given = { problem, shares: sharesOf(problem, seed), sets: emptyLatents(problem), isHeld: false };
    const { worst, logMass, logUnhit } = errorsOf(given, 0);
    expect(Math.max(worst, logMass, logUnhit)).toBeLessThan(TOLERANCE);
  });
});
