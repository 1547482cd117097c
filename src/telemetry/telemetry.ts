/**
 * What a collector may be told of the work: how long requests, jobs and stages took and how they ended. Never a name of a
 * case, a person or a file, an address with its parts, or bytes: attributes are of closed lists. Off unless it is asked for
 * (open-telemetry.ts), and nothing of it is loaded then.
 */
export type Attributes = Readonly<Record<string, string | number>>;

/** Milliseconds since 1970. */
export type Moment = number;

export type Piece = {
  readonly name: string;
  readonly from: Moment;
  readonly to: Moment;
  readonly attributes?: Attributes;
  /** what went wrong, in one word of ours; none: nothing did */
  readonly error?: string | undefined;
};

export type Work = Piece & {
  readonly kind: 'server' | 'consumer';
  /** what it was made of, in its own time */
  readonly parts?: readonly Piece[];
};

export type Telemetry = {
  /** A span of work that is done, with its parts below it, and its seconds in the histogram `<histogram>`. */
  readonly done: (work: Work, histogram: Histogram) => void;
  readonly count: (counter: Counter, by: number, attributes: Attributes) => void;
  /** Sends what is left; waits a few seconds at most. */
  readonly close: () => Promise<void>;
};

export type Histogram = 'http.server.request.duration' | 'plumbline.job.duration';
export type Counter = 'plumbline.intake.files';

export const NO_TELEMETRY: Telemetry = { done: () => {}, count: () => {}, close: async () => {} };

/** A stage of an assessment as it was timed where it ran. */
export type StageTime = { readonly stage: string; readonly from: Moment; readonly to: Moment };
