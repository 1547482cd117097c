/**
 * Special functions, each from one `@stdlib` package (double precision, checked against published tables in the tests).
 * Everything in log space says so in its name.
 */
import betainc from '@stdlib/math-base-special-betainc';
import gammaln from '@stdlib/math-base-special-gammaln';
import stdNormalCdf from '@stdlib/stats-base-dists-normal-cdf';

/** ln Γ(x), x > 0. */
export const logGamma = (x: number): number => gammaln(x);

/** ln B(a, b), a, b > 0. */
export const logBeta = (a: number, b: number): number => gammaln(a) + gammaln(b) - gammaln(a + b);

const CACHED = 512;
const logFactorials = new Float64Array(CACHED);
for (let n = 2; n < CACHED; n++) logFactorials[n] = (logFactorials[n - 1] as number) + Math.log(n);

/** ln n!, n a whole number >= 0. */
export const logFactorial = (n: number): number => (n < CACHED ? (logFactorials[n] as number) : gammaln(n + 1));

/** ln C(n, k), 0 <= k <= n. */
export const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/** P(Beta(a, b) <= x), x in 0..1. */
export const betaCdf = (x: number, a: number, b: number): number => (x <= 0 ? 0 : x >= 1 ? 1 : betainc(x, a, b));

/** Φ(z). */
export const normalCdf = (z: number): number => stdNormalCdf(z, 0, 1);
