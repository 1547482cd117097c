/** What a desk lets be published of a place at most, whoever located it. */
import type { Precision } from './location.js';

export type PlacePolicy = {
  readonly precision: Precision;
  /** EDTF; null where the policy holds nothing back by itself */
  readonly embargoUntil: string | null;
};

/** Ten kilometres, as coarse as the sites of a case: a desk that states no policy publishes no finer. */
export const DEFAULT_POLICY: PlacePolicy = { precision: '10km', embargoUntil: null };
