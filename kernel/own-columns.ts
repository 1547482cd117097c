/** Columns of every cell of the problem: as a sweep left them, and as they are for shares and sets that are given. */
import { ownColumns } from './cell';
import { column, get, grown, put } from './memory';

const columnSwept = column();
const columnGiven = column();
let swept: i32 = 0;
let given: i32 = 0;

export function sweptColumns(c: i32): usize {
  const all = grown(columnSwept, c + 1);
  for (; swept <= c; swept++) put(all, swept, <f64>ownColumns());
  return <usize>get(all, c);
}

export function givenColumns(c: i32): usize {
  const all = grown(columnGiven, c + 1);
  for (; given <= c; given++) put(all, given, <f64>ownColumns());
  return <usize>get(all, c);
}
