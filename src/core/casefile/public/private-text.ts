/**
 * What free text must not carry out of a desk: accounts and their addresses, mail addresses, telephone numbers, paths on
 * somebody's machine, positions to the hundred metres. Each is replaced by a word for it and kept for the proof.
 * The assumption most likely to be wrong: that a person is written as an account. A name in plain words cannot be told
 * from any other; a column that may hold one is marked `plumbline:private`.
 */
export type PrivateKind = 'account' | 'mail' | 'telephone' | 'path' | 'position';
export type PrivateFind = { readonly kind: PrivateKind; readonly value: string };

/** Sites where the first part of the path is an account. */
const ACCOUNT_SITES =
  /\bhttps?:\/\/(?:www\.|m\.|mobile\.)?((?:t|telegram)\.me|x\.com|twitter\.com|vk\.com|ok\.ru|facebook\.com|instagram\.com|tiktok\.com|threads\.net|youtube\.com\/@|bsky\.app\/profile)\/?([^\s"'<>)\]]+)/gi;

const KINDS: readonly (readonly [PrivateKind, RegExp])[] = [
  ['path', /(?:file:\/\/\/?|(?<![\w/.:-])\/(?:home|Users|root|mnt|media|Volumes|tmp)\/|\b[A-Za-z]:\\)[^\s"'<>,;)\]]+/g],
  ['mail', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['account', /(?<![\w.@/])@[A-Za-z_]\w{2,}/g],
  ['position', /-?\b\d{1,2}\.\d{3,}°?\s*[NS]?\s*[,;/ ]\s*-?\d{1,3}\.\d{3,}°?/g],
  ['telephone', /(?<![\w.])\+\d[\d ()-]{7,}\d/g],
];

/** @param allowed accounts a desk publishes all the same, as they are written */
export function withoutPrivate(
  text: string,
  allowed: ReadonlySet<string>,
): { readonly text: string; readonly found: readonly PrivateFind[] } {
  const found: PrivateFind[] = [];
  const isAllowed = (account: string): boolean => allowed.has(account.replace(/^@/, '').toLowerCase());
  let clean = text.replace(ACCOUNT_SITES, (whole: string, site: string, path: string) => {
    const account = path.split(/[/?#]/)[0] ?? '';
    // The site's own pages are no accounts.
    if (account === '' || isAllowed(account)) return whole;
    found.push({ kind: 'account', value: path });
    return `https://${site.replace(/\/@$|\/profile$/, '').toLowerCase()}/`;
  });
  for (const [kind, pattern] of KINDS) {
    clean = clean.replace(pattern, (value) => {
      if (kind === 'account' && isAllowed(value)) return value;
      found.push({ kind, value });
      return `[${kind} withheld]`;
    });
  }
  return { text: clean, found };
}
