/** The table of assumptions of the model, row by row, as `core/losses/visibility.ts` holds it: nothing here is typed twice. */
import type { PerScenario } from '../../core/losses/result.js';
import * as v from '../../core/losses/visibility.js';
import type { Key } from '../words/say.js';

export type AssumedRow = {
  readonly name: Key;
  /** (a, b) of a Beta in each scenario, or one plain number */
  readonly value: PerScenario<v.Beta | number>;
  readonly reason: string | Key;
};

const same = (value: v.Beta | number): PerScenario<v.Beta | number> => ({ good: value, middling: value, poor: value });

type BetaRow = typeof v.HIDDEN;
const beta = (name: Key, { beta: value, reason }: BetaRow): AssumedRow => ({ name, value, reason });
const fixed = (name: Key, value: v.Beta | number, reason: Key): AssumedRow => ({ name, value: same(value), reason });

/** What differs between the scenarios. */
export const VISIBILITY_ROWS: readonly AssumedRow[] = [
  beta('model.row.fullApron', v.COVERAGE.full_apron),
  beta('model.row.partial', v.COVERAGE.partial),
  beta('model.row.unknown', v.COVERAGE.unknown),
  beta('model.row.destroyed.optical', v.DETECT_DESTROYED.optical),
  beta('model.row.destroyed.radar', v.DETECT_DESTROYED.radar),
  beta('model.row.destroyed.oblique', v.DETECT_DESTROYED.oblique),
  beta('model.row.damaged.optical', v.DETECT_DAMAGED.optical),
  beta('model.row.damaged.radar', v.DETECT_DAMAGED.radar),
  beta('model.row.damaged.oblique', v.DETECT_DAMAGED.oblique),
  beta('model.row.hidden', v.HIDDEN),
  beta('model.row.blind', v.BLIND),
  { name: 'model.row.late', value: v.LATE_FACTOR, reason: 'model.reason.late' },
];

/** The same in all of them. */
export const COMMON_ROWS: readonly AssumedRow[] = [
  fixed('model.row.reached', v.PRIOR.reached, 'model.reason.reached'),
  fixed('model.row.claimedSite', v.PRIOR.claimedSite, 'model.reason.claimedSite'),
  fixed('model.row.hitShare', v.PRIOR.hitShare, 'model.reason.hitShare'),
  fixed('model.row.destroyedIfHit', v.PRIOR.destroyedIfHit, 'model.reason.destroyedIfHit'),
  fixed('model.row.report', v.ANALYST.report, 'model.reason.report'),
  fixed('model.row.swap', v.ANALYST.swap, 'model.reason.swap'),
  fixed('model.row.falseAlarm', v.betaMean(v.ANALYST.falseAlarm), 'model.reason.falseAlarm'),
  fixed('model.row.silence', v.ANALYST.silence, 'model.reason.silence'),
  fixed('model.row.noHit', v.NO_HIT_SEEN, 'model.reason.noHit'),
  fixed('model.row.confirmed', v.CONFIDENCE.CONFIRMED, 'model.reason.confidence'),
  fixed('model.row.probable', v.CONFIDENCE.PROBABLE, 'model.reason.confidence'),
  fixed('model.row.possible', v.CONFIDENCE.POSSIBLE, 'model.reason.confidence'),
  fixed('model.row.coarseDestroyed', v.COARSE_FACTOR.destroyed, 'model.reason.coarse'),
  fixed('model.row.coarseDamaged', v.COARSE_FACTOR.damaged, 'model.reason.coarse'),
];
