/** A coarse map: land, the line distances are measured to, and the sites as circles sized by what was counted there. */
import { useEffect, useState } from 'react';
import type { Case } from '../../core/case.js';
import type { CoarsePlace, SiteDistance } from '../../core/depth/result.js';
import type { Lines } from '../../core/measure/place.js';
import { useWidth } from '../parts/use-width.js';
import { whole } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './curves.module.css';
import { equalArea, middleOf, type Projected } from './equal-area.js';

type Props = {
  readonly theCase: Case;
  readonly sites: readonly SiteDistance[];
  /** where each site may be shown; one that is held back is missing */
  readonly places: readonly CoarsePlace[];
  /** what the map shows, in words; else how far each site lies from the line */
  readonly words?: string;
};

const PAD = 28;
/** The projection is of a sphere of radius 1. */
const EARTH_KM = 6371;

export function CoarseMap({ theCase, sites, places: coarse, words }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const land = useLand();
  const lines: Lines = theCase.line?.lines ?? [];
  const places = coarse.flatMap(({ site: id, lat, lon }) => {
    const site = theCase.sites.find((one) => one.id === id);
    return site ? [{ ...site, lat, lon }] : [];
  });
  const border = lines.flat().map(([lon, lat]) => ({ lat, lon }));
  const project = equalArea(middleOf([...places, ...(border.length > 0 ? [middleOf(border)] : [])]));
  const framed = [...places.map(project), ...lines.flat().map(([lon, lat]) => project({ lat, lon }))].filter(
    (p) => p !== null,
  );
  const [left, right] = [Math.min(...framed.map(([x]) => x)), Math.max(...framed.map(([x]) => x))];
  const [top, bottom] = [Math.min(...framed.map(([, y]) => y)), Math.max(...framed.map(([, y]) => y))];
  const scale = (width - 2 * PAD) / Math.max(1e-6, right - left);
  const height = Math.min(560, Math.max(220, (bottom - top) * scale + 2 * PAD));
  const fit = Math.min(scale, (height - 2 * PAD) / Math.max(1e-6, bottom - top));
  const on = ([x, y]: Projected): Projected => [
    width / 2 + (x - (left + right) / 2) * fit,
    height / 2 + (y - (top + bottom) / 2) * fit,
  ];
  const draw = (ring: Lines[number]): string =>
    pathOf(ring.map(([lon, lat]) => project({ lat, lon })).map((p) => (p === null ? null : on(p))));
  const bySite = new Map(sites.map((site) => [site.site, site]));
  const distances = sites
    .map((site) =>
      say('depth.map.desc', { site: site.name, km: say('depth.km', { n: whole(Math.round(site.km / 10) * 10) }) }),
    )
    .join('; ');
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={words ?? distances}
          style={{ overflow: 'hidden' }}
        >
          <path className={css.land} d={land.map(draw).join('')} />
          {lines.map((line, i) => (
            <path key={i} className={css.border} d={draw(line)} />
          ))}
          {places.map((site) => {
            const at = project(site);
            if (at === null) return null;
            const [x, y] = on(at);
            const distance = bySite.get(site.id);
            const r = 4 + Math.sqrt(distance?.weight ?? 0) * 0.9;
            const attacked = site.targeted === 'yes';
            const radius = coarse.find((place) => place.site === site.id)?.radiusKm ?? site.uncertaintyKm;
            return (
              <g key={site.id}>
                <circle className={css.ring} cx={x} cy={y} r={(radius / EARTH_KM) * fit} />
                <circle className={attacked ? css.siteHit : css.site} cx={x} cy={y} r={r} />
                {site.targeted !== 'no' && (
                  <text
                    className={css.name}
                    x={x > width - 160 ? x - r - 4 : x + r + 4}
                    y={y + 4}
                    textAnchor={x > width - 160 ? 'end' : 'start'}
                  >
                    {site.name}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}

function pathOf(points: readonly (Projected | null)[]): string {
  let path = '';
  let open = false;
  for (const point of points) {
    if (point !== null) path += `${open ? 'L' : 'M'}${point[0].toFixed(1)} ${point[1].toFixed(1)}`;
    open = point !== null;
  }
  return path;
}

/** Coastlines, loaded when a map is first shown. */
function useLand(): Lines {
  const [land, setLand] = useState<Lines>([]);
  useEffect(() => {
    let here = true;
    void import('./land.js').then(({ coastlines }) => {
      if (here) setLand(coastlines());
    });
    return () => {
      here = false;
    };
  }, []);
  return land;
}
