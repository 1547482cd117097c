/**
 * What a dossier says to machines, before judges that are not ours: the vocabulary of schema.org as types, a JSON-LD processor,
 * a strict reader of GeoJSON, a checker of HTML, tools for PDF. Where a judge is not on this machine it says that it did not run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from '@placemarkio/check-geojson';
import { Ajv } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { HtmlValidate } from 'html-validate';
import jsonld from 'jsonld';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimReviews } from '../src/core/dossier/documents/claim-review.js';
import { dataciteOf } from '../src/core/dossier/documents/datacite.js';
import { mediaReviews } from '../src/core/dossier/documents/media-review.js';
import { provenance } from '../src/core/dossier/documents/prov.js';
import { run } from '../src/core/execute.js';
import type { Run } from '../src/core/run.js';
import { loadCaseFolder } from '../src/folder/read-folder.js';
import { filesUnder } from './support/files-under.js';

const REVISION = fileURLToPath(new URL('../examples/spiderweb-dossier/revision-1', import.meta.url));
const IMPRINT = { publisher: 'A desk', url: 'https://desk.example/d' };
const dossier = filesUnder(REVISION);
const textOf = (path: string): string => String(dossier.get(path));
const named = (ending: RegExp): readonly string[] => [...dossier.keys()].filter((path) => ending.test(path));
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-validators-'));
const notRun = (what: string): void => void process.stderr.write(`dossier validators: NOT RUN: ${what}\n`);
let done: Run;

beforeAll(async () => {
  const read = await loadCaseFolder('examples/ridgeline');
  if (!read.ok) throw new Error('the invented case does not read');
  done = run(read.theCase);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('schema.org, as the types that its vocabulary is generated into', () => {
  /** Complaints of the compiler about documents taken as graphs of schema.org. */
  function complaints(documents: Readonly<Record<string, unknown>>): string {
    const types = createRequire(import.meta.url)
      .resolve('schema-dts')
      .replace(/\.js$/, '.d.ts');
    const compiler = fileURLToPath(new URL('../node_modules/.bin/tsc', import.meta.url));
    for (const [name, value] of Object.entries(documents))
      writeFileSync(
        join(scratch, `${name}.ts`),
        `import type { Graph } from ${JSON.stringify(types)};\nexport const graph: Graph = ${JSON.stringify(value, null, 2)};\n`,
      );
    const options = { strict: true, noEmit: true, skipLibCheck: true, module: 'nodenext', target: 'es2023', types: [] };
    const config = { compilerOptions: options, files: Object.keys(documents).map((name) => `${name}.ts`) };
    writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify(config));
    const { stdout, error } = spawnSync(compiler, ['-p', scratch, '--pretty', 'false'], { encoding: 'utf8' });
    if (error) throw error;
    return stdout;
  }

  test('every term exists, on a type that carries it, with a value it may have; a wrong one is seen', () => {
    const documents = {
      claims: claimReviews(done, IMPRINT),
      media: mediaReviews(done, IMPRINT),
      published: JSON.parse(textOf('documents/claimreview.jsonld')),
      pictures: JSON.parse(textOf('documents/mediareview.jsonld')),
    };
    expect(complaints(documents)).toBe('');
    const wrong = JSON.parse(JSON.stringify(documents.claims).replaceAll('claimReviewed', 'claimJudged'));
    expect(complaints({ wrong })).toContain('claimJudged');
  }, 120_000);
});

test('ClaimReview carries what Google asks of one: the claim, a rating in words, the page it is on', () => {
  // https://developers.google.com/search/docs/appearance/structured-data/factcheck, required properties
  for (const { '@graph': graph } of [claimReviews(done, IMPRINT)])
    for (const review of graph as readonly Record<string, unknown>[]) {
      const rating = review.reviewRating as { alternateName?: string };
      expect([typeof review.claimReviewed, typeof rating.alternateName]).toEqual(['string', 'string']);
      expect(String(review.url)).toMatch(/^https:\/\/desk\.example\/d#/);
      expect(review.author).toMatchObject({ name: 'A desk' });
      expect(review.itemReviewed).toMatchObject({ author: { name: expect.any(String) } });
    }
});

describe('JSON-LD, by a processor in its strict mode, without a network', () => {
  const documentLoader = async (url: string) => {
    // All of schema.org is one vocabulary; its own context says no more of the terms used here.
    if (url !== 'https://schema.org') throw new Error(`no network: ${url}`);
    return { documentUrl: url, document: { '@context': { '@vocab': 'https://schema.org/' } } };
  };

  test('every document expands and becomes triples, and nothing in it is dropped', async () => {
    const made = [claimReviews(done, IMPRINT), mediaReviews(done, IMPRINT), provenance(done, IMPRINT)];
    const published = named(/\.jsonld$/).map((path) => JSON.parse(textOf(path)));
    expect(published).toHaveLength(3);
    for (const document of [...made, ...published]) {
      const options = { documentLoader, base: 'https://desk.example/d', safe: true };
      const expanded = await jsonld.expand(document, options);
      expect(expanded.length).toBe(document['@graph'].length);
      const triples = (await jsonld.toRDF(document, {
        ...options,
        format: 'application/n-quads',
      })) as unknown as string;
      expect(triples.split('\n').length).toBeGreaterThan(expanded.length);
    }
    const strict = { documentLoader, safe: true };
    await expect(jsonld.expand({ '@context': {}, '@graph': [{ '@id': '#a', bare: 1 }] }, strict)).rejects.toThrow();
  });
});

test('GeoJSON, by a strict reader of RFC 7946', () => {
  expect(check(textOf('documents/sites.geojson')).type).toBe('FeatureCollection');
  expect(() => check('{"type": "Point", "coordinates": ["1", 2]}')).toThrow();
});

test('every page is HTML without an error, and every card is XML', async () => {
  const html = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // Style, no fault: what the page is called is the title of the case, and ids are those of its rows.
      ...{ 'doctype-style': 'off', 'long-title': 'off', 'valid-id': ['error', { relaxed: true }] },
      // Policy and style stand in each page itself, which nothing is fetched for.
      'require-sri': 'off',
    },
  });
  const pages = named(/\.html$/);
  expect(pages.length).toBeGreaterThan(10);
  const series = readFileSync(join(REVISION, '../index.html'), 'utf8');
  for (const [path, text] of [
    ...pages.map((name) => [name, textOf(name)] as const),
    ['../index.html', series] as const,
  ]) {
    const { results } = await html.validateString(text);
    const said = results
      .flatMap(({ messages }) => messages)
      // An embedded page begins at the third rank: it stands inside a page that has the first.
      .filter(({ ruleId }) => !(ruleId === 'heading-level' && path.startsWith('embed/')))
      .map(({ ruleId, message, line }) => `${line} ${ruleId} ${message}`);
    expect([path, said]).toEqual([path, []]);
  }
  for (const path of named(/\.svg$/)) {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw new Error(`${path}: ${error.message}`);
    });
    parser.write(textOf(path)).close();
  }
});

test('oEmbed 1.0 and JSON Feed 1.1 carry what their specifications require', () => {
  for (const path of named(/^embed\/.*\.json$/)) {
    const { version, type, html, width, height } = JSON.parse(textOf(path));
    expect([version, type, typeof html, typeof width, typeof height]).toEqual([
      '1.0',
      'rich',
      'string',
      'number',
      'number',
    ]);
  }
  const feed = JSON.parse(readFileSync(join(REVISION, '../feed.json'), 'utf8'));
  expect([feed.version, typeof feed.title]).toEqual(['https://jsonfeed.org/version/1.1', 'string']);
  for (const item of feed.items) {
    expect(typeof item.id).toBe('string');
    expect(item.content_text ?? item.content_html).toBeTruthy();
    expect(new Date(item.date_published).toISOString().slice(0, 10)).toBe(item.date_published.slice(0, 10));
  }
});

describe('PDF', () => {
  const pdf = join(REVISION, 'dossier.pdf');
  const ran = (program: string, args: readonly string[]) => {
    const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
    if (!error) return { status, said: `${stdout}${stderr}` };
    notRun(`${program} (${error.message})`);
    return null;
  };

  test('it has what PDF/UA asks first: tags, a language, a title that is shown, an outline, no script', () => {
    const text = readFileSync(pdf, 'latin1');
    for (const key of [/\/Marked true/, /\/StructTreeRoot/, /\/Lang \(en\)/, /\/DisplayDocTitle true/, /\/Outlines/])
      expect(text).toMatch(key);
    expect(text).not.toMatch(/\/JavaScript|\/Encrypt|\/EmbeddedFile|HeadlessChrome/);
  });

  test('its structure is sound to qpdf, and every font is in it', () => {
    const structure = ran('qpdf', ['--check', pdf]);
    if (structure)
      expect([structure.status, structure.said]).toEqual([0, expect.stringContaining('No syntax or stream')]);
    const fonts = ran('pdffonts', [pdf]);
    const rows = fonts?.said.trim().split('\n').slice(2) ?? [];
    for (const row of rows) expect(row).toMatch(/ yes yes yes +\d+ +0$/);
    // Not in Debian nor in the registries: run where somebody has it.
    const ua = ran('verapdf', ['--flavour', 'ua1', '--format', 'text', pdf]);
    if (ua) process.stderr.write(`verapdf, PDF/UA-1: ${ua.said.trim().slice(0, 200)}\n`);
  });
});

/**
 * Schemas of others that are in no package: `datapackage.json` of https://datapackage.org/profiles/2.0/ and `datacite-v4.5.json` of
 * https://github.com/inveniosoftware/datacite, in a folder named by PLUMBLINE_PROFILES.
 */
describe('profiles of others, where they are', () => {
  const options = { strict: false, allErrors: true, validateFormats: false };
  const profile = (name: string) => {
    const path = join(process.env.PLUMBLINE_PROFILES ?? scratch, name);
    if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'));
    notRun(`${name} (put it into a folder named by PLUMBLINE_PROFILES)`);
    return null;
  };

  test('Data Package 2.0', () => {
    const schema = profile('datapackage.json');
    if (schema === null) return;
    const validate = new Ajv(options).compile(schema);
    for (const path of ['documents/datapackage.json', 'case/datapackage.json']) {
      // The standard has the type `list`; its published profile leaves it out of the types a field may have.
      validate(JSON.parse(textOf(path).replaceAll('"type": "list"', '"type": "string"')));
      expect([path, validate.errors ?? []]).toEqual([path, []]);
    }
  });

  test('DataCite 4', () => {
    const schema = profile('datacite-v4.5.json');
    if (schema === null) return;
    // An `id` that is no `$id`; and what 4.6 added to the types of dates.
    delete schema.id;
    schema.definitions.dateType.enum.push('Coverage');
    const validate = new Ajv2019(options).compile(schema);
    for (const imprint of [IMPRINT, { publisher: null, url: null }]) {
      validate(JSON.parse(JSON.stringify(dataciteOf(done, imprint))));
      expect(validate.errors ?? []).toEqual([]);
    }
  });
});
