import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secretFindings } from '../doctor/secrets.js';
import { SecretError, secretSources, takeSecrets } from './secret-files.js';

let folder: string;
const fileOf = async (name: string, text: string, mode = 0o600): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text, { mode });
  await chmod(path, mode);
  return path;
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-secrets-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a secret is taken from the file that is named, or from the folder a vault hands over', async () => {
  await fileOf('AWS_SECRET_ACCESS_KEY', 'hidden-key\n');
  const env: Record<string, string | undefined> = {
    DATABASE_URL_FILE: await fileOf('url', 'postgresql://a:hidden-word@b/c\n'),
    CREDENTIALS_DIRECTORY: folder,
    AWS_ACCESS_KEY_ID: 'told',
  };
  expect(secretSources(env).map(({ name, file }) => [name, file === null])).toEqual([
    ['DATABASE_URL', false],
    ['AWS_ACCESS_KEY_ID', true],
    ['AWS_SECRET_ACCESS_KEY', false],
  ]);
  takeSecrets(env);
  expect(env).toEqual({
    DATABASE_URL: 'postgresql://a:hidden-word@b/c',
    AWS_ACCESS_KEY_ID: 'told',
    AWS_SECRET_ACCESS_KEY: 'hidden-key',
    CREDENTIALS_DIRECTORY: folder,
  });
});

test('what is given twice, is not there or is empty is refused, and the secret is in no message', async () => {
  const twice = { DATABASE_URL: 'hidden-word', DATABASE_URL_FILE: join(folder, 'none') };
  expect(() => takeSecrets(twice)).toThrow(SecretError);
  expect(() => takeSecrets(twice)).not.toThrow(/hidden-word/);
  expect(() => takeSecrets({ DATABASE_URL_FILE: join(folder, 'none') })).toThrow(
    /DATABASE_URL: a file that can be read/,
  );
  const empty = await fileOf('empty', ' \n');
  expect(() => takeSecrets({ DATABASE_URL_FILE: empty })).toThrow(/got nothing/);
});

test('the doctor says where secrets come from, and which of them others can read', async () => {
  const safe = { name: 'DATABASE_URL', file: await fileOf('safe', 'x') };
  const open = { name: 'AWS_SECRET_ACCESS_KEY', file: await fileOf('open', 'x', 0o644) };
  expect(await secretFindings([])).toEqual([]);
  expect(await secretFindings([safe, { name: 'AWS_ACCESS_KEY_ID', file: null }])).toMatchObject([
    { state: 'ok', found: `DATABASE_URL from ${safe.file}, AWS_ACCESS_KEY_ID from the environment` },
  ]);
  expect(await secretFindings([safe, open])).toMatchObject([
    { state: 'fail', found: `${open.file}: readable by others`, next: `chmod go= ${open.file}` },
  ]);
});
