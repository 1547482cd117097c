/** What a glimpse leaves to the whole answer. */
import { gap } from '../problem.js';

export const ON_ITS_WAY = gap('not-converged', 'this comes with the whole answer, which is being made');
