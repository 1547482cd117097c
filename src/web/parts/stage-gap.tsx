/** A page whose whole stage has no number: its name as the heading, and the reason. */
import type { Gap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { say } from '../words/say.js';
import { GapNote } from './gap-note.js';

export function StageGap({ gap }: { readonly gap: Gap }) {
  const { route } = useModel();
  return (
    <>
      <h1>{route.stage === null ? say('nav.front') : say(`stage.${route.stage}`)}</h1>
      <GapNote gap={gap} />
    </>
  );
}
