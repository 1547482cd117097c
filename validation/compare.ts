/**
 * One comparison of a published figure with what the product computes, shared by the printed meter and the gate.
 * Default tolerance: 1e-4 of the figure, or half of the sixth decimal where the figure is printed no finer.
 */
export type Figure = number | string;

export type Tolerance = { readonly absolute: number; readonly reason: string };

export type Row = {
  /** section of the truth table, e.g. `E2` */
  readonly section: string;
  readonly name: string;
  readonly expected: Figure;
  readonly got: Figure;
  readonly tolerance: Tolerance;
};

export type Compared = Row & {
  readonly passes: boolean;
  /** |got − expected| / |expected|; null for words and where nothing was expected */
  readonly relativeError: number | null;
};

const RELATIVE = 1e-4;
const SIXTH_DECIMAL = 5e-7;

export function defaultTolerance(expected: Figure): Tolerance {
  if (typeof expected === 'string') return { absolute: 0, reason: 'words: the same' };
  const relative = RELATIVE * Math.abs(expected);
  const decimals = /^-?\d*\.?(\d*)$/.exec(String(expected))?.[1]?.length ?? 7;
  return decimals <= 6 && relative < SIXTH_DECIMAL
    ? { absolute: SIXTH_DECIMAL, reason: 'printed to six decimals' }
    : { absolute: relative, reason: 'closed form: 1e-4 of the figure' };
}

export function compare(row: Row): Compared {
  const { expected, got, tolerance } = row;
  if (typeof expected === 'string' || typeof got === 'string') {
    return { ...row, passes: expected === got, relativeError: null };
  }
  const error = Math.abs(got - expected);
  return {
    ...row,
    passes: error <= tolerance.absolute,
    relativeError: expected === 0 ? null : error / Math.abs(expected),
  };
}
