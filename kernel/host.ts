/** What the host gives: its own functions, so that a digit is the same on either side, and chance. */

export declare function log(x: f64): f64;
export declare function log1p(x: f64): f64;
export declare function exp(x: f64): f64;
/** Uniform on [0, 1), of the chain that is at work. */
export declare function uniform(): f64;
/** Beta(a, b), of the same. */
export declare function beta(a: f64, b: f64): f64;
