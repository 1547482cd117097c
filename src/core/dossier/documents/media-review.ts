/**
 * MediaReview (schema.org) for every image that was read: which image, from when, and what was read in it. No
 * `mediaAuthenticityCategory` is sent: whether a picture is authentic is not what a run judges.
 */
import type { ReadImage } from '../../evidence/result.js';
import type { Run } from '../../run.js';
import { type Imprint, idOf, jsonText, type RunDocument } from './document.js';

export const MEDIA_REVIEW: RunDocument = {
  name: 'mediareview',
  title: 'MediaReview of every image read, JSON-LD',
  mediaType: 'application/ld+json',
  files: (run, imprint) => [{ path: 'mediareview.jsonld', text: jsonText(mediaReviews(run, imprint)) }],
};

export const mediaReviews = (run: Run, imprint: Imprint) => ({
  '@context': 'https://schema.org',
  '@graph': run.evidence.images.map((read) => review(run, imprint, read)),
});

function review(run: Run, imprint: Imprint, { image, analysts }: ReadImage) {
  const kind = image.channel === 'drone_video' ? 'VideoObject' : 'ImageObject';
  return {
    '@type': 'MediaReview',
    '@id': idOf(imprint, `image-review-${image.id}`),
    datePublished: run.asOf,
    ...(imprint.publisher === null ? {} : { author: { '@type': 'Organization', name: imprint.publisher } }),
    ...(image.url === null ? {} : { originalMediaLink: image.url }),
    originalMediaContextDescription: analysts
      .flatMap(({ readings }) => readings.map(({ paraphrase }) => paraphrase))
      .join('. '),
    itemReviewed: {
      '@type': 'MediaReviewItem',
      mediaItemAppearance: {
        '@type': kind,
        identifier: image.id,
        ...(image.url === null ? {} : { url: image.url }),
        ...(image.acquired === null ? {} : { dateCreated: image.acquired }),
        ...(image.firstPublished === null ? {} : { datePublished: image.firstPublished }),
        ...(image.provider === null ? {} : { provider: { '@type': 'Organization', name: image.provider } }),
      },
    },
  };
}
