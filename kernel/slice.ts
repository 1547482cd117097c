/**
 * One slice-sampling update of a share in (0, 1), on the logit scale: stepping out and shrinking (Neal 2003, §4.1,
 * doi:10.1214/aos/1056562461).
 */
import { EDGE, uniform } from './chance';

/** ln density of a share up to a constant, given ln x and ln(1 − x) too; the change of scale is added here. */
export type Density = (share: f64, log: f64, logRest: f64) => f64;

const MOST_STEPS = 50;
/** Width of the first slice. */
const STEP: f64 = 1;

function at(z: f64, density: Density): f64 {
  const odds = Math.exp(-z);
  const share = 1 / (1 + odds);
  if (share <= EDGE || share >= 1 - EDGE) return -Infinity;
  const ofShare = -Math.log(1 + odds);
  const ofRest = ofShare - z;
  return density(share, ofShare, ofRest) + ofShare + ofRest;
}

export function sliceShare(share: f64, density: Density): f64 {
  const current = Math.log(share / (1 - share));
  const height = at(current, density) + Math.log(1 - uniform());
  let low = current - STEP * uniform();
  let high = low + STEP;
  for (let i = 0; i < MOST_STEPS && at(low, density) > height; i++) low -= STEP;
  for (let i = 0; i < MOST_STEPS && at(high, density) > height; i++) high += STEP;
  let tried = low + (high - low) * uniform();
  while (at(tried, density) < height) {
    if (tried < current) low = tried;
    else high = tried;
    const isNarrow = high - low < 1e-13 * (1 + Math.abs(current));
    tried = isNarrow ? current : low + (high - low) * uniform();
    if (isNarrow) break;
  }
  return 1 / (1 + Math.exp(-tried));
}
