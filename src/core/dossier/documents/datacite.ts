/**
 * DataCite Metadata 4.6 as its JSON: the mandatory properties and what a run knows beside them. A DOI is registered by whoever
 * publishes; creator and publisher read `:unav`, DataCite's own code for values that cannot be had, where nobody was named.
 */
import type { Run } from '../../run.js';
import { type Imprint, jsonText, type RunDocument } from './document.js';

export const DATACITE: RunDocument = {
  name: 'datacite',
  title: 'DataCite metadata 4.6, JSON',
  mediaType: 'application/vnd.datacite.datacite+json',
  files: (run, imprint) => [{ path: 'datacite.json', text: jsonText(dataciteOf(run, imprint)) }],
};

const UNAVAILABLE = ':unav';

export function dataciteOf(run: Run, imprint: Imprint) {
  const { theCase, asOf, version } = run;
  const { from, to } = theCase.strike;
  const sources = [...new Set(theCase.claims.flatMap(({ url }) => (url === null ? [] : [url])))];
  return {
    schemaVersion: 'http://datacite.org/schema/kernel-4',
    alternateIdentifiers: [{ alternateIdentifier: theCase.digest, alternateIdentifierType: 'SHA-256 of the case' }],
    creators: [{ name: imprint.publisher ?? UNAVAILABLE, nameType: 'Organizational' }],
    titles: [{ title: theCase.title }],
    publisher: { name: imprint.publisher ?? UNAVAILABLE },
    publicationYear: asOf.slice(0, 4),
    types: { resourceTypeGeneral: 'Dataset', resourceType: 'Assessment of claims about a strike' },
    dates: [
      { date: from === to ? from : `${from}/${to}`, dateType: 'Coverage' },
      { date: asOf, dateType: 'Other', dateInformation: 'weighed as of' },
    ],
    version: theCase.version,
    ...(theCase.licence === null ? {} : { rightsList: [{ rights: theCase.licence }] }),
    descriptions: [
      { description: theCase.description, descriptionType: 'Abstract' },
      { description: `Weighed by plumbline ${version}, seed ${run.config.seed}.`, descriptionType: 'TechnicalInfo' },
    ],
    formats: ['application/json', 'text/csv'],
    ...(imprint.url === null ? {} : { url: imprint.url }),
    relatedIdentifiers: sources.map((url) => ({
      relatedIdentifier: url,
      relatedIdentifierType: 'URL',
      relationType: 'References',
    })),
  };
}
