/** What a glimpse leaves to the whole answer. */
import { gap } from '../problem.js';

export const ON_ITS_WAY = gap('not-converged', 'this asks for a fit of its own, which is being made');
