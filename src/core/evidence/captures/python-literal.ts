/**
 * Python's `repr` of plain data, read and never run: None, True, False, numbers, texts, bytes, tuples, lists, sets, dicts,
 * and calls such as `datetime.datetime(2031, 3, 14, tzinfo=datetime.timezone.utc)`, which stay what they are, a name with
 * arguments. Anything else is refused with its place.
 */
export type PythonValue = null | boolean | number | string | readonly PythonValue[] | PythonDict | PythonCall;

/** Keys are texts; another key stands as its text. */
export type PythonDict = { readonly is: 'dict'; readonly entries: ReadonlyMap<string, PythonValue> };
export type PythonCall = {
  readonly is: 'call';
  readonly name: string;
  readonly args: readonly PythonValue[];
  readonly named: ReadonlyMap<string, PythonValue>;
};

export type PythonRead =
  | { readonly ok: true; readonly value: PythonValue }
  | { readonly ok: false /** 0-based character */; readonly at: number; readonly rule: string };

const DEEPEST = 64;

class Unreadable extends Error {
  constructor(
    readonly at: number,
    readonly rule: string,
  ) {
    super(rule);
  }
}

export function parsePythonLiteral(text: string): PythonRead {
  let at = 0;
  const fail = (rule: string): never => {
    throw new Unreadable(at, rule);
  };
  const skip = (): void => {
    while (/\s/.test(text.charAt(at)) && at < text.length) at += 1;
  };
  const isNext = (token: string): boolean => {
    skip();
    if (!text.startsWith(token, at)) return false;
    at += token.length;
    return true;
  };
  const match = (pattern: RegExp): string | null => {
    const sticky = new RegExp(pattern.source, 'uy');
    sticky.lastIndex = at;
    const found = sticky.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };

  /** Items with commas between, up to a closing bracket; one more comma at the end is allowed. */
  function until(close: string, item: () => void): boolean {
    let hadComma = false;
    while (!isNext(close)) {
      item();
      hadComma = isNext(',');
      if (hadComma) continue;
      if (isNext(close)) return hadComma;
      fail(`"," or "${close}"`);
    }
    return hadComma;
  }

  function value(depth: number): PythonValue {
    if (depth > DEEPEST) fail(`at most ${DEEPEST} levels`);
    skip();
    if (isNext('[')) return listUntil(']', depth).items;
    if (isNext('(')) {
      const { items, hadComma } = listUntil(')', depth);
      return items.length === 1 && !hadComma ? (items[0] as PythonValue) : items;
    }
    if (isNext('{')) return dictOrSet(depth);
    const quoted = quotedText();
    if (quoted !== null) return quoted;
    const number = match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/);
    if (number !== null) return Number(number);
    const name = match(/[A-Za-z_][\w.]*/) ?? fail('a Python literal');
    if (name in CONSTANTS) return CONSTANTS[name] as PythonValue;
    return isNext('(') ? call(name, depth) : { is: 'call', name, args: [], named: new Map() };
  }

  function listUntil(close: string, depth: number): { items: PythonValue[]; hadComma: boolean } {
    const items: PythonValue[] = [];
    const hadComma = until(close, () => items.push(value(depth + 1)));
    return { items, hadComma };
  }

  function dictOrSet(depth: number): PythonValue {
    const entries = new Map<string, PythonValue>();
    const items: PythonValue[] = [];
    until('}', () => {
      const key = value(depth + 1);
      if (isNext(':')) entries.set(typeof key === 'string' ? key : JSON.stringify(key), value(depth + 1));
      else items.push(key);
    });
    if (items.length > 0 && entries.size > 0) fail('a dict or a set, not both');
    return items.length > 0 ? items : { is: 'dict', entries };
  }

  function call(name: string, depth: number): PythonCall {
    const args: PythonValue[] = [];
    const named = new Map<string, PythonValue>();
    until(')', () => {
      const start = at;
      skip();
      const key = match(/[A-Za-z_]\w*/);
      if (key !== null && isNext('=')) named.set(key, value(depth + 1));
      else {
        at = start;
        args.push(value(depth + 1));
      }
    });
    return { is: 'call', name, args, named };
  }

  function quotedText(): string | null {
    const start = at;
    const prefix = match(/[rRbBuU]{0,2}(?=['"])/);
    if (prefix === null) return null;
    const quote = text.charAt(at);
    const end = new RegExp(`${quote}((?:[^\\\\${quote}]|\\\\[\\s\\S])*)${quote}`, 'uy');
    end.lastIndex = at;
    const body = end.exec(text)?.[1];
    if (body === undefined) {
      at = start;
      return fail('a text with its closing quote');
    }
    at = end.lastIndex;
    return /r/i.test(prefix) ? body : unescaped(body);
  }

  try {
    const read = value(0);
    skip();
    if (at < text.length) fail('nothing after the literal');
    return { ok: true, value: read };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, at: error.at, rule: error.rule };
    throw error;
  }
}

const CONSTANTS: Readonly<Record<string, PythonValue>> = Object.assign(Object.create(null), {
  None: null,
  True: true,
  False: false,
});

const LETTERS: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
};

function unescaped(body: string): string {
  return body.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|([\s\S]))/gu,
    (whole, x, u, long, octal, letter) => {
      const hex: string | undefined = x ?? u ?? long;
      const code =
        hex !== undefined ? Number.parseInt(hex, 16) : octal === undefined ? null : Number.parseInt(octal, 8);
      if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      return LETTERS[letter] ?? (/[\\'"]/.test(letter) ? letter : whole);
    },
  );
}
