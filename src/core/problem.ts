/**
 * The four ways something can be missing or wrong, kept apart (a caller's mistake is thrown; bad outside data is a
 * list of problems; a number that cannot be had is a gap; a doubtful number carries warnings).
 */

/** Thrown when a caller breaks a contract. The message reads `where: rule, got value`. */
export class InputError extends Error {
  constructor(where: string, rule: string, got: unknown) {
    super(`${where}: ${rule}, got ${show(got)}`);
    this.name = 'InputError';
  }
}

/** One fault in outside data, placed to the line. */
export type Problem = {
  /** file name inside the case folder */
  readonly file: string;
  /** 1-based line, null when the fault is of the whole file */
  readonly line: number | null;
  /** column name, null when the fault is of the whole row or file */
  readonly field: string | null;
  /** the rule that was broken, e.g. `at most high (4)` */
  readonly rule: string;
  /** the offending value as text; null when there is none to show */
  readonly got: string | null;
};

/** `readings.csv:12 count: a whole number, got "many"` */
export function printProblem(p: Problem): string {
  const place = p.line === null ? p.file : `${p.file}:${p.line}`;
  const field = p.field === null ? '' : ` ${p.field}`;
  return `${place}${field}: ${p.rule}${p.got === null ? '' : `, got ${show(p.got)}`}`;
}

/** Why a number cannot be had: a closed list. */
export const GAP_REASONS = [
  'not-built',
  'not-covered',
  'no-source',
  'not-dated',
  'too-few',
  'contradictory',
  'incomplete-basis',
  'beyond-horizon',
  'outside-model',
  'not-converged',
  'withheld',
] as const;
export type GapReason = (typeof GAP_REASONS)[number];

/** A number that cannot be had, with its reason. Never a null without a word, never a zero. */
export type Gap = { readonly reason: GapReason; readonly detail: string };

export function gap(reason: GapReason, detail: string): Gap {
  return { reason, detail };
}

/** Whether a number could not be had: the reason is in it. */
export function isGap(x: unknown): x is Gap {
  return typeof x === 'object' && x !== null && 'reason' in x && 'detail' in x;
}

const SHOWN = 80;
/** A value of outside data in words; what nests too deep to be written, or says itself how, is told as that. */
export function valueText(value: unknown, write: (value: unknown) => string | undefined = String): string {
  try {
    return write(value) ?? String(value);
  } catch {
    return `a value that cannot be written (${Array.isArray(value) ? 'a list' : typeof value})`;
  }
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : valueText(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${text.length} characters)` : text;
}
