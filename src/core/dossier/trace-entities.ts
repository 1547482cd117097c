/** `entities/<hit or destroyed>/<site, or all>/<type, or all>/<least or most>`: how few and how many distinct assets were seen. */
import { entitiesOf, type TypeRange } from '../evidence/entities/entities.js';
import { isGap } from '../problem.js';
import type { Run } from '../run.js';
import type { Draft } from './trace-shape.js';

export function traceEntities(run: Run, [kind, what, site, type, end]: readonly string[]): Draft | null {
  if (kind !== 'entities' || (what !== 'hit' && what !== 'destroyed') || (end !== 'least' && end !== 'most'))
    return null;
  const { sites } = entitiesOf(run.theCase, run.evidence.images, what);
  const asked = site === 'all' ? sites : sites.filter(({ siteId }) => siteId === site);
  const ranges = asked.flatMap(({ all, types }): readonly TypeRange[] =>
    type === 'all' ? [all] : types.filter((one) => one.type === type),
  );
  if (ranges.length === 0) return null;
  const rows = asked.flatMap(({ assets }) =>
    assets.flat().filter(({ reading }) => type === 'all' || reading.assetType === type),
  );
  const numbers = ranges.map(({ range }) => (isGap(range) ? null : range[end]));
  const isExact = ranges.every(({ range }) => isGap(range) || range.isExact);
  const sum = numbers.includes(null) ? null : numbers.reduce<number>((all, n) => all + (n ?? 0), 0);
  const seen = what === 'hit' ? 'seen damaged or destroyed' : 'seen destroyed';
  return {
    title: `${end === 'least' ? 'The least' : 'The most'} distinct assets ${seen}`,
    value: sum === null ? 'cannot be told' : `${end === 'least' && !isExact ? 'at least ' : ''}${sum}`,
    what:
      end === 'least'
        ? 'The fewest assets that could have given all these sightings.'
        : 'The number of assets if none was seen twice, but those known to be one.',
    how:
      end === 'least'
        ? 'The fewest colours of the graph in which sightings that must be different assets are joined, site by site.'
        : 'Sightings, those of one item or taken for one by a decision counted once, site by site.',
    rows: [...new Set([...rows.map(({ reading }) => reading.row), ...run.theCase.links.map(({ row }) => row)])],
    assumes: [
      'What one analyst counts of one type in one image are different assets.',
      'Items with different names are different assets, unless somebody took them for one.',
      'An asset seen at one site is not one seen at another.',
    ],
    wouldChange: [
      end === 'least'
        ? 'Two sightings held apart that could have been one raise it.'
        : 'Two sightings taken for one lower it.',
    ],
  };
}
