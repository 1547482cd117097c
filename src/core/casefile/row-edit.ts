/** An edit of a case: a cell, a row or a property of the package, with what stood there when it was made. */

/** One cell for each column of the table's primary key, in its order. */
export type RowKey = readonly string[];

/** `table` is the path of the file; every cell is text as it stands in the file, blank for unknown. */
export type RowEdit =
  | {
      readonly kind: 'set';
      readonly table: string;
      readonly key: RowKey;
      readonly column: string;
      readonly was: string;
      readonly now: string;
    }
  /** at the end of the table; columns left out are blank */
  | { readonly kind: 'add'; readonly table: string; readonly row: Cells }
  | { readonly kind: 'remove'; readonly table: string; readonly key: RowKey; readonly was: Cells }
  /** a table of the known ones, `marks.csv`, that the case has not yet: listed and made with its header */
  | { readonly kind: 'table'; readonly table: string }
  /** of `datapackage.json`; null: the property is not there */
  | {
      readonly kind: 'property';
      readonly property: EditableProperty;
      readonly was: PropertyValue;
      readonly now: PropertyValue;
    };

/** An edit that speaks of a row. */
export type EditOfRow = Exclude<RowEdit, { kind: 'property' | 'table' }>;

/** A row by column name. */
export type Cells = Readonly<Record<string, string>>;

/** What the package says of the case that a desk may change; columns and keys are not among them. */
export const EDITABLE_PROPERTIES = [
  'title',
  'description',
  'plumbline:question',
  'plumbline:strike',
  'plumbline:types',
  'plumbline:typeGroups',
  'plumbline:words',
] as const;
export type EditableProperty = (typeof EDITABLE_PROPERTIES)[number];

/** JSON. */
export type PropertyValue =
  | null
  | boolean
  | number
  | string
  | readonly PropertyValue[]
  | { readonly [name: string]: PropertyValue };

/** Two people changed the same thing to different ends. Nothing of either is lost by telling it. */
export type EditConflict =
  | {
      readonly kind: 'cell';
      readonly table: string;
      readonly key: RowKey;
      readonly column: string;
      readonly was: string;
      readonly mine: string;
      readonly theirs: string;
    }
  /** null: the row is not there on that side */
  | {
      readonly kind: 'row';
      readonly table: string;
      readonly key: RowKey;
      readonly was: Cells | null;
      readonly mine: Cells | null;
      readonly theirs: Cells | null;
    }
  | {
      readonly kind: 'property';
      readonly property: string;
      readonly was: PropertyValue;
      readonly mine: PropertyValue;
      readonly theirs: PropertyValue;
    }
  /** a file that is no table was changed on both sides */
  | { readonly kind: 'file'; readonly path: string };
