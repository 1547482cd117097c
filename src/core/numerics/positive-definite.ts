/** Symmetric positive definite systems of a few dozen rows, row-major and in place. O(n³/6). Semidefinite ones: `cholesky.ts`. */

/**
 * The lower Cholesky factor of the leading `n` × `n` block, over its lower triangle.
 * @returns false where the matrix is not positive definite to working precision; it is then half done
 */
export function factorInPlace(a: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    const own = a[i * n + i] as number;
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j] as number;
      for (let k = 0; k < j; k++) sum -= (a[i * n + k] as number) * (a[j * n + k] as number);
      if (i !== j) a[i * n + j] = sum / (a[j * n + j] as number);
      else if (sum > RANK * own) a[i * n + i] = Math.sqrt(sum);
      else return false;
    }
  }
  return true;
}

/** Part of a diagonal entry under which a pivot is rounding: the column is a sum of those before it. */
const RANK = 1e-12;

/** Solves L·Lᵀ·x = b in place of b. */
export function solveInPlace(factor: Float64Array, n: number, b: Float64Array): void {
  solveLower(factor, n, b);
  solveUpper(factor, n, b);
}

/** Solves L·x = b in place of b. */
export function solveLower(factor: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = b[i] as number;
    for (let k = 0; k < i; k++) sum -= (factor[i * n + k] as number) * (b[k] as number);
    b[i] = sum / (factor[i * n + i] as number);
  }
}

/** Solves Lᵀ·x = b in place of b. */
export function solveUpper(factor: Float64Array, n: number, b: Float64Array): void {
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i] as number;
    for (let k = i + 1; k < n; k++) sum -= (factor[k * n + i] as number) * (b[k] as number);
    b[i] = sum / (factor[i * n + i] as number);
  }
}
