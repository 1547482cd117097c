/** The picture being read: marks are placed by a click, carried by dragging, and everything can be done by keys alone. */
import { type Dispatch, type KeyboardEvent, useId, useState } from 'react';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import { type DeskAct, type DeskState, stateOfKey } from './desk-state.js';
import { brought, panned, toPicture, toWindow, wholeView, zoomed } from './eye.js';
import { MarkGlyph } from './mark-glyph.js';
import css from './picture.module.css';
import { type Drawn, PictureWindow } from './picture-window.js';
import { useDrag } from './use-drag.js';
import { type Looking, useWheel } from './use-eye.js';

type Props = {
  readonly drawn: Drawn;
  readonly looking: Looking;
  readonly desk: DeskState;
  readonly act: Dispatch<DeskAct>;
  readonly types: readonly string[];
  /** the field of the stand or serial */
  readonly toLabel: () => void;
};

/** Pixels of the window: by a press of an arrow, and with Shift. */
const NUDGE = 1;
const FAR = 10;
const ZOOM = 1.5;
const REACH = 14;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function PictureView({ drawn, looking, desk, act, types, toLabel }: Props) {
  const { size } = drawn;
  const { ref, frame, eye, look } = looking;
  const { reading, chosen } = desk;
  const { marks } = reading;
  const keys = useId();
  const [carried, setCarried] = useState<{ mark: number; x: number; y: number } | null>(null);
  useWheel(looking, size);

  const shown = marks.map((mark, i) => {
    const { x, y } = carried?.mark === i ? carried : mark;
    const [left, top] = toWindow(eye, size, frame, x, y);
    return { mark, left, top };
  });
  const drag = useDrag({
    hit: (at) => {
      const near = shown.map(({ left, top }) => Math.abs(left - at.left) + Math.abs(top - at.top));
      const nearest = Math.min(...near);
      return nearest <= REACH ? near.indexOf(nearest) : null;
    },
    click: ({ left, top }, mark) => {
      if (mark !== null) act({ kind: 'choose', mark });
      else {
        const [x, y] = toPicture(eye, size, frame, left, top);
        if (x >= 0 && x <= 1 && y >= 0 && y <= 1) act({ kind: 'place', x, y });
      }
    },
    carry: (mark, at, isLast) => {
      const [x, y] = toPicture(eye, size, frame, at.left, at.top);
      setCarried(isLast ? null : { mark, x, y });
      if (isLast) act({ kind: 'put', mark, x, y });
    },
    pan: (dx, dy) => look(panned(eye, size, frame, dx, dy)),
  });

  const step = (by: 1 | -1): void => {
    if (marks.length === 0) return;
    const at = ((((chosen ?? (by === 1 ? -1 : 0)) + by) % marks.length) + marks.length) % marks.length;
    act({ kind: 'choose', mark: at });
    const mark = marks[at];
    if (mark) look(brought(eye, size, frame, mark.x, mark.y));
  };
  const arrow = ([dx, dy]: readonly [number, number], isFar: boolean): void => {
    const by = isFar ? FAR : NUDGE;
    if (chosen === null) look(panned(eye, size, frame, -dx * by * FAR, -dy * by * FAR));
    else {
      const [across, down] = [size.width * eye.scale, size.height * eye.scale];
      act({ kind: 'move', dx: (dx * by) / across, dy: (dy * by) / down });
    }
  };
  const acts: Readonly<Record<string, () => void>> = {
    n: () => act({ kind: 'place', x: eye.x, y: eye.y }),
    c: () => act({ kind: 'turn', what: 'confidence', types }),
    i: () => act({ kind: 'turn', what: 'identityState', types }),
    t: () => act({ kind: 'turn', what: 'assetType', types }),
    l: toLabel,
    Delete: () => act({ kind: 'remove' }),
    Backspace: () => act({ kind: 'remove' }),
    Escape: () => act({ kind: 'choose', mark: null }),
    '+': () => look(zoomed(eye, size, frame, ZOOM)),
    '=': () => look(zoomed(eye, size, frame, ZOOM)),
    '-': () => look(zoomed(eye, size, frame, 1 / ZOOM)),
    '0': () => look(wholeView(size, frame)),
  };
  const press = (event: KeyboardEvent): void => {
    const { key, shiftKey } = event;
    const done = (work: () => void): void => {
      event.preventDefault();
      // Other keys of the workbench are not meant here.
      event.stopPropagation();
      work();
    };
    if (event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (key.toLowerCase() === 'z') done(() => act({ kind: shiftKey ? 'redo' : 'undo' }));
      else if (key.toLowerCase() === 'y') done(() => act({ kind: 'redo' }));
      return;
    }
    const state = stateOfKey(key);
    const direction = ARROWS[key];
    const known = acts[key.length === 1 ? key.toLowerCase() : key];
    if (direction) done(() => arrow(direction, shiftKey));
    else if (key === 'Enter') done(() => step(shiftKey ? -1 : 1));
    else if (state !== null) done(() => act({ kind: 'say', change: { state } }));
    else if (known) done(known);
  };

  return (
    <>
      <div
        ref={ref}
        className={css.window}
        style={{ aspectRatio: `${size.width} / ${size.height}` }}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys
        tabIndex={0}
        aria-label={say('reading.picture', { n: marks.length })}
        aria-describedby={keys}
        onKeyDown={press}
        {...drag}
      >
        {frame.width > 0 && (
          <PictureWindow drawn={drawn} eye={eye} frame={frame}>
            {shown.map(({ mark, left, top }, i) => (
              <MarkGlyph
                key={i}
                left={left}
                top={top}
                state={mark.state}
                words={String(i + 1)}
                isChosen={i === chosen}
              />
            ))}
          </PictureWindow>
        )}
      </div>
      <p id={keys} className={pages.quiet}>
        {say('reading.keys')}
      </p>
    </>
  );
}
