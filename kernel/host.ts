/** What the host gives: its own functions, so that a digit is the same on either side. */

export declare function log(x: f64): f64;
export declare function log1p(x: f64): f64;
export declare function exp(x: f64): f64;
