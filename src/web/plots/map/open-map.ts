/**
 * MapLibre in one place: opened on an element, given marks, told of colours. This file and what it imports are fetched when
 * a map is first shown. All it draws comes with the program: no tiles, letters or styles are asked of a server.
 */
import 'maplibre-gl/dist/maplibre-gl.css';
import { type GeoJSONSource, Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Lines, Place } from '../../../core/measure/place.js';
import type { PlacesShown } from '../../route/route.js';
import { say } from '../../words/say.js';
import { baseMap } from './base-map.js';
import { mapLayers, TOUCHED } from './map-layers.js';
import type { MarkFeatures } from './mark-features.js';
import { redrawPace } from './redraw-pace.js';
import type { Tones } from './tones.js';

setWorkerUrl(workerUrl);

export type OpenMap = {
  readonly show: (features: MarkFeatures) => void;
  readonly dress: (tones: Tones) => void;
  readonly goTo: (place: Place) => void;
  readonly close: () => void;
};

type Wanted = {
  readonly element: HTMLElement;
  readonly label: string;
  readonly shown: PlacesShown;
  readonly tones: Tones;
  readonly features: MarkFeatures;
  readonly line: Lines;
  readonly bounds: [number, number, number, number] | null;
  readonly onChoose: (id: string) => void;
  readonly onReady: () => void;
};

/** Closer than the coarsest atlas can be read, nothing is gained. */
const MAX_ZOOM = 11;
const FIT_ZOOM = 7.5;

/** @throws where the browser gives no WebGL */
export function openMap({ element, label, shown, tones, features, line, bounds, onChoose, onReady }: Wanted): OpenMap {
  const { countries, names } = baseMap();
  const collection = (all: unknown[]) => ({ type: 'FeatureCollection', features: all }) as never;
  const lines = line.map((coordinates) => ({
    ...{ type: 'Feature', properties: {} },
    geometry: { type: 'LineString', coordinates },
  }));
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = new MapLibre({
    container: element,
    style: {
      version: 8,
      sources: {
        countries: { type: 'geojson', data: countries },
        names: { type: 'geojson', data: names },
        line: { type: 'geojson', data: collection(lines) },
        areas: { type: 'geojson', data: features.areas },
        marks: { type: 'geojson', data: features.marks },
      },
      layers: mapLayers(tones, shown),
    },
    ...(bounds === null ? {} : { bounds, fitBoundsOptions: { padding: roomIn(element), maxZoom: FIT_ZOOM } }),
    ...{ maxZoom: MAX_ZOOM, dragRotate: false, pitchWithRotate: false, touchPitch: false },
    // Names that fade are a dozen pictures for every change.
    ...{ attributionControl: false, cooperativeGestures: true, fadeDuration: 0 },
    // A page that is printed takes what was drawn last.
    canvasContextAttributes: { preserveDrawingBuffer: true },
    locale: {
      'Map.Title': label,
      'NavigationControl.ZoomIn': say('map.zoom.in'),
      'NavigationControl.ZoomOut': say('map.zoom.out'),
      'ScaleControl.Kilometers': 'km',
      'ScaleControl.Meters': 'm',
      'CooperativeGesturesHandler.WindowsHelpText': say('map.wheel'),
      'CooperativeGesturesHandler.MacHelpText': say('map.wheel.mac'),
      'CooperativeGesturesHandler.MobileHelpText': say('map.touch'),
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl({}), 'bottom-left');
  map.on('click', [...TOUCHED], ({ features: touched }) => {
    const id: unknown = touched?.[0]?.properties?.id;
    if (typeof id === 'string') onChoose(id);
  });
  map.on('mousemove', [...TOUCHED], () => map.getCanvas().style.setProperty('cursor', 'pointer'));
  map.on('mouseleave', [...TOUCHED], () => map.getCanvas().style.removeProperty('cursor'));
  map.once('idle', onReady);
  const pace = redrawPace();
  // A picture is done when the next frame may begin.
  map.on('render', () => {
    const from = performance.now();
    requestAnimationFrame(() => pace.took(performance.now() - from));
  });
  // Loaded once, it takes what it is given, though it be still at work on what it was given before.
  let isLoaded = false;
  map.once('load', () => {
    isLoaded = true;
  });
  const whenLoaded = (act: () => void): void => {
    if (isLoaded) act();
    else map.once('load', act);
  };
  const wanted: { features: MarkFeatures | null; place: Place | null } = { features: null, place: null };
  let drawnAreas = looksOf(features);
  const want = (change: Partial<typeof wanted>): void => {
    Object.assign(wanted, change);
    // What is shown is not yet what was chosen.
    element.setAttribute('aria-busy', 'true');
    pace.wants(() => whenLoaded(draw));
  };
  const draw = (): void => {
    const { features, place } = wanted;
    Object.assign(wanted, { features: null, place: null });
    // Where a picture takes long, a flight is a row of stills that the hand waits for.
    if (place) map.easeTo({ center: [place.lon, place.lat], ...(isStill || pace.isSlow() ? { duration: 0 } : {}) });
    if (features) {
      // What is said under a name changes with every step of the days; the areas are cut into triangles again only for their own sake.
      const areas = looksOf(features);
      if (areas !== drawnAreas) map.getSource<GeoJSONSource>('areas')?.setData(features.areas);
      drawnAreas = areas;
      map.getSource<GeoJSONSource>('marks')?.setData(features.marks);
    }
    map.triggerRepaint();
  };
  map.on('idle', () => {
    if (!wanted.features && !wanted.place) element.removeAttribute('aria-busy');
  });
  return {
    show: (features) => want({ features }),
    goTo: (place) => want({ place }),
    dress(next) {
      whenLoaded(() => {
        for (const { id, paint, layout } of mapLayers(next, shown)) {
          for (const [property, value] of Object.entries(paint ?? {}))
            map.setPaintProperty(id, property as never, value as never);
          // Parts of one text have colours of their own.
          if (layout && 'text-field' in layout) map.setLayoutProperty(id, 'text-field', layout['text-field']);
        }
      });
    },
    close() {
      pace.close();
      map.remove();
    },
  };
}

/** All that the layers of areas go by; two corners across tell a circle or a square. */
const looksOf = ({ areas }: MarkFeatures): string =>
  areas.features
    .map(({ properties: { id, isFaint, isChosen }, geometry: { coordinates } }) => {
      const ring = coordinates[0] ?? [];
      return [id, isFaint, isChosen, ring[0], ring[Math.floor(ring.length / 2)]].join(' ');
    })
    .join('\n');

/** Names stand beside their marks. */
function roomIn({ clientWidth }: HTMLElement): { top: number; bottom: number; left: number; right: number } {
  const beside = Math.min(120, 0.16 * clientWidth);
  return { top: 40, bottom: 48, left: beside, right: beside };
}
