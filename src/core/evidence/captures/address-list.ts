/** A list of addresses as people keep them: one a line, blank lines and remarks after `#` left out. */
import type { Problem } from '../../problem.js';

export type ListedAddress = { readonly line: number; readonly url: string };

const WEB = /^https?:\/\/\S+$/i;

/** Null where the text is none: a line that is neither an address, a remark nor blank before the first address. */
export function parseAddressList(
  text: string,
  file: string,
): { readonly addresses: readonly ListedAddress[]; readonly problems: readonly Problem[] } | null {
  const addresses: ListedAddress[] = [];
  const problems: Problem[] = [];
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  for (const [i, whole] of lines.entries()) {
    const line = whole.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (WEB.test(line)) addresses.push({ line: i + 1, url: line });
    else if (addresses.length === 0) return null;
    else problems.push({ file, line: i + 1, field: null, rule: 'one address of http or https in a line', got: line });
  }
  return addresses.length === 0 ? null : { addresses, problems };
}
