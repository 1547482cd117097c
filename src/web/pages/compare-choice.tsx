/** Which kept set to lay beside the one in use. */
import type { Assumptions } from '../../core/assumptions.js';
import { useAssumptions } from '../model/assumptions-context.js';
import { useModel } from '../model/model-context.js';
import { useNamedSets } from '../model/named-sets.js';
import { say } from '../words/say.js';

type Props = { readonly chosen: Assumptions | null; readonly onChoose: (set: Assumptions | null) => void };

export function CompareChoice({ chosen, onChoose }: Props) {
  const { current } = useAssumptions();
  const { name } = useModel().route;
  const others = useNamedSets(name).filter((set) => set.name !== current?.name);
  return (
    <label>
      {say('assume.compare')}{' '}
      <select
        value={chosen?.name ?? ''}
        onChange={({ target }) => onChoose(others.find((set) => set.name === target.value) ?? null)}
      >
        <option value="">{say('assume.compare.case')}</option>
        {others.map((set) => (
          <option key={set.name} value={set.name}>
            {set.name}
          </option>
        ))}
      </select>
    </label>
  );
}
