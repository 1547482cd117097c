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
  readonly cells: Columns;
  readonly shares: Columns;
  readonly sets: Columns;
  readonly beside: Columns;
  readonly draws: Columns;
  readonly weighed: readonly (readonly [stream: string, SentWeighed])[];
};

type SentWeighed = Omit<Reweighted, 'parts' | 'draws'> & {
  /** of the cells that differ */
  readonly cells: Columns;
  readonly struck: Columns;
  readonly draws: Columns;
};

export type Parcel = { readonly sent: SentFit; readonly buffers: ArrayBuffer[] };

export function packFit({ kept, chains, convergence, draws, weighed }: Fitted): Parcel {
  const buffers: ArrayBuffer[] = [];
  const sent: SentFit = {
    chains,
    convergence,
    cells: toColumns(kept.map(ownRows), buffers),
    shares: toColumns(kept.map(sharesOf), buffers),
    sets: toColumns(kept.map(setsOf), buffers),
    beside: toColumns(kept.map(besideOf), buffers),
    draws: toColumns(draws, buffers),
    weighed: [...weighed].map(([stream, again]) => [stream, packWeighed(again, buffers)]),
  };
  return { sent, buffers };
}

type OwnRows = Omit<CellPmfs, 'others'>;
type Beside = Pick<KeptSweep, 'struck' | 'logMass' | 'logUnhit'>;
type Struck = Pick<Part, 'struck'>;

const ownRows = ({ cells: { starts, values } }: Part): OwnRows => ({ starts, values });
const sharesOf = ({ shares }: KeptSweep): KeptSweep['shares'] => shares;
const setsOf = ({ sets }: KeptSweep): KeptSweep['sets'] => sets;
const besideOf = ({ struck, logMass, logUnhit }: KeptSweep): Beside => ({ struck, logMass, logUnhit });
const struckOf = ({ struck }: Part): Struck => ({ struck });

const packWeighed = ({ parts, draws, ...again }: Reweighted, buffers: ArrayBuffer[]): SentWeighed => ({
  ...again,
  cells: toColumns(parts.map(ownRows), buffers),
  struck: toColumns(parts.map(struckOf), buffers),
  draws: toColumns(draws, buffers),
});

export function unpackFit(problem: JointProblem, sent: SentFit): Fitted {
  const kept = keptOf(sent);
  return {
    problem,
    kept,
    chains: sent.chains,
    convergence: sent.convergence,
    draws: toRows<KeptDraws>(sent.draws),
    weighed: new Map(sent.weighed.map(([stream, again]) => [stream, unpackWeighed(again, kept)])),
  };
}

function keptOf(sent: SentFit): readonly KeptSweep[] {
  const cells = toRows<OwnRows>(sent.cells);
  const shares = toRows<KeptSweep['shares']>(sent.shares);
  const sets = toRows<KeptSweep['sets']>(sent.sets);
  const kept: KeptSweep[] = [];
  for (const [k, beside] of toRows<Beside>(sent.beside).entries())
    kept.push({
      ...beside,
      cells: { ...(cells[k] as OwnRows), others: null },
      shares: shares[k] as KeptSweep['shares'],
      sets: sets[k] as KeptSweep['sets'],
    });
  return kept;
}

function unpackWeighed({ cells, struck, draws, ...again }: SentWeighed, kept: readonly KeptSweep[]): Reweighted {
  const own = toRows<OwnRows>(cells);
  const parts: Part[] = [];
  for (const [k, part] of toRows<Struck>(struck).entries()) {
    const others = (kept[again.at[k] as number] as KeptSweep).cells;
    parts.push({ ...part, cells: { ...(own[k] as OwnRows), others } });
  }
  return { ...again, parts, draws: toRows<KeptDraws>(draws) };
}
