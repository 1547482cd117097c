/**
 * Where a run comes from, in PROV-O as JSON-LD: the case with its digest, images and the readings made of them, claims and whom
 * they repeat, the run as an activity of this program, each verdict with what it was derived from.
 */
import type { Run } from '../../run.js';
import { type Imprint, idOf, jsonText, type RunDocument } from './document.js';

export const PROV: RunDocument = {
  name: 'prov',
  title: 'Provenance of the run, PROV-O as JSON-LD',
  mediaType: 'application/ld+json',
  files: (run, imprint) => [{ path: 'prov.jsonld', text: jsonText(provenance(run, imprint)) }],
};

export function provenance(run: Run, imprint: Imprint) {
  const id = (part: string) => ({ '@id': idOf(imprint, part) });
  const { theCase, claims, evidence, verdicts } = run;
  const speakers = new Set([
    ...claims.entries.map(({ claim }) => claim.sourceId),
    ...evidence.images.flatMap(({ analysts }) => analysts.map(({ sourceId }) => sourceId)),
  ]);
  const sources = theCase.sources.filter(({ id: source }) => speakers.has(source));
  return {
    '@context': {
      prov: 'http://www.w3.org/ns/prov#',
      rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
      dcterms: 'http://purl.org/dc/terms/',
    },
    '@graph': [
      { ...id('program'), '@type': 'prov:SoftwareAgent', 'rdfs:label': `plumbline ${run.version}` },
      { ...id('case'), '@type': 'prov:Entity', 'rdfs:label': theCase.title, 'dcterms:identifier': theCase.digest },
      {
        ...id('run'),
        '@type': 'prov:Activity',
        'rdfs:label': `weighed as of ${run.asOf}, seed ${run.config.seed}`,
        'prov:used': id('case'),
        'prov:wasAssociatedWith': id('program'),
      },
      ...sources.map(({ id: source, name }) => ({
        ...id(`source-${source}`),
        '@type': 'prov:Agent',
        'rdfs:label': name,
      })),
      ...claims.entries.map(({ claim, root }) => ({
        ...id(`claim-${claim.id}`),
        '@type': 'prov:Entity',
        'rdfs:label': claim.paraphrase,
        'dcterms:issued': claim.date,
        'prov:wasAttributedTo': id(`source-${claim.sourceId}`),
        ...(claim.url === null ? {} : { 'prov:hadPrimarySource': { '@id': claim.url } }),
        ...(root === claim.id ? {} : { 'prov:wasDerivedFrom': id(`claim-${root}`) }),
      })),
      ...evidence.images.flatMap(({ image, analysts }) => [
        {
          ...id(`image-${image.id}`),
          '@type': 'prov:Entity',
          ...(image.acquired === null ? {} : { 'dcterms:created': image.acquired }),
          ...(image.url === null ? {} : { 'prov:hadPrimarySource': { '@id': image.url } }),
        },
        ...analysts.flatMap(({ readings }) =>
          readings.map((reading) => ({
            ...id(`reading-${reading.id}`),
            '@type': 'prov:Entity',
            'rdfs:label': reading.paraphrase,
            'dcterms:issued': reading.date,
            'prov:wasAttributedTo': id(`source-${reading.sourceId}`),
            'prov:wasDerivedFrom': id(`image-${image.id}`),
          })),
        ),
      ]),
      ...verdicts.map((verdict) => ({
        ...id(`verdict-${verdict.claim}`),
        '@type': 'prov:Entity',
        'prov:wasGeneratedBy': id('run'),
        'prov:wasDerivedFrom': [id('case'), id(`claim-${verdict.claim}`)],
      })),
    ],
  };
}
