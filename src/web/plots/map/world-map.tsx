/** The map on a page: opened once it is there, redrawn as its marks change, opened anew when it shows other places. */
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Lines, Place } from '../../../core/measure/place.js';
import type { PlacesShown } from '../../route/route.js';
import { say } from '../../words/say.js';
import { boundsOf, type DrawnMark, markFeatures } from './mark-features.js';
import type { OpenMap } from './open-map.js';
import { onTones, tonesOf } from './tones.js';
import css from './world-map.module.css';

type Props = {
  readonly marks: readonly DrawnMark[];
  readonly shown: PlacesShown;
  readonly line: Lines;
  /** id of the mark that has the focus in the list beside */
  readonly lookedAt: string | null;
  /** moved to when it changes */
  readonly goTo: Place | null;
  readonly label: string;
  readonly onChoose: (id: string) => void;
  /** shown instead, with a sentence, where the browser cannot draw it */
  readonly instead: ReactNode;
};

export function WorldMap({ marks, shown, line, lookedAt, goTo, label, onChoose, instead }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const opened = useRef<OpenMap | null>(null);
  const [state, setState] = useState<'opening' | 'there' | 'none'>(hasWebgl() ? 'opening' : 'none');
  const features = useMemo(() => markFeatures(marks, lookedAt), [marks, lookedAt]);
  const latest = useRef({ features, goTo, onChoose });
  latest.current = { features, goTo, onChoose };
  const isPossible = state !== 'none';

  // dependencies: what needs a map of its own; marks are handed to the one that is open
  useEffect(() => {
    const element = ref.current;
    if (!element || !isPossible) return;
    let wanted = true;
    setState('opening');
    const put = async (): Promise<void> => {
      const { openMap } = await import('./open-map.js');
      if (!wanted) return;
      opened.current = openMap({
        ...{ element, label, shown, line, bounds: boundsOf(marks) },
        tones: tonesOf(element),
        features: latest.current.features,
        onChoose: (id) => latest.current.onChoose(id),
        onReady: () => wanted && setState('there'),
      });
      if (latest.current.goTo) opened.current.goTo(latest.current.goTo);
    };
    put().catch(() => wanted && setState('none'));
    return () => {
      wanted = false;
      opened.current?.close();
      opened.current = null;
    };
  }, [shown, line, isPossible]);
  useEffect(() => opened.current?.show(features), [features]);
  useEffect(() => onTones(() => ref.current && opened.current?.dress(tonesOf(ref.current))), []);
  // dependencies: the place by its numbers, however often it is made
  useEffect(() => {
    if (goTo) opened.current?.goTo(goTo);
  }, [goTo?.lat, goTo?.lon]);

  if (!isPossible)
    return (
      <>
        <p className={css.note}>{say('map.noWebgl')}</p>
        {instead}
      </>
    );
  return (
    <div className={css.frame} data-places={shown} data-state={state}>
      <div ref={ref} className={css.map} />
      {state === 'opening' && <p className={css.wait}>{say('map.opening')}</p>}
    </div>
  );
}

let known: boolean | null = null;

/** Asked once, of a canvas that is let go of. */
function hasWebgl(): boolean {
  known ??= document.createElement('canvas').getContext('webgl2') !== null;
  return known;
}
