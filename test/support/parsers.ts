/** Every function that takes apart what came from outside, with something sound to spoil. New ones are named here (a test). */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readAssumptions } from '../../src/core/assumptions.js';
import { readCaseProperties } from '../../src/core/casefile/case-properties.js';
import { readGeoJson } from '../../src/core/casefile/geojson-lines.js';
import { readIndicators } from '../../src/core/casefile/indicator-properties.js';
import { isJsonFault, parseJson } from '../../src/core/casefile/json.js';
import { readNewCase } from '../../src/core/casefile/new-case.js';
import { readPackage } from '../../src/core/casefile/package.js';
import { compilePattern } from '../../src/core/casefile/pattern.js';
import { readEdits } from '../../src/core/casefile/read-edits.js';
import { readLocation } from '../../src/core/casefile/read-location.js';
import { readLooseTable } from '../../src/core/casefile/read-table.js';
import { parseRecords } from '../../src/core/casefile/table.js';
import { readText } from '../../src/core/casefile/utf8.js';
import { proposeClaims } from '../../src/core/claims/extract/extract.js';
import { sentencesOf } from '../../src/core/claims/extract/tokens.js';
import { readPairs } from '../../src/core/claims/record/read-pairs.js';
import { readCostBook } from '../../src/core/cost/cost-book.js';
import { readCostModel } from '../../src/core/cost/model/read-model.js';
import { readDepthBook } from '../../src/core/depth/depth-book.js';
import { parseAddressList } from '../../src/core/evidence/captures/address-list.js';
import { parseArchiverRow } from '../../src/core/evidence/captures/archiver-row.js';
import { parsePageList } from '../../src/core/evidence/captures/page-list.js';
import { parsePythonLiteral } from '../../src/core/evidence/captures/python-literal.js';
import { checkChain } from '../../src/core/evidence/custody/chain.js';
import { parseCheckpoint } from '../../src/core/evidence/custody/checkpoint.js';
import { readList } from '../../src/core/evidence/matching/read-list.js';
import { readClock } from '../../src/core/evidence/media/clock.js';
import { readAnswers } from '../../src/core/evidence/raters/read-answers.js';
import { readDraft } from '../../src/core/evidence/reading/placed-mark.js';
import { dayOf } from '../../src/core/exchange/dates.js';
import { FORMATS } from '../../src/core/exchange/formats.js';
import { readXml } from '../../src/core/exchange/read-xml.js';
import { parseXml } from '../../src/core/exchange/xml-tree.js';
import { readFleetBook } from '../../src/core/fleet/fleet-book.js';
import { readLeverageBook } from '../../src/core/leverage/leverage-book.js';
import { parseInstant, parseOffset } from '../../src/core/measure/instant.js';
import { readMgrs } from '../../src/core/measure/mgrs.js';
import { readPlace } from '../../src/core/measure/place-text.js';
import { readPlusCode } from '../../src/core/measure/plus-code.js';
import { readSeries } from '../../src/core/perception/effect/read-series.js';
import { readManifest } from '../../src/core/publish/manifest.js';
import { parseArchiverCsv } from '../../src/integrity/archiver-csv.js';
import { hashOfText } from '../../src/integrity/custody-file.js';
import { parseToken } from '../../src/integrity/token-asn1.js';
import { parseHash, parseManifest } from '../../src/integrity/wacz-manifest.js';

/** Takes the text it is given apart; a refusal that it declares is an answer. */
export type Parser = { readonly name: string; readonly sound: string; readonly parse: (text: string) => unknown };

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const silent = (): void => {};
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
const tableOf = (text: string) => {
  const [header = [], ...rows] = text.split('\n').map((line) => line.split(','));
  return { file: 'table.csv', header, rows: rows.map((cells, i) => ({ cells, line: i + 2 })) };
};
const nodeOf = (text: string) => {
  const node = parseJson(text);
  return isJsonFault(node) ? null : node;
};
const PACKAGE = read('examples/ridgeline/datapackage.json');
const CLAIMS = read('examples/ridgeline/claims.csv');
const COLUMNS = { y: null, time: null, controls: null, event: '2031-01-03', until: null } as const;
const LINE = '{"type":"LineString","coordinates":[[30.5,50.1],[31,51]]}';
const CONTEXT = {
  ...{ strike: '2031-06-01', sites: [{ id: 'ridge', name: 'Ridge base', region: 'North' }], types: ['T-1', 'T-2'] },
  ...{
    groups: { aircraft: ['*'] },
    words: { aircraft: ['planes', 'літаків'] },
    sources: [{ id: 'staff', name: 'General Staff' }],
  },
};
const LITERAL = "{'a': [1, 2.5, None, True], 'b': ('x', \"y\\n\"), 3: {'c'}}";

const TEXTS: readonly Parser[] = [
  { name: 'parseJson', sound: PACKAGE, parse: parseJson },
  { name: 'readPackage', sound: PACKAGE, parse: (text) => readPackage(text, silent) },
  { name: 'parseRecords', sound: CLAIMS, parse: (text) => parseRecords(text, silent) },
  { name: 'readText', sound: CLAIMS, parse: (text) => readText(Buffer.from(text, 'latin1'), silent) },
  { name: 'readLooseTable', sound: CLAIMS, parse: (text) => readLooseTable(bytesOf(text), 'a.csv', []) },
  { name: 'readGeoJson', sound: LINE, parse: (text) => readGeoJson(text, silent) },
  { name: 'compilePattern', sound: '[a-z0-9]{1,9}(-[A-Z]+)?|x', parse: compilePattern },
  { name: 'parseXml', sound: '<a b="c&amp;"><d>e</d><!-- f --></a>', parse: parseXml },
  {
    name: 'readXml',
    sound: '<a b="c&amp;"><d>e</d><!-- f --></a>',
    parse: (text) => readXml(text, { open: silent, close: silent, text: silent }),
  },
  { name: 'dayOf', sound: '3 June 2031', parse: dayOf },
  { name: 'sentencesOf', sound: 'We destroyed 12 aircraft. At least 3.5 more were hit.', parse: sentencesOf },
  {
    name: 'readSentence',
    sound: 'We destroyed 12 aircraft and at least 3 more at the base.',
    parse: (text) => proposeClaims(text, CONTEXT),
  },
  { name: 'readClock', sound: '2031:06:03 09:55:12+02:00', parse: readClock },
  { name: 'parseCheckpoint', sound: '{"at":"2031-01-01T00:00:00Z","hash":"00","size":1}', parse: parseCheckpoint },
  {
    name: 'checkChain',
    sound: '{"action":"collect","actor":"a"}\n{"prev":""}\n',
    parse: (text) => checkChain(text, hashOfText),
  },
  {
    name: 'parsePageList',
    sound: '{"id":"1","url":"https://a.example/","ts":"2031-01-01T00:00:00Z"}\n',
    parse: (text) => parsePageList(text, 'pages.jsonl', 'a.wacz'),
  },
  {
    name: 'parseAddressList',
    sound: 'https://a.example/x\n# no\nhttp://b.example\n',
    parse: (text) => parseAddressList(text, 'list.txt'),
  },
  { name: 'parsePythonLiteral', sound: LITERAL, parse: parsePythonLiteral },
  { name: 'readMgrs', sound: '37UDB1234567890', parse: readMgrs },
  { name: 'readPlusCode', sound: '8GRF5XXX+XX', parse: readPlusCode },
  { name: 'readPlace', sound: "50°27'N 30°31'E", parse: readPlace },
  { name: 'parseInstant', sound: '2031-06-03T09:55:12.5Z', parse: parseInstant },
  { name: 'parseOffset', sound: '+02:00', parse: parseOffset },
  {
    name: 'readManifest',
    sound: '{"plumbline":"1","dossier":"a","revision":1,"files":[{"path":"a","sha256":"b"}]}',
    parse: readManifest,
  },
  {
    name: 'parseArchiverCsv',
    sound: `url,status,metadata,media\r\nhttps://a.example,ok,"${LITERAL.replaceAll('"', '""')}",[]\r\n`,
    parse: (text) => parseArchiverCsv(text, 'a.csv'),
  },
  {
    name: 'parseArchiverRow',
    sound: LITERAL,
    parse: (text) => parseArchiverRow({ line: 2, status: text.slice(0, 9), metadata: text, media: text }, 'a.csv'),
  },
  {
    name: 'parseManifest',
    sound: '{"resources":[{"name":"a","path":"archive/a","hash":"sha256:00","bytes":1}]}',
    parse: (text) => parseManifest(bytesOf(text)),
  },
  { name: 'parseHash', sound: 'sha256:00ff', parse: (text) => parseHash(text) },
  {
    name: 'parseToken',
    sound: '0\u0003\u0002\u0001\u00000\u0080',
    parse: (text) => parseToken(Buffer.from(text, 'latin1')),
  },
  {
    name: 'readLocation',
    sound: '50.4501,30.5234',
    parse: (text) => readLocation({ place_id: text, place: text, radius_km: text, seen_on: text }, 'a.csv', 2),
  },
];

const DOCUMENTS: readonly Parser[] = [
  ...(
    [
      ['readAssumptions', readAssumptions],
      ['readCostBook', readCostBook],
      ['readDepthBook', readDepthBook],
      ['readFleetBook', readFleetBook],
      ['readLeverageBook', readLeverageBook],
      ['readCostModel', (raw: unknown) => readCostModel(raw, 'model.json')],
      ['readEdits', readEdits],
      ['readDraft', readDraft],
    ] as const
  ).map(
    ([name, of]): Parser => ({
      name,
      sound: '{"items":[{"name":"a","low":1,"high":2}],"cost":{},"fleet":{"available":[1,2]}}',
      parse: (text) => of(jsonOf(text)),
    }),
  ),
  {
    name: 'readNewCase',
    sound: '{"name":"a","title":"b","strike":"2031-01-01","types":["x"],"sites":[]}',
    parse: (text) => {
      const raw = jsonOf(text);
      return readNewCase(typeof raw === 'object' && raw !== null ? (raw as never) : {});
    },
  },
  { name: 'readIndicators', sound: PACKAGE, parse: (text) => readIndicators(nodeOf(text), silent) },
  {
    name: 'readCaseProperties',
    sound: PACKAGE,
    parse: (text) => {
      const value = nodeOf(text)?.value;
      return value instanceof Map ? readCaseProperties(value, silent) : null;
    },
  },
];

const TABLES: readonly Parser[] = [
  { name: 'readPairs', sound: 'conflict,claimant,claimed\na,b,12\n', parse: (text) => readPairs(tableOf(text)) },
  {
    name: 'readSeries',
    sound: 'date,y\n2031-01-01,1\n2031-01-02,2\n2031-01-03,3\n',
    parse: (text) => readSeries(tableOf(text), COLUMNS),
  },
  {
    name: 'readList',
    sound: 'name,serial,lat,lon,date\na,1,50,30,2031-01-01\n',
    parse: (text) => readList(tableOf(text), 0),
  },
  { name: 'readAnswers', sound: 'rater,item,answer\na,1,yes\nb,1,no\n', parse: (text) => readAnswers(tableOf(text)) },
];

const EXCHANGED: readonly Parser[] = FORMATS.flatMap(({ name, read: from }) =>
  from === null
    ? []
    : [
        {
          name: `format ${name}`,
          sound: 'id,date,latitude,longitude,type\n1,2031-01-01,50,30,x\n',
          parse: (text: string) => from(text, 'file'),
        },
      ],
);

export const PARSERS: readonly Parser[] = [...TEXTS, ...DOCUMENTS, ...TABLES, ...EXCHANGED];

/** What takes apart what is not text, or what another of these has taken apart before, and where it is given damage. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  readCase: 'test/fuzz-parsers.test.ts',
  readFields: 'test/casefile-malformed.test.ts',
  readLine: 'test/casefile-malformed.test.ts',
  readItem: 'test/fuzz-parsers.test.ts',
  readExifTime: 'src/media/hostile.test.ts',
  readGpsTime: 'src/media/hostile.test.ts',
  readTags: 'src/media/hostile.test.ts',
  readMediaFile: 'src/media/hostile.test.ts',
  readHead: 'src/media/hostile.test.ts',
  readVault: 'src/vault/vault.test.ts',
  readLists: 'src/folder/list-reader.test.ts',
  parseFiles: 'test/server-asvs.test.ts',
  readExchangeFile: 'test/fuzz-parsers.test.ts',
};
