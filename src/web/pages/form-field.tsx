/** One field with its name, and what was refused beneath a form. */
import type { InputHTMLAttributes } from 'react';
import { type Key, say } from '../words/say.js';

export function Field({ of, ...rest }: { readonly of: Key } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label>
      {say(of)}
      <input {...rest} />
    </label>
  );
}

export const Refused = ({ error }: { readonly error: Error | null }) => (
  <p role="alert" hidden={error === null}>
    {error?.message}
  </p>
);

export const fieldText = (data: FormData, name: string): string => String(data.get(name) ?? '');
