/** What the host gives: its own logarithm and exponential, so that a digit is the same on either side. */

export declare function log(x: f64): f64;
export declare function exp(x: f64): f64;
