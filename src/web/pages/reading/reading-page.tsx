/** Pictures and clips of the case to be read; one of them, or one frame of a clip, on its desk. The desk comes when it is asked for. */
import { lazy, Suspense } from 'react';
import { secondsOf } from '../../../core/evidence/media/survey.js';
import { useOpenModel } from '../../model/model-context.js';
import { say } from '../../words/say.js';

const ReadingDesk = lazy(async () => ({ default: (await import('./open-desk.js')).OpenDesk }));
const ChoosePicture = lazy(async () => ({ default: (await import('./choose-picture.js')).ChoosePicture }));

export function ReadingPage() {
  const { view } = useOpenModel();
  const [id, fragment] = (view.item ?? '').split('#');
  return (
    <Suspense fallback={<h1>{say('reading.title')}</h1>}>
      {id ? <ReadingDesk key={view.item} id={id} at={secondsOf(fragment ?? null)} /> : <ChoosePicture />}
    </Suspense>
  );
}
