/**
 * A brush over the days of the case: drag over the strip to choose days, drag the ends or the whole, or use the keys on
 * each of them. What is listed is narrowed to the days; no number is weighed anew.
 */
import { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef } from 'react';
import { dayRange, dayText } from '../../core/measure/day.js';
import type { CaseDays } from '../model/case-days.js';
import type { Days } from '../route/route.js';
import { dayWords } from '../words/days.js';
import { say } from '../words/say.js';
import { brushScale } from './brush-scale.js';
import { BrushStrip } from './brush-strip.js';
import css from './time-brush.module.css';
import { useWidth } from './use-width.js';

type Props = {
  readonly marks: CaseDays;
  /** day numbers */
  readonly strike: { readonly first: number; readonly last: number };
  /** null: all days */
  readonly days: Days | null;
  readonly onChoose: (days: Days | null) => void;
};

type Held = 'from' | 'to' | 'both';
/** A window as day numbers. */
type Window = { readonly from: number; readonly to: number };

const PAD = 14;
const PAGE_DAYS = 7;

export function TimeBrush({ marks, strike, days, onChoose }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  // Thousands of days are gone through once, not at every step.
  const [first, last] = useMemo(() => {
    const all = [...Object.values(marks).flat(), strike.first, strike.last];
    return [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))] as const;
  }, [marks, strike.first, strike.last]);
  const scale = useMemo(() => brushScale(first, last, strike.first, width, PAD), [first, last, strike.first, width]);
  const shown: Window = days === null ? { from: first, to: last } : within(windowOf(days), first, last);
  const choose = ({ from, to }: Window): void => {
    if (from === shown.from && to === shown.to) return;
    onChoose(from <= first && to >= last ? null : { from: dayText(from), to: dayText(to) });
  };
  const move = (held: Held, step: number): void => choose(moved(shown, held, step, first, last));
  const drag = useDrag(scale.dayAt, shown, first, last, choose);
  const handle = (held: Held) => ({
    role: 'slider',
    tabIndex: 0,
    'aria-orientation': 'horizontal' as const,
    'aria-label': say(`brush.${held}`),
    'aria-valuemin': first,
    'aria-valuemax': last,
    'aria-valuenow': held === 'to' ? shown.to : shown.from,
    'aria-valuetext': held === 'both' ? spanWords(shown) : dayWords(dayText(shown[held])),
    onKeyDown: (event: KeyboardEvent) => {
      const step = stepOf(event.key, last - first);
      if (step === null) return;
      event.preventDefault();
      event.stopPropagation();
      move(held, step);
    },
    onPointerDown: (event: PointerEvent<HTMLElement>) =>
      drag.begin(event, held === 'both' && days === null ? 'new' : held),
  });
  const [x0, x1] = [scale.at(shown.from), scale.at(shown.to)];
  return (
    <section className={css.brush} aria-labelledby={id}>
      <div className={css.head}>
        <h2 id={id}>{say('brush.title')}</h2>
        <p role="status">{days === null ? say('brush.all') : spanWords(shown)}</p>
      </div>
      <div
        ref={ref}
        className={css.stage}
        data-stage
        onPointerDown={(event) => drag.begin(event, 'new')}
        onPointerMove={drag.go}
        onPointerUp={drag.end}
        onPointerCancel={drag.end}
      >
        {width > 0 && (
          <>
            <BrushStrip marks={marks} scale={scale} strike={strike} width={width} shown={shown} />
            <div
              {...handle('both')}
              className={css.window}
              style={{ insetInlineStart: x0 - 4, inlineSize: x1 - x0 + 8 }}
            />
            <div {...handle('from')} className={css.handle} style={{ insetInlineStart: x0 - 16 }} />
            <div {...handle('to')} className={`${css.handle} ${css.end}`} style={{ insetInlineStart: x1 - 8 }} />
          </>
        )}
      </div>
      <div className={css.fields}>
        <DayField
          label={say('brush.field.from')}
          day={shown.from}
          onDay={(from) => choose({ from, to: Math.max(from, shown.to) })}
        />
        <DayField
          label={say('brush.field.to')}
          day={shown.to}
          onDay={(to) => choose({ from: Math.min(shown.from, to), to })}
        />
        <button type="button" disabled={days === null} onClick={() => onChoose(null)}>
          {say('brush.clear')}
        </button>
        <button
          type="button"
          onClick={() => choose(within({ from: strike.first, to: strike.last + PAGE_DAYS }, first, last))}
        >
          {say('brush.week')}
        </button>
      </div>
    </section>
  );
}

type FieldProps = { readonly label: string; readonly day: number; readonly onDay: (day: number) => void };

function DayField({ label, day, onDay }: FieldProps) {
  return (
    <label>
      {label}{' '}
      <input
        type="date"
        value={dayText(day)}
        onChange={({ target }) => {
          const typed = dayRange(target.value)?.first;
          if (typed !== undefined) onDay(typed);
        }}
      />
    </label>
  );
}

const windowOf = ({ from, to }: Days): Window => ({
  from: dayRange(from)?.first ?? Number.NEGATIVE_INFINITY,
  to: dayRange(to)?.last ?? Number.POSITIVE_INFINITY,
});

const within = ({ from, to }: Window, first: number, last: number): Window => ({
  from: Math.min(last, Math.max(first, from)),
  to: Math.max(first, Math.min(last, to)),
});

const spanWords = ({ from, to }: Window): string =>
  from === to
    ? dayWords(dayText(from))
    : say('brush.span', { from: dayWords(dayText(from)), to: dayWords(dayText(to)) });

/** The whole is moved as far as both ends stay on the strip; an end never passes the other. */
function moved({ from, to }: Window, held: Held, step: number, first: number, last: number): Window {
  if (held === 'from') return { from: Math.min(to, Math.max(first, from + step)), to };
  if (held === 'to') return { from, to: Math.max(from, Math.min(last, to + step)) };
  const fits = Math.max(first - from, Math.min(last - to, step));
  return { from: from + fits, to: to + fits };
}

function stepOf(key: string, whole: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ...{ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 },
    ...{ PageUp: PAGE_DAYS, PageDown: -PAGE_DAYS, Home: -whole, End: whole },
  };
  return steps[key] ?? null;
}

type Drag = { readonly held: Held | 'new'; readonly from: number; readonly before: Window };

/** Pointers: a change a frame at most, however fast they move. */
function useDrag(
  dayAt: (px: number) => number,
  shown: Window,
  first: number,
  last: number,
  choose: (window: Window) => void,
) {
  const held = useRef<Drag | null>(null);
  const frame = useRef<{ id: number; act: () => void } | null>(null);
  const dayOf = (event: PointerEvent<HTMLElement>): number => {
    const stage = event.currentTarget.closest('[data-stage]') ?? event.currentTarget;
    return dayAt(event.clientX - stage.getBoundingClientRect().left);
  };
  const windowAt = (drag: Drag, day: number): Window => {
    if (drag.held === 'new') return { from: Math.min(drag.from, day), to: Math.max(drag.from, day) };
    return moved(drag.before, drag.held, day - drag.from, first, last);
  };
  const later = (act: () => void): void => {
    if (frame.current) {
      frame.current.act = act;
      return;
    }
    const waiting = { id: 0, act };
    waiting.id = requestAnimationFrame(() => {
      frame.current = null;
      waiting.act();
    });
    frame.current = waiting;
  };
  return {
    begin(event: PointerEvent<HTMLElement>, what: Held | 'new'): void {
      if (event.button !== 0) return;
      event.stopPropagation();
      const stage = event.currentTarget.closest('[data-stage]') as HTMLElement | null;
      (stage ?? event.currentTarget).setPointerCapture(event.pointerId);
      held.current = { held: what, from: dayOf(event), before: shown };
    },
    go(event: PointerEvent<HTMLElement>): void {
      const drag = held.current;
      if (drag === null) return;
      const day = dayOf(event);
      if (day !== drag.from || drag.held !== 'new') later(() => choose(windowAt(drag, day)));
    },
    end(): void {
      held.current = null;
    },
  };
}
