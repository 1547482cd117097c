/**
 * Secrets that a vault hands over as files: `NAME_FILE` says where one lies, and a folder named by CREDENTIALS_DIRECTORY (systemd's
 * LoadCredential) holds each under its own name. They are taken once, at the start, in place of the variable.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const SECRETS = [
  ...['DATABASE_URL', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
  ...['PLUMBLINE_OIDC_CLIENT_SECRET', 'PLUMBLINE_SEAL_KEY', 'PLUMBLINE_ATLOS_TOKEN', 'OTEL_EXPORTER_OTLP_HEADERS'],
] as const;

export type SecretSource = {
  readonly name: string;
  /** where it comes from: a file, or null: the variable itself */
  readonly file: string | null;
};

/** The message says what is wrong, and never what is secret. */
export class SecretError extends Error {
  override name = 'SecretError';
}

type Env = Record<string, string | undefined>;

/** Where each secret that is given comes from. @throws SecretError where one is given twice */
export function secretSources(env: Env): readonly SecretSource[] {
  return SECRETS.flatMap((name): readonly SecretSource[] => {
    const named = env[`${name}_FILE`];
    const inFolder = env.CREDENTIALS_DIRECTORY ? join(env.CREDENTIALS_DIRECTORY, name) : null;
    const file = named || (inFolder !== null && existsSync(inFolder) ? inFolder : null);
    if (named && env[name]) throw new SecretError(`${name}: given once, got it and ${name}_FILE`);
    if (env[name]) return [{ name, file: null }];
    return file === null ? [] : [{ name, file }];
  });
}

let atStart: readonly SecretSource[] | null = null;

/** As they stood when this process took them. */
export const secretsTaken = (env: Env = process.env): readonly SecretSource[] => atStart ?? secretSources(env);

/** Puts what the files say into `env`. @throws SecretError where a file does not read, or holds nothing */
export function takeSecrets(env: Env): void {
  const sources = secretSources(env);
  atStart = sources;
  for (const { name, file } of sources) if (file !== null) env[name] = textOf(name, file);
  // Whoever is started by this process is given the secret, not asked to take it a second time.
  for (const name of SECRETS) delete env[`${name}_FILE`];
}

function textOf(name: string, file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new SecretError(`${name}: a file that can be read, got ${(error as Error).message}`);
  }
  if (text === '') throw new SecretError(`${name}: a secret in ${file}, got nothing`);
  return text;
}
