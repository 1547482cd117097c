/**
 * A mark as a reader places it: one asset, where it stands in the picture, and what he says of it. A whole reading is his
 * marks and the types he looked at and saw no hit of.
 */
import type { Confidence, IdentityState, State } from '../../case.js';
import { InputError } from '../../problem.js';

export const STATES = ['NO_DAMAGE', 'DAMAGED', 'DESTROYED', 'UNKNOWN'] as const satisfies readonly State[];
export const CONFIDENCES = ['CONFIRMED', 'PROBABLE', 'POSSIBLE'] as const satisfies readonly Confidence[];
export const IDENTITIES = [
  'OPERATIONAL',
  'STORED',
  'DERELICT',
  'DECOY',
  'UNKNOWN',
] as const satisfies readonly IdentityState[];

export type PlacedMark = {
  /** its id in the case once it is saved; null: not yet */
  readonly id: string | null;
  /** parts of the picture's width from its left and of its height from its top, 0..1 */
  readonly x: number;
  readonly y: number;
  /** a type or a generic type of the case */
  readonly assetType: string;
  readonly state: State;
  readonly confidence: Confidence;
  readonly identityState: IdentityState;
  /** serial or stand: a label of the site sheet; null: no individual told */
  readonly label: string | null;
};

export type ReadingDraft = {
  readonly marks: readonly PlacedMark[];
  /** types looked at without one seen hit; passed over where marks say how those of the type stand */
  readonly none: readonly string[];
  /** there may be more of what was counted than could be made out */
  readonly isAtLeast: boolean;
};

export const EMPTY_DRAFT: ReadingDraft = { marks: [], none: [], isAtLeast: false };

/** Above that a picture is a survey, and is read in parts. */
export const MOST_MARKS = 500;
const MOST_TEXT = 200;

/** A reading as a page sends it. @throws InputError, naming the first field that breaks its rule */
export function readDraft(told: unknown): ReadingDraft {
  const { marks, none, isAtLeast } = objectOf(told, 'reading');
  if (!Array.isArray(marks) || marks.length > MOST_MARKS)
    throw new InputError(
      'reading.marks',
      `a list of at most ${MOST_MARKS}`,
      Array.isArray(marks) ? marks.length : marks,
    );
  if (!Array.isArray(none) || none.length > MOST_MARKS) throw new InputError('reading.none', 'a list of types', none);
  if (typeof isAtLeast !== 'boolean') throw new InputError('reading.isAtLeast', 'true or false', isAtLeast);
  return {
    marks: marks.map((mark, i) => markOf(objectOf(mark, `marks[${i}]`), `marks[${i}]`)),
    none: none.map((type, i) => textOf(type, `none[${i}]`)),
    isAtLeast,
  };
}

type Told = Readonly<Record<string, unknown>>;

function markOf(told: Told, where: string): PlacedMark {
  return {
    id: told.id === null || told.id === undefined ? null : textOf(told.id, `${where}.id`),
    x: partOf(told.x, `${where}.x`),
    y: partOf(told.y, `${where}.y`),
    assetType: textOf(told.assetType, `${where}.assetType`),
    state: oneOf(STATES, told.state, `${where}.state`),
    confidence: oneOf(CONFIDENCES, told.confidence, `${where}.confidence`),
    identityState: oneOf(IDENTITIES, told.identityState, `${where}.identityState`),
    label: told.label === null || told.label === undefined ? null : textOf(told.label, `${where}.label`),
  };
}

function objectOf(value: unknown, where: string): Told {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Told;
  throw new InputError(where, 'an object', value);
}

function textOf(value: unknown, where: string): string {
  if (typeof value === 'string' && value.trim() !== '' && value.length <= MOST_TEXT) return value.trim();
  throw new InputError(where, `text of at most ${MOST_TEXT} characters`, value);
}

function partOf(value: unknown, where: string): number {
  if (typeof value === 'number' && value >= 0 && value <= 1) return value;
  throw new InputError(where, 'a part from 0 to 1', value);
}

function oneOf<T extends string>(list: readonly T[], value: unknown, where: string): T {
  const found = list.find((one) => one === value);
  if (found === undefined) throw new InputError(where, `one of ${list.join(', ')}`, value);
  return found;
}
