import { expect, test } from 'vitest';
import { assumptionsText } from '../../client/assumptions-text.js';
import { lineFrom, MOST_POSITIONS } from './line-from-file.js';

const text = (type: string, coordinates: unknown): string => JSON.stringify({ type, coordinates });
const told = (of: string): string => {
  const read = lineFrom('front.geojson', of);
  return read.ok ? '' : read.told.join('\n');
};

test('a line across the antimeridian is read as it is, to a hundred metres', () => {
  expect(
    lineFrom(
      'front.geojson',
      text('LineString', [
        [179.12345, 60],
        [-179, 61],
      ]),
    ),
  ).toEqual({
    ok: true,
    lines: [
      [
        [179.123, 60],
        [-179, 61],
      ],
    ],
  });
});

test('a border cut along the antimeridian loses the edges that only close it', () => {
  const ring = [
    [170, 60],
    [180, 60],
    [180, 65],
    [170, 65],
    [170, 60],
  ];
  const read = lineFrom('front.geojson', text('Polygon', [ring]));
  if (!read.ok) throw new Error(read.told.join());
  const edges = read.lines.flatMap((line) => line.slice(1).map((point, i) => [line[i], point]));
  expect(edges.length).toBe(3);
  expect(edges.some(([a, b]) => a?.[0] === 180 && b?.[0] === 180)).toBe(false);
});

test('what is no line is refused with its place and its rule', () => {
  expect(told('{')).toContain('front.geojson');
  expect(told(text('Point', [5, 5]))).toContain('a LineString, MultiLineString, Polygon or MultiPolygon');
  expect(told(text('LineString', [[5, 5]]))).toContain('lines of at least two positions, got "1"');
  expect(
    told(
      text('LineString', [
        [190, 5],
        [5, 5],
      ]),
    ),
  ).toContain('positions [longitude, latitude] in degrees');
  expect(
    told(
      text('LineString', [
        [5, 91],
        [5, 5],
      ]),
    ),
  ).toContain('positions [longitude, latitude] in degrees');
  expect(
    told(
      text('Polygon', [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ],
      ]),
    ),
  ).toContain('rings that end where they begin');
});

test('a line of the most positions still fits an address, one more is refused', () => {
  const zigzag = (n: number) => Array.from({ length: n }, (_, i) => [-100.123 - i / 7, -50.456 - (i % 9) / 7]);
  expect(told(text('LineString', zigzag(MOST_POSITIONS + 1)))).toContain(`at most ${MOST_POSITIONS} positions`);
  const read = lineFrom('front.geojson', text('LineString', zigzag(MOST_POSITIONS)));
  if (!read.ok) throw new Error(read.told.join());
  const line = { label: 'the front', source: 'a map', lines: read.lines };
  expect(assumptionsText({ name: 'x', depthBook: { line } })).not.toBeNull();
});
