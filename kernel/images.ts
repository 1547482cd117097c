/** Walking a cell as it is written: its images one after another, and what was said in each. */
import * as at from '../src/core/losses/joint/kernel-layout';
import { after, get } from './memory';

export function firstImage(cell: usize): usize {
  return after(cell, at.CELL + <i32>get(cell, at.N) + 1);
}

export function nextImage(image: usize): usize {
  return statementAt(image, statements(image) + sums(image));
}

/** Statements on the cell, and after them the untyped counts. */
export function statementAt(image: usize, place: i32): usize {
  return after(image, at.IMAGE + place * at.STATEMENT);
}

export function statements(image: usize): i32 {
  return <i32>get(image, at.STATEMENTS);
}

export function sums(image: usize): i32 {
  return <i32>get(image, at.SUMS);
}
