/**
 * ClaimReview (schema.org) for every claim with a verdict. The number claimed stands in `itemReviewed.about`; what the run
 * finds stands in the review's own `about` as a distribution, where the claim is of everything that was weighed. No rating
 * value is sent: a verdict here is a probability, and stands as a sentence.
 */
import type { ClaimEntry } from '../../claims/result.js';
import type { Verdict } from '../../losses/result.js';
import { isGap } from '../../problem.js';
import type { Run } from '../../run.js';
import { percent } from '../number-words.js';
import { printNumbers } from '../print-number.js';
import { type Imprint, idOf, jsonText, type RunDocument } from './document.js';
import { claimedQuantity, countDistribution, moneyDistribution } from './quantities.js';

export const CLAIM_REVIEW: RunDocument = {
  name: 'claimreview',
  title: 'ClaimReview of every claim, JSON-LD',
  mediaType: 'application/ld+json',
  files: (run, imprint) => [{ path: 'claimreview.jsonld', text: jsonText(claimReviews(run, imprint)) }],
};

export function claimReviews(run: Run, imprint: Imprint) {
  const entries = new Map(run.claims.entries.map((entry) => [entry.claim.id, entry]));
  return printNumbers({
    '@context': 'https://schema.org',
    '@graph': run.verdicts.flatMap((verdict) => {
      const entry = entries.get(verdict.claim);
      return entry === undefined || verdict.holds === null ? [] : [review(run, imprint, entry, verdict)];
    }),
  });
}

function review(run: Run, imprint: Imprint, entry: ClaimEntry, verdict: Verdict) {
  const { claim, speaker } = entry;
  const found = findings(run, entry);
  const about = claimedQuantity(claim);
  return {
    '@type': 'ClaimReview',
    '@id': idOf(imprint, `review-${claim.id}`),
    ...(imprint.url === null ? {} : { url: idOf(imprint, `claim-${claim.id}`) }),
    datePublished: run.asOf,
    ...(imprint.publisher === null ? {} : { author: { '@type': 'Organization', name: imprint.publisher } }),
    claimReviewed: claim.paraphrase,
    itemReviewed: {
      '@type': 'Claim',
      '@id': idOf(imprint, `claim-${claim.id}`),
      text: claim.paraphrase,
      author: { '@type': 'Organization', name: speaker },
      datePublished: claim.date,
      ...(claim.url === null ? {} : { appearance: { '@type': 'CreativeWork', url: claim.url } }),
      ...(about === null ? {} : { about }),
    },
    reviewRating: { '@type': 'Rating', alternateName: sentence(verdict), ratingExplanation: explanation(run, verdict) },
    ...(found.length === 0 ? {} : { about: found }),
    isBasedOn: idOf(imprint, `run-${run.theCase.digest.slice('sha256:'.length, 'sha256:'.length + 12)}`),
  };
}

/** `At least 5 are seen. That at least 12 tanks were hit: 8 %.` */
function sentence({ floor, statement, holds, wordsFor }: Verdict): string {
  const seen = floor === null ? '' : `At least ${floor} seen. `;
  return `${seen}Probability that ${statement} holds: ${holds === null ? 'not had' : percent(holds[wordsFor])}`;
}

function explanation(run: Run, { holds, wordsFor, words, excludes }: Verdict): string {
  const range = holds === null ? [] : Object.values(holds).map((p) => percent(p));
  const word = words === null ? '' : ` In words: ${words.icd203} (ICD 203).`;
  return `Weighed as of ${run.asOf} without ${excludes.length} rows that rest on the claim itself; visibility ${wordsFor}, and ${range.join(', ')} under good, middling and poor visibility.${word}`;
}

/** Distributions of the run that are of exactly what the claim is of. */
function findings(run: Run, { claim, scope, question }: ClaimEntry) {
  if (!scope.everySite || scope.types !== null) return [];
  if (claim.measure === 'value' && !isGap(run.cost)) return run.cost.byBasis.map(moneyDistribution);
  if (isGap(question) || isGap(run.losses)) return [];
  const scenario = run.losses.scenarios.find(({ name }) => name === run.config.scenario);
  if (scenario === undefined) return [];
  const isDestroyed = question.quantity === 'destroyed';
  const pmf = isDestroyed ? scenario.pmf.DESTROYED : scenario.pmf.DAMAGED_OR_DESTROYED;
  const name = `${isDestroyed ? 'Destroyed' : 'Damaged or destroyed'}, where images were read, ${scenario.name} visibility`;
  return [countDistribution(pmf, name)];
}
