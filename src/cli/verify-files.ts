/** What can be said of each file of a case: against the hash and size its package states, and against the rules of the format. */
import { createHash } from 'node:crypto';
import type { FileResult } from '../core/evidence/integrity/vocabulary.js';
import type { FolderFiles } from '../core/ports.js';
import { type Problem, printProblem } from '../core/problem.js';
import { type Resource, resourcesOf } from './listed-paths.js';
import { PACKAGE_FILE } from './open-case.js';

type Said = Pick<FileResult, 'result' | 'codes' | 'detail'>;

/** Every file of a case that was read. */
export function resultsOfFiles(files: FolderFiles): readonly FileResult[] {
  const stated = new Map(resourcesOf(files).map((resource) => [resource.path, resource]));
  return [...files].map(([file, bytes]) => row(file, stated.has(file), compare(bytes, stated.get(file))));
}

/** Every file in which a case broke a rule. */
export function resultsOfProblems(problems: readonly Problem[]): readonly FileResult[] {
  const byFile = new Map<string, Problem[]>();
  for (const problem of problems) byFile.set(problem.file, [...(byFile.get(problem.file) ?? []), problem]);
  return [...byFile].map(([file, broken]) =>
    row(file, /\.csv$/i.test(file), {
      result: 'structure-invalid',
      codes: ['case.rule'],
      detail: broken.map(printProblem).join('\n'),
    }),
  );
}

function row(file: string, isTable: boolean, said: Said): FileResult {
  const kind = file === PACKAGE_FILE ? 'package' : isTable ? 'table' : 'file';
  return { file, kind, ...said, signedBy: null, signedAt: null, rule: null };
}

function compare(bytes: Uint8Array, stated: Resource | undefined): Said {
  const { hash, bytes: size } = stated ?? {};
  if (size !== undefined && size !== bytes.byteLength) {
    const detail = `the package states ${size} bytes, the file holds ${bytes.byteLength}`;
    return { result: 'structure-invalid', codes: ['package.bytes.mismatch'], detail };
  }
  if (hash === undefined)
    return { result: 'unsigned', codes: ['package.hash.absent'], detail: 'the package states no hash' };
  // Data Package v2: a hash without a prefix is MD5.
  const [algorithm, wanted] = hash.includes(':') ? (hash.split(':', 2) as [string, string]) : ['md5', hash];
  if (!ALGORITHMS.has(algorithm)) {
    return { result: 'unsupported-version', codes: ['package.hash.algorithm'], detail: `a hash by ${algorithm}` };
  }
  const found = createHash(algorithm).update(bytes).digest('hex');
  if (found !== wanted.toLowerCase()) {
    const detail = `altered since the package was written: it states ${algorithm}:${wanted}, the file gives ${found}`;
    return { result: 'hash-mismatch', codes: ['package.hash.mismatch'], detail };
  }
  return {
    result: 'verified-no-timestamp',
    codes: ['package.hash.match'],
    detail: `${algorithm} as the package states`,
  };
}

const ALGORITHMS: ReadonlySet<string> = new Set(['md5', 'sha1', 'sha256', 'sha512']);
