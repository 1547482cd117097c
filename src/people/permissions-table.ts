/** The permissions as a table in Markdown, for the documents. */
import { ACTS, ROLES } from './permissions.js';

const RIGHTS = { mayExport: 'right to export', seesPeople: 'right to see people' } as const;

export function permissionsTable(): string {
  const head = `| act | of | ${ROLES.join(' | ')} | needs beside |\n| --- | --- |${' --- |'.repeat(ROLES.length + 1)}`;
  const rows = Object.entries(ACTS).map(([act, rule]) => {
    const marks = ROLES.map((role) => (ROLES.indexOf(role) >= ROLES.indexOf(rule.least) ? 'yes' : 'no'));
    return `| ${act} | ${rule.of} | ${marks.join(' | ')} | ${'needs' in rule ? RIGHTS[rule.needs] : ''} |`;
  });
  return [head, ...rows].join('\n');
}
