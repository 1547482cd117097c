/** What is drawn and in which order, in the colours of the page: base, line, areas of uncertainty, marks, names. */
import type { LayerSpecification } from 'maplibre-gl';
import type { PlacesShown } from '../../route/route.js';
import type { Tones } from './tones.js';

/** Layers a press is heard on. */
export const TOUCHED = ['dots', 'areas'] as const;

/** Letters are drawn by the browser in the font of the page. The weight is taken from the first name, which need not exist. */
const FONT = ['Inter Variable'];
const BOLD = ['Semibold', 'Inter Variable'];

/** @param shown published places are areas with a broken edge and no middle; known ones have a middle */
export function mapLayers(tones: Tones, shown: PlacesShown): LayerSpecification[] {
  const isKnown = shown === 'known';
  const tone = isKnown ? tones.doubt : tones.attacker;
  return [
    { id: 'water', type: 'background', paint: { 'background-color': tones.wash } },
    { id: 'land', type: 'fill', source: 'countries', paint: { 'fill-color': tones.card, 'fill-antialias': false } },
    {
      id: 'borders',
      type: 'line',
      source: 'countries',
      paint: { 'line-color': tones.edge, 'line-width': 0.6, 'line-opacity': 0.7 },
    },
    {
      id: 'line',
      type: 'line',
      source: 'line',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': tones.defender, 'line-width': 1.6 },
    },
    {
      id: 'areas',
      type: 'fill',
      source: 'areas',
      paint: { 'fill-color': tone, 'fill-opacity': ['case', ['get', 'isFaint'], 0.03, isKnown ? 0.08 : 0.12] },
    },
    {
      id: 'edges',
      type: 'line',
      source: 'areas',
      paint: {
        'line-color': tone,
        'line-width': ['case', ['get', 'isChosen'], 2.5, 1.2],
        'line-opacity': FAINT,
        ...(isKnown ? {} : { 'line-dasharray': [3, 2] }),
      },
    },
    isKnown ? dotsOf(tones) : farOf(tone),
    {
      id: 'looked-at',
      type: 'circle',
      source: 'marks',
      filter: ['any', ['get', 'isChosen'], ['get', 'isLookedAt']],
      paint: {
        'circle-radius': 12,
        'circle-color': 'rgba(0,0,0,0)',
        'circle-stroke-color': tones.focus,
        'circle-stroke-width': ['case', ['get', 'isLookedAt'], 3, 2],
      },
    },
    {
      id: 'country-names',
      type: 'symbol',
      source: 'names',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': 11,
        'text-max-width': 7,
        'text-padding': 12,
        'symbol-sort-key': ['-', 0, ['get', 'size']],
      },
      paint: {
        // From afar only what is large is named.
        'text-opacity': ['step', ['zoom'], ['case', ['>', ['get', 'size'], LARGE], 1, 0], NEAR_ZOOM, 1],
        'text-color': tones.mute,
        'text-halo-color': tones.card,
        'text-halo-width': 1.2,
      },
    },
    {
      id: 'names',
      type: 'symbol',
      source: 'marks',
      filter: ['==', ['get', 'kind'], 'site'],
      layout: {
        'text-field': [
          'format',
          ['get', 'name'],
          {},
          '\n',
          {},
          ['get', 'under'],
          { 'font-scale': 0.85, 'text-font': ['literal', FONT], 'text-color': tones.mute },
        ],
        'text-font': BOLD,
        'text-size': 13,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.9,
        'text-justify': 'auto',
        'text-max-width': 12,
        'symbol-sort-key': ['case', ['get', 'isChosen'], 0, ['get', 'isFaint'], 2, 1],
      },
      paint: {
        'text-color': tones.ink,
        'text-halo-color': tones.card,
        'text-halo-width': 1.6,
        'text-opacity': ['case', ['get', 'isFaint'], 0.55, 1],
      },
    },
  ];
}

const FAINT = ['case', ['get', 'isFaint'], 0.35, 1] as never;

/** Positions in rows: filled ones of sites, open ones of readings of places. */
const dotsOf = (tones: Tones): LayerSpecification => ({
  id: 'dots',
  type: 'circle',
  source: 'marks',
  paint: {
    'circle-radius': ['match', ['get', 'kind'], 'site', 4.5, 3],
    'circle-color': ['match', ['get', 'kind'], 'site', tones.ink, tones.card],
    'circle-stroke-color': ['match', ['get', 'kind'], 'site', tones.card, tones.ink],
    'circle-stroke-width': 1.5,
    'circle-opacity': FAINT,
    'circle-stroke-opacity': FAINT,
  },
});

/** From afar an area is smaller than a pixel: a ring stands for it, wider than what it stands for, until it can be seen itself. */
const farOf = (tone: string): LayerSpecification => ({
  id: 'dots',
  type: 'circle',
  source: 'marks',
  maxzoom: NEAR_ZOOM,
  paint: {
    'circle-radius': 6,
    'circle-color': tone,
    'circle-opacity': 0.15,
    'circle-stroke-color': tone,
    'circle-stroke-width': 1.6,
    'circle-stroke-opacity': FAINT,
  },
});

/** Ten kilometres, as coarse as a published site is at least, are six pixels wide from here on, at 50° of latitude. */
const NEAR_ZOOM = 5;

/** Square degrees of the largest part of a country. */
const LARGE = 20;
