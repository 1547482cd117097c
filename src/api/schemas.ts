/** Shapes the API speaks in, as JSON Schema 2020-12 (the dialect of OpenAPI 3.1). Named ones are referred to by name. */
import { PEOPLE_SHAPES } from './people-shapes.js';

export type Schema = Readonly<Record<string, unknown>>;

export const ref = (name: keyof typeof SHAPES): Schema => ({ $ref: `#/components/schemas/${name}` });
const text: Schema = { type: 'string' };
const maybeText: Schema = { type: ['string', 'null'] };
const whole: Schema = { type: 'integer', minimum: 0 };
const listOf = (items: Schema): Schema => ({ type: 'array', items });
/** Keys not named are allowed: the API may tell more later. */
const shape = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});
const digest: Schema = { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' };
const instant: Schema = { type: 'string', format: 'date-time' };

export const SHAPES = {
  Error: shape({ error: text }),
  Health: shape({ plumbline: text, ok: { type: 'boolean' } }),
  Ready: shape({ ready: { type: 'boolean' }, lacks: { enum: ['database', null] } }),
  Problem: shape({
    file: text,
    line: { type: ['integer', 'null'] },
    field: maybeText,
    rule: text,
    got: maybeText,
  }),
  Problems: shape({ problems: listOf({ $ref: '#/components/schemas/Problem' }), text: listOf(text) }),
  CaseRevision: shape({
    caseName: text,
    revision: { type: 'integer', minimum: 1 },
    digest,
    importedAt: instant,
    title: text,
    origin: { enum: ['folder', 'edited', 'merged'] },
    parent: { type: ['integer', 'null'] },
    author: maybeText,
    note: maybeText,
  }),
  Cases: shape({ cases: listOf({ $ref: '#/components/schemas/CaseRevision' }) }),
  Revisions: shape({ revisions: listOf({ $ref: '#/components/schemas/CaseRevision' }) }),
  CaseFiles: shape(
    {
      files: {
        type: 'object',
        description: 'path in the folder → its bytes, base64',
        additionalProperties: { type: 'string', contentEncoding: 'base64' },
      },
      take: { enum: ['folder', 'edits', 'both'], description: 'what stands where the folder and the case went apart' },
      on: { type: 'integer', minimum: 1, description: 'the revision that was decided on; another one takes nothing' },
      settle: {
        type: 'array',
        items: { $ref: '#/components/schemas/Edit' },
        description: 'an edit for each place decided',
      },
      note: text,
    },
    ['take', 'on', 'settle', 'note'],
  ),
  Exposure: shape({
    since: instant,
    files: whole,
    looks: whole,
    isWhole: { type: 'boolean' },
    budget: { type: ['integer', 'null'], minimum: 0 },
  }),
  ExposureBudget: shape({ budget: { type: ['integer', 'null'], minimum: 0 } }),
  DossierState: shape({
    published: listOf(shape({ path: text, bytes: whole })),
    stripped: listOf(shape({ kind: text, where: text, values: whole })),
    revisions: listOf(
      shape({ revision: { type: 'integer', minimum: 1 }, published: text, files: whole, bytes: whole }),
    ),
  }),
  PublishReason: shape({ why: text }, ['why']),
  PublishedRevision: shape({ revision: { type: 'integer', minimum: 1 } }),
  Edit: shape(
    {
      kind: { enum: ['set', 'add', 'remove', 'table', 'property'] },
      table: { ...text, description: 'path of the table; not with property' },
      key: { ...listOf(text), description: 'a cell for each column of the primary key' },
      column: text,
      was: { description: 'what stood there: a cell, a row or a value' },
      now: { description: 'a cell, or the value of a property' },
      row: { type: 'object', additionalProperties: text },
      property: text,
    },
    ['table', 'key', 'column', 'was', 'now', 'row', 'property'],
  ),
  Edits: shape(
    { base: { type: 'integer', minimum: 1 }, edits: listOf({ $ref: '#/components/schemas/Edit' }), note: text },
    ['note'],
  ),
  Conflict: shape({ kind: { enum: ['cell', 'row', 'property', 'file'] } }),
  Conflicts: shape({
    newest: { $ref: '#/components/schemas/CaseRevision' },
    conflicts: listOf({ $ref: '#/components/schemas/Conflict' }),
  }),
  Apart: {
    anyOf: [
      { $ref: '#/components/schemas/Error' },
      shape({
        newest: { $ref: '#/components/schemas/CaseRevision' },
        folder: { $ref: '#/components/schemas/CaseRevision' },
        changes: listOf({ type: 'object' }),
        conflicts: listOf({ $ref: '#/components/schemas/Conflict' }),
      }),
    ],
  },
  Difference: shape({
    from: { $ref: '#/components/schemas/CaseRevision' },
    to: { $ref: '#/components/schemas/CaseRevision' },
    rows: listOf({ $ref: '#/components/schemas/Edit' }),
    properties: listOf({ type: 'object' }),
    files: listOf({ type: 'object' }),
  }),
  OpenCase: shape({
    caseName: text,
    revision: { type: 'integer', minimum: 1 },
    digest,
    importedAt: instant,
    theCase: {
      type: 'object',
      description: 'rows of every table, typed, each with its place in the file',
      required: ['name', 'title', 'strike', 'sources', 'claims', 'imagery', 'readings', 'sites', 'digest'],
    },
  }),
  Run: {
    type: 'object',
    description: 'each stage by its name, or the gap that stands for it',
    required: [
      'version',
      'config',
      'asOf',
      'claims',
      'evidence',
      'losses',
      'verdicts',
      'cost',
      'fleet',
      'depth',
      'warnings',
    ],
  },
  NotMade: shape({ made: { const: false } }),
  Record: { type: 'object', description: 'how claimants spoke before, as learnt from settled claims' },
  BroughtIn: shape({ id: text, isNew: { type: 'boolean' } }),
  PictureSurvey: shape({
    width: whole,
    height: whole,
    colours: whole,
    bits: { enum: [8, 16, 32] },
    stretch: {
      anyOf: [{ type: 'null' }, shape({ low: { type: 'number' }, high: { type: 'number' } })],
      description: 'values drawn black and white; null: drawn as stored',
    },
    levels: whole,
    frame: {
      anyOf: [
        { type: 'null' },
        shape({ at: { type: 'number' }, length: { type: 'number' }, perSecond: { type: ['number', 'null'] } }),
      ],
    },
  }),
  ReadingDraft: shape({ marks: listOf({ type: 'object' }), none: listOf(text), isAtLeast: { type: 'boolean' } }),
  DoubleReading: shape({
    number: { type: 'integer', minimum: 1 },
    file: digest,
    fragment: maybeText,
    openedAt: instant,
    openedBy: text,
    givenUpAt: { type: ['string', 'null'] },
    state: { enum: ['open', 'complete', 'given-up'] },
    handedIn: listOf(shape({ reader: text, at: instant })),
    readings: {
      anyOf: [{ type: 'null' }, listOf({ $ref: '#/components/schemas/ReadingDraft' })],
      description: 'null while it is sealed',
    },
  }),
  DoubleReadings: shape({ doubleReadings: listOf({ $ref: '#/components/schemas/DoubleReading' }) }),
  DoubleReadingAsked: shape({ file: digest, fragment: maybeText, reader: text }, ['fragment', 'reader']),
  HandedIn: shape({ reader: text, reading: { $ref: '#/components/schemas/ReadingDraft' } }, ['reader']),
  EvidenceRow: shape({
    id: text,
    name: text,
    sha256: digest,
    bytes: whole,
    mediaType: text,
    url: maybeText,
    kind: { enum: ['picture', 'clip', 'archive', 'document'] },
    fixity: { type: ['object', 'null'] },
    face: maybeText,
  }),
  FoundRow: shape({ caseName: text, table: text, id: text, day: maybeText, title: text }),
  RowPage: shape({
    rows: listOf({ $ref: '#/components/schemas/FoundRow' }),
    next: maybeText,
    behind: whole,
  }),
  EvidencePage: shape({
    total: whole,
    matched: whole,
    from: whole,
    rows: listOf({ $ref: '#/components/schemas/EvidenceRow' }),
    custody: { type: ['object', 'null'] },
  }),
  EvidenceItem: shape({
    row: { $ref: '#/components/schemas/EvidenceRow' },
    facts: { type: 'object' },
    integrity: { type: 'object' },
    authenticity: { type: 'object' },
    custody: listOf({ type: 'object' }),
    parts: listOf({ type: 'object' }),
    state: { type: 'object' },
    seen: listOf({ type: 'object' }),
    scan: {
      type: ['object', 'null'],
      description: 'what a scanner said of its bytes; null: none is named, or it is silent',
    },
  }),
  Release: shape({ reason: text }),
  ReplayAsked: shape({ page: text, at: text }, ['page', 'at']),
  Replay: shape({ address: text, page: text, at: text }),
  Duplicates: shape({
    clusters: listOf({ type: 'object' }),
    holdings: { type: 'object' },
    merged: listOf(listOf(text)),
    log: listOf({ type: 'object' }),
    compared: whole,
    left: whole,
    without: whole,
  }),
  Decision: {
    oneOf: [
      shape(
        {
          kind: { const: 'merge' },
          by: text,
          reason: text,
          a: digest,
          b: digest,
          distance: { type: ['integer', 'null'], minimum: 0, maximum: 256 },
          transform: maybeText,
        },
        ['transform'],
      ),
      shape({ kind: { const: 'undo' }, by: text, reason: text, of: whole }),
    ],
  },
  SourceMaterials: shape({ results: listOf({ type: 'object' }), next: maybeText, previous: maybeText }),
  SourceMaterial: shape({ result: { type: 'object' } }),
  Anything: { type: 'object' },
  ...PEOPLE_SHAPES,
} as const satisfies Readonly<Record<string, Schema>>;
