/** A table from elsewhere, before anybody said what its columns are: text in rows. */
export type Sheet = {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** cells that hold a formula: `cells` has the value that was last computed, by a program we do not know */
  readonly formulas: number;
};
