/** A decision on sightings, saved as a row of the case: added as a revision of its own, never changed. */
import { useState } from 'react';
import type { Link } from '../../../core/case-sightings.js';
import { idsAfter } from '../../../core/casefile/new-ids.js';
import type { Cells } from '../../../core/casefile/row-edit.js';
import { api } from '../../model/api.js';
import { useModel } from '../../model/model-context.js';
import { today } from '../reading/today.js';

export type Decision = Pick<Link, 'kind' | 'first' | 'second' | 'reason'>;

export type Decide = {
  /** number: the revision that was saved */
  readonly outcome: null | 'busy' | number | Error;
  readonly send: (decision: Decision) => void;
};

const TABLE = 'links.csv';

/** @param by who decides, as he calls himself */
export function useDecide(by: string): Decide {
  const { route, open, reload } = useModel();
  const [outcome, setOutcome] = useState<Decide['outcome']>(null);
  return {
    outcome,
    send({ kind, first, second, reason }) {
      setOutcome('busy');
      const id = idsAfter(
        open.theCase.links.map((link) => link.id),
        'l1',
      )();
      const row: Cells = {
        id,
        kind,
        first,
        second: second ?? '',
        date: today(),
        decided_by: by.trim(),
        reason: reason.trim(),
      };
      const told = Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ''));
      const edits = [{ kind: 'table', table: TABLE } as const, { kind: 'add', table: TABLE, row: told } as const];
      api.editCase(route.name, open.revision, edits, reason.trim()).then(
        ({ revision }) => {
          setOutcome(revision);
          reload();
        },
        (error: Error) => setOutcome(error),
      );
    },
  };
}
