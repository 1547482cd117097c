/** `plumbline places`: what may be published of the places of a case, as a table or as GeoJSON. */
import { printNumbers } from '../../core/dossier/print-number.js';
import { casePlaces, publicationDay } from '../../core/evidence/place/case-places.js';
import { placesGeoJson } from '../../core/evidence/place/places-geojson.js';
import type { Precision } from '../../core/measure/location.js';
import type { ExitCode } from '../failure.js';
import type { Io } from '../io.js';
import { openCase } from '../open-case.js';
import { placesPage } from '../print/places-page.js';

export type PlacesOptions = {
  readonly json?: boolean;
  readonly on?: string;
  readonly precision?: Precision;
  readonly seed: number;
};

export async function places(path: string, options: PlacesOptions, io: Io): Promise<ExitCode> {
  const opened = await openCase(path, options.json === true, io);
  if (typeof opened === 'number') return opened;
  const { theCase } = opened;
  const on = publicationDay(theCase, options.on ?? null);
  const document = placesGeoJson(casePlaces(theCase, on, options.precision));
  if (options.json === true) io.out(`${JSON.stringify(printNumbers(document), null, 2)}\n`);
  else io.out(placesPage(theCase, document, on, io.page));
  return 0;
}
