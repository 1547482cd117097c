/** Columns of every cell of the problem: as a sweep left them, and as they are for shares and sets that are given. */
import { ownColumns } from './cell';
import { column, get, grown, put } from './memory';

const columnAll = column();
let made: i32 = 0;

export function sweptColumns(c: i32): usize {
  return columnsAt(2 * c);
}

export function givenColumns(c: i32): usize {
  return columnsAt(2 * c + 1);
}

function columnsAt(i: i32): usize {
  const all = grown(columnAll, i + 1);
  for (; made <= i; made++) put(all, made, <f64>ownColumns());
  return <usize>get(all, i);
}
