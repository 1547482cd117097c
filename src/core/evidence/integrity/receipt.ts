/** A receipt for a reader who knows no cryptography: a title, then a few plain sentences per file. */
import { LIMIT_OF_INTEGRITY, MEANINGS } from './meaning.js';
import { type FileResult, gravest, isSound } from './vocabulary.js';

export type ReceiptEntry = { readonly file: string; readonly sentences: readonly string[] };

export type Receipt = {
  readonly title: string;
  readonly entries: readonly ReceiptEntry[];
  readonly limit: string;
};

export function receiptOf(results: readonly FileResult[]): Receipt {
  return { title: titleOf(results), entries: results.map(entryOf), limit: LIMIT_OF_INTEGRITY };
}

function titleOf(results: readonly FileResult[]): string {
  const count = results.length === 1 ? '1 file' : `${results.length} files`;
  const altered = results.filter(({ result }) => result === 'hash-mismatch').length;
  const broken = results.filter((result) => !isSound(result)).length - altered;
  const parts = [
    ...(altered > 0 ? [`${altered} altered`] : []),
    ...(broken > 0 ? [`${broken} that cannot be checked as a whole`] : []),
  ];
  return `${count}: ${parts.length > 0 ? parts.join(', ') : 'nothing against any of the bytes'}`;
}

function entryOf(result: FileResult): ReceiptEntry {
  const lines = [MEANINGS[result.result], ...sentences(result.detail), ...signer(result)];
  return { file: result.file, sentences: lines };
}

function signer({ signedBy, signedAt }: FileResult): readonly string[] {
  if (signedBy === null) return [];
  return [signedAt === null ? `Signed by ${signedBy}.` : `Signed by ${signedBy}, ${signedAt}.`];
}

const SHOWN = 6;

/** Each line of detail as a sentence, the first ones of many. */
function sentences(detail: string): readonly string[] {
  const lines = detail.split('\n').filter((line) => line !== '');
  const more = lines.length - SHOWN;
  return [...lines.slice(0, SHOWN), ...(more > 0 ? [`and ${more} more like these`] : [])].map((line) => {
    const text = line.charAt(0).toUpperCase() + line.slice(1);
    return /[.!?]$/.test(text) ? text : `${text}.`;
  });
}

/** The result of the whole, as a machine reads it. */
export const overall = (results: readonly FileResult[]) => gravest(results.map(({ result }) => result));
