/** What was found in one file when it was looked into: the same bytes always give the same, so it is worked out once. */

import type { Gap } from '../../problem.js';
import type { Captures } from '../captures/captured.js';
import type { FileResult } from '../integrity/vocabulary.js';
import type { MediaFacts } from '../media/media-facts.js';

export type Fingerprint = {
  /** 64 hexadecimal digits for each of the eight ways to turn it, the picture as it is first */
  readonly pdq: readonly string[];
  /** 0 to 100 */
  readonly quality: number;
  readonly width: number;
  readonly height: number;
  /** seconds into a clip; null: a picture */
  readonly at: number | null;
};

export type ItemFacts = {
  /** of the file, then of what it holds */
  readonly results: readonly FileResult[];
  /** null: a file of a kind that says nothing of itself */
  readonly media: MediaFacts | Gap | null;
  /** of the picture, or of frames of the clip */
  readonly prints: readonly Fingerprint[] | Gap;
  /** seconds of a clip */
  readonly length: number | null;
  /** of an archive */
  readonly captures: Captures | null;
};
