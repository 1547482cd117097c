/** Who read last on this machine: nobody is taken for the reader before he says so. */
import type { Case } from '../../../core/case.js';
import { keepList, keptText, listIn } from '../../model/kept-list.js';

const KEY = 'plumbline-reader';

/** Its id; blank where nobody read here, or the case does not know him. */
export function lastSource({ sources }: Pick<Case, 'sources'>): string {
  const [last] = listIn(keptText(KEY));
  return sources.find(({ id }) => id === last)?.id ?? '';
}

export const keepLastSource = (id: string): boolean => keepList(KEY, [id]);
