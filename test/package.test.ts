/** What goes into the package, told without a registry. scripts/pack-check.mjs installs and runs it elsewhere. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf, isTest, ROOT, sourceFiles } from './support/source.js';

type Package = {
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, unknown>>;
};
const PACKAGE = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Package;
/** Bundled by vite, or for tests alone. */
const NOT_RUN = /^src\/(web|testing)\/|^src\/workers\/web(-entry)?\.ts$/;

const nameOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Brought by whoever wants it; loaded only when it is asked for, with a message where it is not there. */
const isOptional = (name: string): boolean => PACKAGE.peerDependenciesMeta[name]?.optional === true;

test('whatever a program of the package imports is among its dependencies', () => {
  const files = sourceFiles('src').filter((file) => !isTest(file) && !NOT_RUN.test(file.path));
  const missing = files.flatMap((file) =>
    importsOf(file)
      .filter((from) => !from.startsWith('.') && !isBuiltin(from))
      .filter(
        (from) => !(nameOf(from) in PACKAGE.dependencies) && !isOptional(nameOf(from)) && !isTypesOnly(file.text, from),
      )
      .map((from) => `${file.path} imports ${from}`),
  );
  expect(missing).toEqual([]);
});

/** `import type` leaves nothing in what is run. */
const isTypesOnly = (text: string, from: string): boolean =>
  text.split('\n').every((line) => !line.includes(`'${from}'`) || /^\s*(import|export) type /.test(line));

test('it holds programs, cases and documents, and neither tests nor pictures nor what only tests need', () => {
  const listed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ files, size }] = JSON.parse(listed) as [{ files: { path: string }[]; size: number }];
  const paths = files.map(({ path }) => path);
  for (const path of [
    'cases/spiderweb/claims.csv',
    'data/claims-history/record.json',
    'docs/tutorial.md',
    'README.md',
    'LICENSE',
  ])
    expect(paths).toContain(path);
  expect(
    paths.filter((path) => /\.test\.|^src\/|^test\/|^dist\/testing\/|^docs\/screens\/|tsbuildinfo/.test(path)),
  ).toEqual([]);
  process.stdout.write(`npm pack: ${paths.length} files, ${(size / 1e6).toFixed(1)} MB packed\n`);
  // Without dependencies: they come from the registry.
  expect(size).toBeLessThan(5_000_000);
});
