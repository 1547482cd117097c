/** Who has which role here, and the form that gives one or changes it. The server keeps the last owner of the desk. */
import { type FormEvent, useRef, useState } from 'react';
import type { NamedMember } from '../../../client/people-calls.js';
import { ROLES } from '../../../people/permissions.js';
import { DataTable } from '../../parts/data-table.js';
import { say } from '../../words/say.js';
import { fieldText, Refused } from '../form-field.js';
import css from '../people.module.css';

export type Given = {
  readonly name: string;
  readonly role: string | null;
  readonly mayExport: boolean;
  readonly seesPeople: boolean;
};
type Props = {
  readonly members: readonly NamedMember[];
  /** names to choose from, as far as they are known */
  readonly names: readonly string[];
  readonly give: (given: Given) => Promise<unknown>;
  readonly reload: () => void;
  /** ends every session and token of somebody; left out: not from here */
  readonly signOut?: (name: string) => Promise<unknown>;
};

export function MembersSection({ members, names, give, reload, signOut }: Props) {
  const [error, setError] = useState<Error | null>(null);
  const [told, setTold] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const set = (given: Given): void =>
    void give(given).then(() => {
      setError(null);
      setTold(
        given.role === null
          ? say('roles.gone', { name: given.name })
          : say('roles.given', { name: given.name, role: given.role }),
      );
      reload();
    }, setError);
  const end = (name: string): void =>
    void signOut?.(name).then(() => {
      setError(null);
      setTold(say('people.signOutOf.done', { name }));
    }, setError);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const rights = { mayExport: data.has('export'), seesPeople: data.has('sees') };
    set({ name: fieldText(data, 'name').trim(), role: fieldText(data, 'role'), ...rights });
  };
  const change = ({ name, role, mayExport, seesPeople }: NamedMember): void => {
    const field = (of: string) => form.current?.elements.namedItem(of) as HTMLInputElement | null;
    for (const [of, value] of [
      ['name', name],
      ['role', role],
    ] as const) {
      const input = field(of);
      if (input) input.value = value;
    }
    for (const [of, is] of [
      ['export', mayExport],
      ['sees', seesPeople],
    ] as const) {
      const input = field(of);
      if (input) input.checked = is;
    }
    field('role')?.focus();
  };
  return (
    <>
      {members.length === 0 ? (
        <p>{say('roles.none')}</p>
      ) : (
        <DataTable
          caption={say('roles.table')}
          rows={members}
          keyOf={({ name }) => name}
          columns={[
            { head: say('roles.name'), rowHead: true, cell: ({ name }) => name },
            { head: say('roles.role'), cell: ({ role }) => role },
            { head: say('roles.export'), cell: ({ mayExport }) => say(mayExport ? 'roles.yes' : 'roles.no') },
            { head: say('roles.sees'), cell: ({ seesPeople }) => say(seesPeople ? 'roles.yes' : 'roles.no') },
            {
              head: say('roles.acts'),
              cell: (member) => (
                <span className={css.acts}>
                  <button
                    type="button"
                    onClick={() => change(member)}
                    aria-label={say('roles.change.of', { name: member.name })}
                  >
                    {say('roles.change')}
                  </button>
                  {signOut && (
                    <button
                      type="button"
                      onClick={() => end(member.name)}
                      aria-label={say('people.signOutOf.who', { name: member.name })}
                    >
                      {say('people.signOutOf')}
                    </button>
                  )}
                  <button
                    type="button"
                    onClick={() => set({ ...member, role: null })}
                    aria-label={say('roles.away.of', { name: member.name })}
                  >
                    {say('roles.away')}
                  </button>
                </span>
              ),
            },
          ]}
        />
      )}
      <form className={css.form} onSubmit={submit} ref={form}>
        <label>
          {say('roles.name')}
          <input name="name" required list="names" autoComplete="off" />
        </label>
        <datalist id="names">
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <label>
          {say('roles.role')}
          <select name="role">
            {ROLES.map((role) => (
              <option key={role}>{role}</option>
            ))}
          </select>
        </label>
        <label className={css.check}>
          <input type="checkbox" name="export" />
          {say('roles.export')}
        </label>
        <label className={css.check}>
          <input type="checkbox" name="sees" />
          {say('roles.sees')}
        </label>
        <Refused error={error} />
        <button type="submit">{say('roles.give')}</button>
        <p role="status">{told}</p>
      </form>
    </>
  );
}
