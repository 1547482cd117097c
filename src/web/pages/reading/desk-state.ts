/**
 * A reading as it is made: the marks, which of them is chosen, and the readings before and after for undo and redo. Everything
 * here is pure; what a new mark says is what the last one said.
 */
import {
  CONFIDENCES,
  EMPTY_DRAFT,
  IDENTITIES,
  type PlacedMark,
  type ReadingDraft,
  STATES,
} from '../../../core/evidence/reading/placed-mark.js';

export type Manner = Pick<PlacedMark, 'assetType' | 'state' | 'confidence' | 'identityState'>;

export type DeskState = {
  readonly reading: ReadingDraft;
  /** place in the list of marks; null: none is chosen */
  readonly chosen: number | null;
  /** what the next mark says */
  readonly manner: Manner;
  readonly past: readonly ReadingDraft[];
  readonly future: readonly ReadingDraft[];
};

export type DeskAct =
  | { readonly kind: 'place'; readonly x: number; readonly y: number }
  | { readonly kind: 'choose'; readonly mark: number | null }
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  | { readonly kind: 'move'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'put'; readonly mark: number; readonly x: number; readonly y: number }
  | { readonly kind: 'say'; readonly change: Partial<Omit<PlacedMark, 'id' | 'x' | 'y'>> }
  | {
      readonly kind: 'turn';
      readonly what: 'confidence' | 'identityState' | 'assetType';
      readonly types: readonly string[];
    }
  | { readonly kind: 'remove' }
  | { readonly kind: 'none'; readonly type: string; readonly isNone: boolean }
  | { readonly kind: 'atLeast'; readonly isAtLeast: boolean }
  | { readonly kind: 'open'; readonly reading: ReadingDraft }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

/** Steps that can be undone. */
const STEPS = 500;

export const freshDesk = (firstType: string): DeskState => ({
  ...{ reading: EMPTY_DRAFT, chosen: null, past: [], future: [] },
  manner: { assetType: firstType, state: 'DESTROYED', confidence: 'PROBABLE', identityState: 'UNKNOWN' },
});

export function deskStep(now: DeskState, act: DeskAct): DeskState {
  const { reading, chosen, manner, past, future } = now;
  const { marks } = reading;
  const mark = chosen === null ? undefined : marks[chosen];
  switch (act.kind) {
    case 'place': {
      const placed: PlacedMark = { id: null, x: within(act.x), y: within(act.y), label: null, ...manner };
      return { ...changed(now, { ...reading, marks: [...marks, placed] }), chosen: marks.length };
    }
    case 'choose':
      return { ...now, chosen: act.mark !== null && marks[act.mark] ? act.mark : null };
    case 'step': {
      if (marks.length === 0) return now;
      const from = chosen ?? (act.by === 1 ? -1 : 0);
      return { ...now, chosen: (from + act.by + marks.length) % marks.length };
    }
    case 'move':
      return chosen === null || !mark
        ? now
        : withMark(now, chosen, { ...mark, x: within(mark.x + act.dx), y: within(mark.y + act.dy) });
    case 'put': {
      const put = marks[act.mark];
      return put
        ? withMark({ ...now, chosen: act.mark }, act.mark, { ...put, x: within(act.x), y: within(act.y) })
        : now;
    }
    case 'say': {
      const { label: _, ...said } = act.change;
      const next = { ...manner, ...said };
      if (chosen === null || !mark) return { ...now, manner: next };
      return { ...withMark(now, chosen, { ...mark, ...act.change }), manner: next };
    }
    case 'turn': {
      const list: readonly string[] =
        act.what === 'assetType' ? act.types : act.what === 'confidence' ? CONFIDENCES : IDENTITIES;
      const at = list.indexOf((mark ?? manner)[act.what]);
      const next = list[(at + 1) % list.length];
      return next === undefined ? now : deskStep(now, { kind: 'say', change: { [act.what]: next } });
    }
    case 'remove': {
      if (chosen === null || !mark) return now;
      const left = marks.toSpliced(chosen, 1);
      return {
        ...changed(now, { ...reading, marks: left }),
        chosen: left.length === 0 ? null : Math.min(chosen, left.length - 1),
      };
    }
    case 'none': {
      const others = reading.none.filter((type) => type !== act.type);
      return changed(now, { ...reading, none: act.isNone ? [...others, act.type] : others });
    }
    case 'atLeast':
      return changed(now, { ...reading, isAtLeast: act.isAtLeast });
    case 'open':
      return { ...now, reading: act.reading, chosen: null, past: [], future: [] };
    case 'undo': {
      const before = past.at(-1);
      return before ? settled({ ...now, reading: before, past: past.slice(0, -1), future: [reading, ...future] }) : now;
    }
    case 'redo': {
      const [after, ...rest] = future;
      return after ? settled({ ...now, reading: after, past: [...past, reading], future: rest }) : now;
    }
    default:
      return act satisfies never;
  }
}

/** The state a number key stands for. */
export const stateOfKey = (key: string): PlacedMark['state'] | null => STATES[Number(key) - 1] ?? null;

function withMark(now: DeskState, at: number, mark: PlacedMark): DeskState {
  return changed(now, { ...now.reading, marks: now.reading.marks.with(at, mark) });
}

const changed = (now: DeskState, reading: ReadingDraft): DeskState => ({
  ...{ ...now, reading, future: [] },
  past: [...now.past, now.reading].slice(-STEPS),
});

const settled = (now: DeskState): DeskState => ({
  ...now,
  chosen: now.chosen !== null && now.chosen < now.reading.marks.length ? now.chosen : null,
});

const within = (part: number): number => Math.min(1, Math.max(0, part));
