/** Years until production has replaced the lost, were all of it meant for that (methods G4). */
import { type Gap, gap } from '../problem.js';

/** @param perYear new assets a year, at least 0 */
export const yearsToBuild = (lost: number, perYear: number): number | Gap =>
  lost === 0 ? 0 : perYear > 0 ? lost / perYear : gap('beyond-horizon', 'nothing new is built: not within any horizon');
