/** A case as records that other tools can hold: its events, claims and readings, at places that may be published. */
import type { Case, Claim, Day, Reading } from '../case.js';
import type { DeskAssessment } from '../case-grading.js';
import { boundWords } from '../claims/amount.js';
import { mapPlaces } from '../depth/map-places.js';
import { icd203 } from '../losses/words.js';
import { confidenceTag, credibilityTag, likelihoodTag, reliabilityTag } from './misp.js';
import { type ExchangeRecord, NOTHING } from './record.js';

/** @param on the day of publication; what was published later is left out */
export function caseRecords(theCase: Case, on: Day): readonly ExchangeRecord[] {
  const places = new Map(mapPlaces(theCase, on).map.map((place) => [place.site, place]));
  const names = new Map(theCase.sites.map((site) => [site.id, site.name]));
  const at = (site: string | null) => {
    const place = site === null ? undefined : places.get(site);
    if (site === null || place === undefined) return {};
    const uncertaintyM = Math.ceil(place.radiusKm * 1000);
    return { lat: place.lat, lon: place.lon, uncertaintyM, place: names.get(site) ?? site };
  };
  const speakers = new Map(theCase.sources.map((source) => [source.id, source]));
  const images = new Map(theCase.imagery.map((image) => [image.id, image]));
  return [
    ...theCase.events.map((event, i) => ({
      ...record('event', `event-${i + 1}`),
      title: event.event,
      date: event.date,
      type: event.kind,
      urls: urlsOf(event.url),
    })),
    ...theCase.claims.map((claim) => ({
      ...record('claim', claim.id),
      ...at(claim.scopeSites.length === 1 ? (claim.scopeSites[0] ?? null) : null),
      title: claimTitle(claim, speakers.get(claim.sourceId)?.name ?? claim.sourceId),
      description: claim.paraphrase,
      date: claim.asOf ?? claim.date,
      known: claim.date,
      type: claim.scopeTypes.join(', ') || null,
      state: claim.verb,
      side: speakers.get(claim.sourceId)?.side ?? null,
      ...numbersOf(claim),
      unit: claim.unit,
      urls: urlsOf(claim.url),
    })),
    ...theCase.readings.map((reading) => ({
      ...record('reading', reading.id),
      ...at(reading.siteId),
      title: readingTitle(reading),
      description: reading.paraphrase,
      date: images.get(reading.imageId)?.acquired?.slice(0, 10) ?? null,
      known: reading.date,
      type: reading.assetType,
      state: reading.state,
      ...(reading.comparator === 'ge' ? { low: reading.count } : { best: reading.count }),
      unit: 'assets',
      urls: urlsOf(reading.url),
    })),
    ...gradeRecords(theCase),
  ];
}

const record = (kind: ExchangeRecord['kind'], id: string): ExchangeRecord => ({
  ...NOTHING,
  ...{ format: 'case', id, kind, known: null, own: {} },
});

const urlsOf = (url: string | null): readonly string[] => (url === null ? [] : [url]);

function claimTitle(claim: Claim, speaker: string): string {
  if (claim.comparator === null || (claim.low === null && claim.high === null))
    return `${speaker}: ${claim.paraphrase}`;
  return `${speaker}: ${boundWords(claim, String)} ${claim.unit ?? ''}`.trim();
}

const readingTitle = ({ count, comparator, assetType, state }: Reading): string =>
  `${count === null ? 'No number' : `${comparator === 'ge' ? 'at least ' : ''}${count}`} ${assetType}, ${state.toLowerCase().replaceAll('_', ' ')}`;

/** One number where both ends are it, ends otherwise; an open end stays open. */
const numbersOf = ({ low, high, comparator }: Claim) =>
  low !== null && low === high && comparator !== 'about' ? { best: low } : { low, high };

/** What the desk graded, for formats that carry grades. */
function gradeRecords({ grading, sources, claims }: Case): readonly ExchangeRecord[] {
  const names = new Map(sources.map((source) => [source.id, source.name]));
  const said = new Map(claims.map((claim) => [claim.id, claim.paraphrase]));
  return [
    ...grading.sourceRatings.map((rating, i) => ({
      ...record('grade', `source-rating-${i + 1}`),
      title: names.get(rating.sourceId) ?? rating.sourceId,
      description: rating.reason,
      date: rating.validFrom,
      known: rating.validFrom,
      tags: [reliabilityTag(rating.reliability)],
    })),
    ...grading.credibility.map((grade, i) => ({
      ...record('grade', `credibility-${i + 1}`),
      title: `${grade.evidenceId} for ${grade.claimId}`,
      description: grade.reason,
      date: grade.date,
      known: grade.date,
      tags: [credibilityTag(grade.credibility)],
    })),
    ...grading.assessments.map((assessment) => ({
      ...record('grade', assessment.id),
      title: said.get(assessment.claimId) ?? assessment.claimId,
      description: assessment.rationale,
      date: assessment.date,
      known: assessment.date,
      tags: judgementTags(assessment),
    })),
  ];
}

/** No tag where no one word of ICD 203 stands for the probability. */
function judgementTags({ probability, analyticConfidence }: DeskAssessment): readonly string[] {
  const words = probability === null ? null : icd203(probability);
  const [term] = words?.terms ?? [];
  return [
    ...(words?.rule === 'term' && term !== undefined ? [likelihoodTag(term)] : []),
    ...(analyticConfidence === null ? [] : [confidenceTag(analyticConfidence)]),
  ];
}
