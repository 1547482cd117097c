/**
 * Patterns that come with a package, matched against whole cells. A package is not trusted, so nothing here backtracks:
 * the pattern becomes a non-deterministic automaton (Thompson 1968) that is walked once, in time linear in the cell.
 * The subset: characters, classes, escapes, groups, `|`, `* + ? {m,n}`, `^` first and `$` last. No look-around, no
 * back-references, no word boundaries.
 */
export type Pattern = { readonly source: string; readonly matches: (text: string) => boolean };

type Step =
  | { readonly kind: 'atom'; readonly test: (character: string) => boolean }
  | { readonly kind: 'fork'; first: number; second: number };
type Fragment = (steps: Step[]) => void;

const MAX_SOURCE = 500;
const MAX_STEPS = 1000;
const ATOM =
  /\\(?:[dDwWsStnrfv]|[pP]\{\w+(?:=\w+)?\}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^A-Za-z0-9])|\[(?:\\[\s\S]|[^\]\\])+\]|[^\\[\](){}*+?|^$]/uy;
const REPEAT = /(?:([*+?])|\{(\d{1,4})(?:(,)(\d{1,4})?)?\})\??/y;

/** The pattern, or the rule its source breaks. */
export function compilePattern(source: string): Pattern | string {
  if (source.length > MAX_SOURCE) return `a pattern of at most ${MAX_SOURCE} characters`;
  try {
    const steps: Step[] = [];
    parse(source)(steps);
    return { source, matches: (text) => walk(steps, text) };
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
}

function parse(source: string): Fragment {
  let at = source.startsWith('^') ? 1 : 0;
  const end = /(?:^|[^\\])(?:\\\\)*\$$/.test(source) ? source.length - 1 : source.length;
  const fail = (): never => {
    throw new SyntaxError('a pattern of characters, classes, groups, | and repeats only');
  };

  const either = (depth: number): Fragment => {
    if (depth > 20) fail();
    const branches = [sequence(depth)];
    while (at < end && source[at] === '|') {
      at++;
      branches.push(sequence(depth));
    }
    return branches.reduceRight((rest, branch) => alternative(branch, rest));
  };

  const sequence = (depth: number): Fragment => {
    const parts: Fragment[] = [];
    while (at < end && source[at] !== '|' && source[at] !== ')') parts.push(repeated(depth));
    return (steps) => {
      for (const part of parts) part(steps);
    };
  };

  const repeated = (depth: number): Fragment => {
    const one = source[at] === '(' ? group(depth) : atom();
    REPEAT.lastIndex = at;
    const found = REPEAT.exec(source);
    if (!found || at + found[0].length > end) return one;
    at += found[0].length;
    const [, sign, low, comma, high] = found;
    if (sign) return repeat(one, sign === '+' ? 1 : 0, sign === '?' ? 1 : null);
    const least = Number(low);
    const most = comma ? (high === undefined ? null : Number(high)) : least;
    if (most !== null && most < least) fail();
    return repeat(one, least, most);
  };

  const group = (depth: number): Fragment => {
    at++;
    if (source[at] === '?') {
      const kind = /^\?(?::|<[A-Za-z]\w*>)/.exec(source.slice(at));
      if (!kind) return fail();
      at += kind[0].length;
    }
    const inside = either(depth + 1);
    if (source[at] !== ')') fail();
    at++;
    return inside;
  };

  const atom = (): Fragment => {
    ATOM.lastIndex = at;
    const found = ATOM.exec(source)?.[0];
    if (found === undefined) return fail();
    at += found.length;
    const test = characterTest(found);
    return (steps) => {
      push(steps, { kind: 'atom', test });
    };
  };

  const whole = either(0);
  return at < end ? fail() : whole;
}

// One atom against one character: a regular expression without repeats cannot backtrack.
function characterTest(atom: string): (character: string) => boolean {
  let one: RegExp;
  try {
    one = new RegExp(`^${atom}$`, 'u');
  } catch {
    throw new SyntaxError('a pattern whose classes and escapes are known');
  }
  const ascii = Array.from({ length: 128 }, (_, code) => one.test(String.fromCharCode(code)));
  return (character) => ascii[character.codePointAt(0) as number] ?? one.test(character);
}

function push(steps: Step[], step: Step): void {
  if (steps.length >= MAX_STEPS)
    throw new SyntaxError(`a pattern of at most ${MAX_STEPS} steps once its repeats are written out`);
  steps.push(step);
}

function fork(steps: Step[]): { kind: 'fork'; first: number; second: number } {
  const step = { kind: 'fork' as const, first: steps.length + 1, second: steps.length + 1 };
  push(steps, step);
  return step;
}

function alternative(left: Fragment, right: Fragment): Fragment {
  return (steps) => {
    const choose = fork(steps);
    left(steps);
    const over = fork(steps);
    choose.second = steps.length;
    right(steps);
    over.first = steps.length;
    over.second = steps.length;
  };
}

function repeat(one: Fragment, least: number, most: number | null): Fragment {
  return (steps) => {
    const before = steps.length;
    for (let i = 0; i < least; i++) {
      one(steps);
      // Repeating nothing adds no step, so the limit on steps would never be met.
      if (steps.length === before) throw new SyntaxError('a pattern that repeats something');
    }
    if (most === null) {
      const again = steps.length;
      const enter = fork(steps);
      one(steps);
      const back = fork(steps);
      back.first = again;
      back.second = again;
      enter.second = steps.length;
      return;
    }
    const skips = [];
    for (let i = least; i < most; i++) {
      skips.push(fork(steps));
      one(steps);
    }
    for (const skip of skips) skip.second = steps.length;
  };
}

// Two lists of live states, and for each state the character at which it was last entered.
function walk(steps: readonly Step[], text: string): boolean {
  const entered = new Int32Array(steps.length + 1).fill(-1);
  let now: number[] = [];
  let next: number[] = [];
  let at = 0;
  enter(steps, 0, now, entered, at);
  for (const character of text) {
    at++;
    next.length = 0;
    for (const state of now) {
      const step = steps[state];
      if (step?.kind === 'atom' && step.test(character)) enter(steps, state + 1, next, entered, at);
    }
    if (next.length === 0) return false;
    [now, next] = [next, now];
  }
  return entered[steps.length] === at;
}

function enter(steps: readonly Step[], start: number, states: number[], entered: Int32Array, at: number): void {
  const open = [start];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (entered[state] === at) continue;
    entered[state] = at;
    const step = steps[state];
    if (step?.kind === 'fork') open.push(step.first, step.second);
    else states.push(state);
  }
}
