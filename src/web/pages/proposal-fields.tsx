/** One proposed claim: keep it or not, and correct what was read. */
import { type Comparator, MEASURES, type Measure, VERBS, type Verb } from '../../core/case.js';
import type { Proposal } from '../../core/claims/extract/proposal.js';
import { say } from '../words/say.js';
import css from './read-text.module.css';

const COMPARATORS: readonly Comparator[] = ['eq', 'ge', 'le', 'about', 'range'];

type Props = {
  readonly id: string;
  readonly place: number;
  readonly proposal: Proposal;
  readonly isKept: boolean;
  readonly onChange: (edit: Proposal | null, isKept: boolean) => void;
};

export function ProposalFields({ id, place, proposal, isKept, onChange }: Props) {
  const edit = (change: Partial<Proposal>): void => onChange({ ...proposal, ...change }, isKept);
  const listed = (text: string): readonly string[] =>
    text
      .split(/[;,]/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  return (
    <li id={id} className={css.proposal}>
      <fieldset>
        <legend>
          <label>
            <input type="checkbox" checked={isKept} onChange={({ target }) => onChange(null, target.checked)} />{' '}
            {say('read.keep', { place })} <q>{proposal.text}</q>
          </label>
        </legend>
        <Choice
          label={say('read.measure')}
          value={proposal.measure}
          onPick={(measure) => edit({ measure: measure as Measure })}
        >
          {MEASURES.map((measure) => (
            <option key={measure} value={measure}>
              {say(`measure.${measure}`)}
            </option>
          ))}
        </Choice>
        <Choice
          label={say('read.verb')}
          value={proposal.verb ?? ''}
          onPick={(verb) => edit({ verb: verb === '' ? null : (verb as Verb) })}
        >
          <option value="">{say('read.blank')}</option>
          {VERBS.map((verb) => (
            <option key={verb} value={verb}>
              {say(`verb.${verb}`)}
            </option>
          ))}
        </Choice>
        <Choice
          label={say('read.comparator')}
          value={proposal.comparator ?? ''}
          onPick={(picked) => edit({ comparator: picked === '' ? null : (picked as Comparator) })}
        >
          <option value="">{say('read.blank')}</option>
          {COMPARATORS.map((comparator) => (
            <option key={comparator} value={comparator}>
              {say(`read.comparator.${comparator}`)}
            </option>
          ))}
        </Choice>
        <NumberField label={say('read.low')} value={proposal.low} onChange={(low) => edit({ low })} />
        <NumberField label={say('read.high')} value={proposal.high} onChange={(high) => edit({ high })} />
        <TextField
          label={say('read.unit')}
          value={proposal.unit ?? ''}
          onChange={(unit) => edit({ unit: unit || null })}
        />
        <TextField
          label={say('read.sites')}
          value={proposal.scopeSites.join('; ')}
          onChange={(text) => edit({ scopeSites: listed(text) })}
        />
        <TextField
          label={say('read.types')}
          value={proposal.scopeTypes.join('; ')}
          onChange={(text) => edit({ scopeTypes: listed(text) })}
        />
      </fieldset>
    </li>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly onPick: (value: string) => void;
  readonly children: React.ReactNode;
};

const Choice = ({ label, value, onPick, children }: ChoiceProps) => (
  <label>
    {label}
    <select value={value} onChange={({ target }) => onPick(target.value)}>
      {children}
    </select>
  </label>
);

type FieldProps<T> = { readonly label: string; readonly value: T; readonly onChange: (value: T) => void };

const NumberField = ({ label, value, onChange }: FieldProps<number | null>) => (
  <label>
    {label}
    <input
      type="number"
      step="any"
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? null : target.valueAsNumber)}
    />
  </label>
);

const TextField = ({ label, value, onChange }: FieldProps<string>) => (
  <label>
    {label}
    <input type="text" defaultValue={value} onBlur={({ target }) => target.value !== value && onChange(target.value)} />
  </label>
);
