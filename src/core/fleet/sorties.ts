/**
 * What the available can put up: a salvo is what is available times the load carried in practice; over a window, each flies
 * as many sorties as its rate allows. Slack is what capacity leaves over demand: losses that eat slack cost hours, not output.
 */
import { InputError } from '../problem.js';

export type Capacity = {
  readonly available: number;
  /** weapons or loads in one go */
  readonly salvo: number;
  /** sorties in the window */
  readonly sorties: number;
  /** demand over capacity; above 1 is output lost */
  readonly utilisation: number;
  /** demanded sorties that cannot be flown */
  readonly lost: number;
};

export type Task = {
  /** loads carried per sortie in practice, above 0 */
  readonly load: number;
  /** share of the available that flies in one salvo, 0..1 */
  readonly salvoShare: number;
  /** sorties one available asset flies in the window, above 0 */
  readonly rate: number;
  /** sorties asked of the fleet in the window, at least 0 */
  readonly demand: number;
};

/** @throws InputError naming the field */
export function capacityOf(available: number, { load, salvoShare, rate, demand }: Task): Capacity {
  if (!(available >= 0)) throw new InputError('capacity.available', 'at least 0', available);
  if (!(load > 0)) throw new InputError('task.load', 'above 0', load);
  if (!(salvoShare >= 0 && salvoShare <= 1)) throw new InputError('task.salvoShare', 'between 0 and 1', salvoShare);
  if (!(rate > 0)) throw new InputError('task.rate', 'above 0', rate);
  if (!(demand >= 0)) throw new InputError('task.demand', 'at least 0', demand);
  const sorties = available * rate;
  return {
    available,
    salvo: available * load * salvoShare,
    sorties,
    utilisation: sorties > 0 ? demand / sorties : demand > 0 ? Number.POSITIVE_INFINITY : 0,
    lost: Math.max(0, demand - sorties),
  };
}
