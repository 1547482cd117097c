/** Who is signed in; null where nobody signs in, or nobody has yet. */
import { createContext, type ReactNode, useContext } from 'react';
import type { Me } from '../../client/people-calls.js';
import { type Act, isAllowed, type Membership } from '../../people/permissions.js';

const Context = createContext<Me | null>(null);

export function MeProvider({ me, children }: { readonly me: Me | null; readonly children: ReactNode }) {
  return <Context value={me}>{children}</Context>;
}

export const useMe = (): Me | null => useContext(Context);

/** What the server would say; it asks again. */
export const mayDo = (me: Me | null, act: Act, caseName: string): boolean =>
  me !== null && isAllowed(me.memberships as readonly Membership[], act, caseName);
