/** How large a case folder may be: far above any real case, far below what would exhaust a browser tab. */
const KB = 1024;
const MB = 1024 * KB;

export const LIMITS = {
  /** bytes of one cell in UTF-8, bounded by its characters */
  cellCharacters: 64 * KB,
  fileBytes: 32 * MB,
  totalBytes: 128 * MB,
  /** datapackage.json and GeoJSON, which become trees */
  jsonBytes: 8 * MB,
  jsonDepth: 64,
  files: 10_000,
  /** folders below the case folder */
  folderDepth: 8,
  pathCharacters: 512,
  /** assets in one count; a convolution over more would not end */
  count: 100_000,
  /** problems listed before the rest is only counted */
  problems: 10_000,
} as const;
