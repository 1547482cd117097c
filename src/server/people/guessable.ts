/**
 * Passwords that are tried first wherever one is asked for: those made of what everybody knows of the desk (its name, its program, who
 * asks) or of what every list of common passwords begins with. What such a word leaves over must be a password of its own.
 * Most likely to be missed: a common phrase of a language; the code beside the password stands for that.
 */
const COMMON = [
  ...[
    'plumbline',
    'password',
    'passwort',
    'parol',
    'qwertyuiop',
    'qwerty',
    'asdfghjkl',
    'zxcvbnm',
    'letmein',
    'welcome',
  ],
  ...['iloveyou', 'administrator', 'admin', 'login', 'changeme', 'secret', 'monkey', 'dragon', 'football', 'baseball'],
  ...['1234567890', '0987654321', 'abcdefghij', '1q2w3e4r5t', '1qaz2wsx', 'йцукенгшщзх', 'пароль'],
];
/** letters and figures that must be left, and different ones among them */
const LEFT = { all: 8, different: 5 };

/** @param own words of this account and this server @returns what it is guessed from, null where it is not */
export function guessable(password: string, own: readonly string[]): string | null {
  const letters = plain(password);
  if (new Set(letters).size < LEFT.different) return 'one letter or figure after another';
  const words = [...own, ...COMMON].map(plain).filter((word) => word.length >= 4);
  const found = words.filter((word) => letters.includes(word)).sort((a, b) => b.length - a.length);
  if (found.length === 0) return null;
  const left = found.reduce((rest, word) => rest.replaceAll(word, ''), letters).replace(/\d/g, '');
  return left.length >= LEFT.all && new Set(left).size >= LEFT.different ? null : `${JSON.stringify(found[0])}`;
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
