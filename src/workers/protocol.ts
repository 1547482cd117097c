/**
 * What crosses to a worker and back: two discriminated unions that both sides import. A case is opened once; every
 * later question names only the config, so a changed control costs one run and no second copy of the case.
 */
import type { Case } from '../core/case.js';
import type { RecordTable } from '../core/claims/record/record-table.js';
import type { Trace } from '../core/dossier/trace-shape.js';
import type { FogPoint, Influence, PredictiveCheck } from '../core/losses/result.js';
import type { Run, RunConfig } from '../core/run.js';
import type { OwnSeries, SeriesFile } from './own-series.js';

export type Request =
  | { readonly kind: 'open'; readonly id: number; readonly theCase: Case; readonly record: RecordTable | null }
  | { readonly kind: 'run'; readonly id: number; readonly config: RunConfig }
  | { readonly kind: 'glimpse'; readonly id: number; readonly config: RunConfig }
  /** a run made elsewhere, to be traced here */
  | { readonly kind: 'hand'; readonly id: number; readonly config: RunConfig; readonly run: Omit<Run, 'theCase'> }
  | { readonly kind: 'trace'; readonly id: number; readonly config: RunConfig; readonly trace: string }
  | { readonly kind: 'fog'; readonly id: number; readonly config: RunConfig }
  | { readonly kind: 'influence'; readonly id: number; readonly config: RunConfig }
  | { readonly kind: 'checks'; readonly id: number; readonly config: RunConfig }
  | { readonly kind: 'series'; readonly id: number; readonly config: RunConfig; readonly file: SeriesFile };

/** How far a long answer has come; any number of them before the reply. */
export type Progress = { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly of: number };

export type Reply =
  | { readonly kind: 'opened'; readonly id: number }
  | { readonly kind: 'run'; readonly id: number; readonly run: Run }
  | { readonly kind: 'glimpse'; readonly id: number; readonly run: Run }
  | { readonly kind: 'handed'; readonly id: number }
  | { readonly kind: 'trace'; readonly id: number; readonly trace: Trace | null }
  | { readonly kind: 'fog'; readonly id: number; readonly points: readonly FogPoint[] }
  | { readonly kind: 'influence'; readonly id: number; readonly influence: Influence }
  | { readonly kind: 'checks'; readonly id: number; readonly checks: readonly PredictiveCheck[] }
  | { readonly kind: 'series'; readonly id: number; readonly made: OwnSeries }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly error: { readonly name: string; readonly message: string };
    };

/** The answer a request is owed when it does not fail. */
export type Answer<K extends Request['kind']> = Extract<
  Reply,
  { kind: K extends 'open' ? 'opened' : K extends 'hand' ? 'handed' : K }
>;
