/**
 * What this world does that the losses model does not know, each of which can be left out to see what it costs: an engine
 * that covers without one and not with it is too narrow for that one.
 */
export const MECHANISMS = [
  /** an analyst takes over the number of another who read the same image */
  'copying',
  /** frames are cut in space; without, a frame shows a random part of what stands there */
  'spatial_frames',
  /** of several frames that could be cut, one about a wreck and with more wrecks goes out */
  'publication_bias',
  /** what stands in shadow stays in shadow */
  'shared_visibility',
  /** a number is wrong as often as its confidence says */
  'wrong_numbers',
  /** late images, from which wrecks have been cleared */
  'clearing',
  'decoys',
  /** weapons fall in groups; without, the same losses fall on any assets of the cell */
  'clustered_weapons',
] as const;
export type Mechanism = (typeof MECHANISMS)[number];
export type Without = ReadonlySet<Mechanism>;
