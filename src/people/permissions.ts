/**
 * Who may do what: the only table of permissions there is. Two rights stand apart from the role, because desks give them
 * apart: to take data out (`mayExport`), and to see who worked on a case (`seesPeople`).
 */

export const ROLES = ['viewer', 'analyst', 'reviewer', 'editor', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/** What somebody is on a case, or (with the case named '') on the whole desk. */
export type Membership = {
  readonly caseName: string;
  readonly role: Role;
  readonly mayExport: boolean;
  readonly seesPeople: boolean;
};

/** The least role for an act, and the right it needs beside. A desk act is asked of the desk, not of a case. */
export const ACTS = {
  'read a case': { least: 'viewer', of: 'case' },
  'export a case': { least: 'viewer', of: 'case', needs: 'mayExport' },
  'read comments': { least: 'viewer', of: 'case', needs: 'seesPeople' },
  comment: { least: 'analyst', of: 'case' },
  'change a case': { least: 'analyst', of: 'case' },
  'send to review': { least: 'analyst', of: 'case' },
  approve: { least: 'reviewer', of: 'case' },
  sign: { least: 'editor', of: 'case' },
  'hand out what a scanner held back': { least: 'editor', of: 'case' },
  'publish a case': { least: 'editor', of: 'case', needs: 'mayExport' },
  'read the audit of a case': { least: 'editor', of: 'case', needs: 'seesPeople' },
  'give roles on a case': { least: 'owner', of: 'case' },
  'read across cases': { least: 'analyst', of: 'desk' },
  'change across cases': { least: 'analyst', of: 'desk' },
  'bring in a case': { least: 'analyst', of: 'desk' },
  'read the audit': { least: 'owner', of: 'desk' },
  'give roles on the desk': { least: 'owner', of: 'desk' },
} as const satisfies Readonly<Record<string, { least: Role; of: 'case' | 'desk'; needs?: 'mayExport' | 'seesPeople' }>>;

export type Act = keyof typeof ACTS;

export const DESK = '';

/**
 * Whether these memberships allow the act on the case. A membership of the desk holds on every case; rights count only
 * from a membership whose role suffices, so that two halves never make a whole.
 */
export function isAllowed(memberships: readonly Membership[], act: Act, caseName: string): boolean {
  const rule: { least: Role; of: 'case' | 'desk'; needs?: 'mayExport' | 'seesPeople' } = ACTS[act];
  return memberships.some(
    (one) =>
      (one.caseName === DESK || (rule.of === 'case' && one.caseName === caseName)) &&
      ROLES.indexOf(one.role) >= ROLES.indexOf(rule.least) &&
      (rule.needs === undefined || one[rule.needs]),
  );
}
