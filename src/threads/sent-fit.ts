/** A fit as it goes from one thread to another: in columns, and of what was weighed again only what differs from the fit itself. */
import type { Fitted } from '../core/losses/fit-task.js';
import type { CellPmfs } from '../core/losses/joint/cell-pmfs.js';
import type { KeptDraws } from '../core/losses/joint/joint-draws.js';
import type { KeptSweep } from '../core/losses/joint/kept.js';
import type { Part } from '../core/losses/joint/mixture.js';
import type { JointProblem } from '../core/losses/joint/problem.js';
import type { Reweighted } from '../core/losses/joint/without.js';
import { type Columns, toColumns, toRows } from './columns.js';

/** Whoever gave the task has the problem. */
export type SentFit = Pick<Fitted, 'chains' | 'convergence'> & {
  /** per cell, its distributions in every sweep */
  readonly cells: readonly Columns[];
  readonly shares: Columns;
  readonly sets: Columns;
  readonly beside: Columns;
  readonly draws: Columns;
  readonly weighed: readonly (readonly [stream: string, SentWeighed])[];
};

type SentWeighed = Omit<Reweighted, 'parts' | 'draws'> & {
  /** places of the cells that differ */
  readonly touched: readonly number[];
  readonly cells: readonly Columns[];
  readonly struck: Columns;
  readonly draws: Columns;
};

export type Parcel = { readonly sent: SentFit; readonly buffers: ArrayBuffer[] };

export function packFit({ kept, chains, convergence, draws, weighed }: Fitted): Parcel {
  const buffers: ArrayBuffer[] = [];
  const columnsOf = (parts: readonly Part[], c: number): Columns =>
    toColumns(
      parts.map((part) => part.cells[c] as CellPmfs),
      buffers,
    );
  const weighedAgain = ({ at, parts, draws, weights, khat, changed }: Reweighted): SentWeighed => {
    const differs = (c: number): boolean => parts.some((part, k) => part.cells[c] !== kept[at[k] as number]?.cells[c]);
    const touched = places(parts[0]).filter(differs);
    return {
      at,
      touched,
      cells: touched.map((c) => columnsOf(parts, c)),
      struck: toColumns(
        parts.map(({ struck }) => ({ struck })),
        buffers,
      ),
      draws: toColumns(draws, buffers),
      weights,
      khat,
      changed,
    };
  };
  const sent: SentFit = {
    chains,
    convergence,
    cells: places(kept[0]).map((c) => columnsOf(kept, c)),
    shares: toColumns(
      kept.map(({ shares }) => shares),
      buffers,
    ),
    sets: toColumns(
      kept.map(({ sets }) => sets),
      buffers,
    ),
    beside: toColumns(
      kept.map(({ struck, logMass, logUnhit }) => ({ struck, logMass, logUnhit })),
      buffers,
    ),
    draws: toColumns(draws, buffers),
    weighed: [...weighed].map(([stream, again]) => [stream, weighedAgain(again)]),
  };
  return { sent, buffers };
}

export function unpackFit(problem: JointProblem, sent: SentFit): Fitted {
  const cells = sent.cells.map((columns) => toRows<CellPmfs>(columns));
  const shares = toRows<KeptSweep['shares']>(sent.shares);
  const sets = toRows<KeptSweep['sets']>(sent.sets);
  const kept = toRows<Pick<KeptSweep, 'struck' | 'logMass' | 'logUnhit'>>(sent.beside).map(
    (beside, k): KeptSweep => ({
      ...beside,
      cells: cells.map((ofCell) => ofCell[k] as CellPmfs),
      shares: shares[k] as KeptSweep['shares'],
      sets: sets[k] as KeptSweep['sets'],
    }),
  );
  const weighedAgain = ({ at, touched, cells, struck, draws, weights, khat, changed }: SentWeighed): Reweighted => {
    const columns = cells.map((ofCell) => toRows<CellPmfs>(ofCell));
    const parts = toRows<Pick<Part, 'struck'>>(struck).map(({ struck }, k): Part => {
      const own = [...(kept[at[k] as number] as KeptSweep).cells];
      for (const [i, c] of touched.entries()) own[c] = columns[i]?.[k] as CellPmfs;
      return { cells: own, struck };
    });
    return { at, parts, draws: toRows<KeptDraws>(draws), weights, khat, changed };
  };
  return {
    problem,
    kept,
    chains: sent.chains,
    convergence: sent.convergence,
    draws: toRows<KeptDraws>(sent.draws),
    weighed: new Map(sent.weighed.map(([stream, again]) => [stream, weighedAgain(again)])),
  };
}

const places = (part: Part | undefined): readonly number[] => part?.cells.map((_, c) => c) ?? [];
