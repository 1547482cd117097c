/**
 * The inputs of both models, none of which can be observed: ranges with a word on whose they are. Those here are illustrative,
 * so that the signs can be seen; they are no estimate of any war.
 */
export type ParameterRange = { readonly low: number; readonly high: number; readonly source: string };

export const PARAMETERS = [
  'deltaPower',
  'deltaCostAttacker',
  'deltaCostDefender',
  'power',
  'costAttacker',
  'costDefender',
  'split',
  'discount',
  'powerShift',
] as const;
export type Parameter = (typeof PARAMETERS)[number];
export type ParameterRanges = Readonly<Record<Parameter, ParameterRange>>;

const illustrative = (low: number, high = low): ParameterRange => ({ low, high, source: 'illustrative' });

export const ILLUSTRATIVE: ParameterRanges = {
  deltaPower: illustrative(-0.02, 0.05),
  deltaCostAttacker: illustrative(0, 0.04),
  deltaCostDefender: illustrative(0, 0.05),
  power: illustrative(0.5),
  costAttacker: illustrative(0.15),
  costDefender: illustrative(0.1),
  split: illustrative(0.5),
  discount: illustrative(0.9),
  powerShift: illustrative(0.1),
};

export const middle = ({ low, high }: { readonly low: number; readonly high: number }): number => (low + high) / 2;
