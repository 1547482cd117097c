import { printTable, type RawRecord, withCells } from '../../core/casefile/table.js';
import type { FolderFiles } from '../../core/ports.js';
import {
  fieldOf,
  type Malformed,
  objectWith,
  PACKAGE,
  resourceOf,
  spoilPackage,
  spoilPackageText,
  tableOf,
  textOf,
  withFile,
  without,
} from './edit.js';

/** Folders whose datapackage.json is wrong. */
export function ofPackage(base: FolderFiles): readonly Malformed[] {
  const text = textOf(base, PACKAGE);
  const spoil = spoilPackage.bind(null, base);
  const spoilText = spoilPackageText.bind(null, base);
  return [
    { name: 'no package', files: () => without(base, PACKAGE), expect: { file: PACKAGE, line: null, rule: /a file/ } },
    spoilText(
      'package cut off',
      /JSON: . expected/,
      (whole) => whole.split('\n').length,
      text.slice(0, text.lastIndexOf('}')),
    ),
    spoilText('package with a comma too many', /JSON: a name in double quotes/, ',,', text.replace(',', ',,')),
    spoilText(
      'package with a bare word',
      /JSON: a value/,
      'undefined',
      text.replace('"version":', '"x": undefined, "version":'),
    ),
    spoilText(
      'package nested too deep',
      /levels deep/,
      '[[[',
      text.replace('"version":', `"x": ${'['.repeat(500)}${']'.repeat(500)},\n"version":`),
    ),
    spoilText(
      'package with a name twice',
      /each name once/,
      '"name":\n',
      text.replace('"version":', '"name":\n"again",\n"version":'),
    ),
    spoilText(
      'package with a prototype name',
      /reserved by JavaScript/,
      '"__proto__"',
      text.replace('"version":', '"__proto__": {"polluted": true},\n"version":'),
    ),
    spoilText('package that is a list', /a JSON object/, '[', `[${text}]`),
    spoil('package of another profile', /Data Package v2/, '"$schema"', (p) => {
      p.$schema = 'https://example.org/profile.json';
    }),
    spoil('package without resources', /at least one resource/, '"resources"', (p) => {
      p.resources = [];
    }),
    spoilPackage(
      without(base, 'claims.csv'),
      'required table not listed',
      /a table named claims/,
      '"resources"',
      (p) => {
        p.resources = p.resources.filter((r) => r.name !== 'claims');
      },
    ),
    spoil('resource listed twice', /each resource once/, resourceLine('events', true), (p) => {
      p.resources.push(resourceOf(p, 'events'));
    }),
    spoil('resource of another kind', /^table$/, '"spreadsheet"', (p) => {
      resourceOf(p, 'events').type = 'spreadsheet';
    }),
    spoil('resource without fields', /Table Schema/, schemaLine('events'), (p) => {
      resourceOf(p, 'events').schema.fields = [];
    }),
    spoil('path with ..', /without \.\./, '../events.csv', (p) => {
      resourceOf(p, 'events').path = '../events.csv';
    }),
    spoil('absolute path', /not an absolute one/, '/etc/passwd', (p) => {
      resourceOf(p, 'events').path = '/etc/passwd';
    }),
    spoil('path with a backslash', /no backslash/, '..\\\\events.csv', (p) => {
      resourceOf(p, 'events').path = '..\\events.csv';
    }),
    spoil('path with a drive letter', /not an absolute one/, 'C:/events.csv', (p) => {
      resourceOf(p, 'events').path = 'C:/events.csv';
    }),
    spoil('path on the network', /not an absolute one/, 'https://example.org/events.csv', (p) => {
      resourceOf(p, 'events').path = 'https://example.org/events.csv';
    }),
    spoil('list of paths', /the path of one file/, '"path": [', (p) => {
      resourceOf(p, 'events').path = ['events.csv', 'more.csv'];
    }),
    spoil('field of an unknown type', /type one of/, '"geopoint"', (p) => {
      fieldOf(p, 'events', 'event').type = 'geopoint';
    }),
    spoil('field without a description', /a description/, objectWith('"name": "event",'), (p) => {
      fieldOf(p, 'events', 'event').description = undefined;
    }),
    spoil('field named twice', /each field name once/, objectWith('"name": "event",', true), (p) => {
      resourceOf(p, 'events').schema.fields.push(fieldOf(p, 'events', 'event'));
    }),
    spoil('field with a prototype name', /a name of its own/, objectWith('"name": "constructor"'), (p) => {
      fieldOf(p, 'events', 'url').name = 'constructor';
    }),
    spoilPackage(
      withoutColumn(base, 'imagery', 'channel'),
      'no field for a required column',
      /a field named channel/,
      resourceLine('imagery'),
      (p) => {
        const { schema } = resourceOf(p, 'imagery');
        schema.fields = schema.fields.filter((field) => field.name !== 'channel');
      },
    ),
    spoil('pattern that looks ahead', /a pattern of characters/, '(?=a)', (p) => {
      fieldOf(p, 'events', 'event').constraints = { pattern: '(?=a)a+' };
    }),
    spoil('pattern that does not end', /written out/, '1000}', (p) => {
      fieldOf(p, 'events', 'event').constraints = { pattern: '((a{1000}){1000}){1000}' };
    }),
    spoil('minimum that is no number', /minimum of the field's own type/, '"minimum": "none"', (p) => {
      fieldOf(p, 'prices', 'low').constraints = { minimum: 'none' };
    }),
    spoil('enum that is no list', /enum a list of words/, '"enum": "a"', (p) => {
      fieldOf(p, 'events', 'event').constraints = { enum: 'a' };
    }),
    spoil('no primary key', /one or more fields/, schemaLine('events'), (p) => {
      resourceOf(p, 'events').schema.primaryKey = undefined;
    }),
    spoil('foreign key to an unknown table', /a table of this package/, keyLine, (p) => {
      resourceOf(p, 'events').schema.foreignKeys = [
        { fields: ['event'], reference: { resource: 'nowhere', fields: ['id'] } },
      ];
    }),
    spoil('foreign key to an unknown field', /fields of sources/, keyLine, (p) => {
      resourceOf(p, 'events').schema.foreignKeys = [
        { fields: ['event'], reference: { resource: 'sources', fields: ['shoe_size'] } },
      ];
    }),
    spoil('zero declared to mean unknown', /a blank is the only way/, '"missingValues": [', (p) => {
      const events = resourceOf(p, 'events');
      p.resources = [events, ...p.resources.filter((r) => r !== events)];
      events.schema = { ...events.schema, missingValues: ['', '0'] };
    }),
    spoil('tables in another encoding', /left out/, '"latin1"', (p) => {
      resourceOf(p, 'events').encoding = 'latin1';
    }),
    spoil('semicolons between cells', /left out/, '"delimiter": ";;"', (p) => {
      resourceOf(p, 'events').dialect = { delimiter: ';;' };
    }),
    spoil('strike on a day that does not exist', /a day that exists/, '"plumbline:strike"', (p) => {
      p['plumbline:strike'] = { from: '2031-02-30', to: '2031-02-30' };
    }),
    spoil('strike that ends before it begins', /from on or before to/, '"plumbline:strike"', (p) => {
      p['plumbline:strike'] = { from: '2031-02-20', to: '2031-02-10' };
    }),
    spoil('line with both an outline and a path', /either an outline/, '"plumbline:line"', (p) => {
      p['plumbline:line'] = { outline: 'ABC', path: 'line.geojson' };
    }),
    spoil('line whose file is missing', /the path of a file/, '"plumbline:line"', (p) => {
      p['plumbline:line'] = { path: 'missing.geojson' };
    }),
    spoil('line outside the folder', /without \.\./, '"plumbline:line"', (p) => {
      p['plumbline:line'] = { path: '../line.geojson' };
    }),
    spoil('generic type within a generic type', /not groups themselves/, '"outer"', (p) => {
      p['plumbline:typeGroups'] = { inner: ['one', 'two'], outer: ['inner', 'three'] };
    }),
    spoil('series of no known kind', /one of poll, attention/, '"kind": "mood"', (p) => {
      p['plumbline:indicators'] = { anything: { kind: 'mood' } };
    }),
    spoil('fieldwork that ends before it begins', /from on or before to/, '"2031-03-20": {', (p) => {
      p['plumbline:indicators'] = {
        anything: { kind: 'poll', fieldwork: { '2031-03-20': { from: '2031-03-20', to: '2031-03-10' } } },
      };
    }),
    spoil('a design that makes polls better', /at least 1/, '"deft": 0.5', (p) => {
      p['plumbline:indicators'] = { anything: { kind: 'poll', deft: 0.5 } };
    }),
    spoil('every type and one more', /alone, for every type/, '"anything"', (p) => {
      p['plumbline:typeGroups'] = { anything: ['*', 'one'] };
    }),
  ];
}

/** Line of the opening brace of a resource, of its last mention with `last`. */
function resourceLine(table: string, last = false): (text: string) => number {
  return (text) => {
    const marker = `"name": "${table}"`;
    const at = last ? text.lastIndexOf(marker) : text.indexOf(marker);
    return text.slice(0, text.lastIndexOf('\n    {', at) + 1).split('\n').length;
  };
}

const schemaLine =
  (table: string) =>
  (text: string): number => {
    const start = text.indexOf(`"name": "${table}"`);
    return text.slice(0, text.indexOf('"schema"', start)).split('\n').length;
  };

/** Line of the first foreign key of events. */
const keyLine = (text: string): number => {
  const start = text.indexOf('"foreignKeys"', text.indexOf('"name": "events"'));
  return text.slice(0, start).split('\n').length + 1;
};

function withoutColumn(base: FolderFiles, table: string, column: string): FolderFiles {
  const { header, records } = tableOf(base, `${table}.csv`);
  const at = header.cells.indexOf(column);
  const narrow = (record: RawRecord): RawRecord =>
    withCells(
      record,
      record.cells.filter((_, i) => i !== at),
    );
  return withFile(base, `${table}.csv`, printTable({ header: narrow(header), records: records.map(narrow) }));
}
