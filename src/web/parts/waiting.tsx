/** A long answer on its way: what is being worked on, how far it has come, and a way to stop it. */
import type { Long } from '../model/use-long.js';
import { type Key, say } from '../words/say.js';
import css from './waiting.module.css';

type Props = {
  readonly long: Long<unknown>;
  readonly what: string;
  /** words of `{done} of {n} …` */
  readonly unit?: Key;
};

export function Waiting({ long, what, unit }: Props) {
  const { step, error, stopped, stop, resume } = long;
  if (error !== null)
    return (
      <p role="alert" className={css.waiting}>
        {say('error.model', { detail: error.message })}
      </p>
    );
  return (
    <div className={css.waiting}>
      <p role="status">{stopped ? say('wait.stopped') : what}</p>
      {unit !== undefined && step !== null && !stopped && (
        <>
          <progress value={step.done} max={step.of} aria-label={what} />
          <span>{say(unit, { done: step.done, n: step.of })}</span>
        </>
      )}
      {unit !== undefined && (
        <button type="button" onClick={stopped ? resume : stop}>
          {say(stopped ? 'wait.resume' : 'wait.stop')}
        </button>
      )}
    </div>
  );
}
