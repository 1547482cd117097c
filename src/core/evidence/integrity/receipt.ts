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
  const lines = [MEANINGS[result.result], sentence(result.detail), ...signer(result)];
  return { file: result.file, sentences: lines.filter((line) => line !== '') };
}

function signer({ signedBy, signedAt }: FileResult): readonly string[] {
  if (signedBy === null) return [];
  return [signedAt === null ? `Signed by ${signedBy}.` : `Signed by ${signedBy}, ${signedAt}.`];
}

/** One line of detail as a sentence; several stay as they are, the first one leading. */
function sentence(detail: string): string {
  const [first = '', ...more] = detail.split('\n');
  if (first === '') return '';
  const text = first.charAt(0).toUpperCase() + first.slice(1);
  const whole = more.length === 0 ? text : `${text} (and ${more.length} more)`;
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

/** The result of the whole, as a machine reads it. */
export const overall = (results: readonly FileResult[]) => gravest(results.map(({ result }) => result));
