/** A receipt of one file for a reader who knows no cryptography: what it is, whether it is unaltered, who signed, what that does not say. */

import { isGap } from '../../problem.js';
import { LIMIT_OF_INTEGRITY } from '../integrity/meaning.js';
import { receiptOf } from '../integrity/receipt.js';
import type { EvidenceItem } from './evidence-answers.js';

export type ReceiptPart = { readonly title: string; readonly sentences: readonly string[] };

export type ItemReceipt = { readonly title: string; readonly parts: readonly ReceiptPart[]; readonly limit: string };

export function itemReceipt(item: EvidenceItem): ItemReceipt {
  const { row, facts, integrity } = item;
  const title =
    integrity.because === 'altered'
      ? 'These bytes were altered after they came in'
      : integrity.because === 'missing'
        ? 'The bytes that came in are no longer there'
        : integrity.because === 'unread'
          ? 'Nothing says that these bytes were altered; they have not been read again since they came in'
          : 'These are the bytes that came in';
  const checks = receiptOf(facts.results).entries.map(({ file, sentences }) => ({
    title: facts.results.length === 1 ? 'What the file states of itself' : `What the file states of itself: ${file}`,
    sentences,
  }));
  return {
    title,
    parts: [
      { title: 'The file', sentences: cameIn(item) },
      { title: 'Since it came in', sentences: since(item) },
      ...checks,
      { title: 'What speaks against it', sentences: against(item) },
    ],
    limit:
      row.state === 'complete'
        ? LIMIT_OF_INTEGRITY
        : `${LIMIT_OF_INTEGRITY} This one did not come in whole (${row.state}).`,
  };
}

function cameIn({ row, custody }: EvidenceItem): readonly string[] {
  const actor = custody.find(({ action }) => action === 'collect')?.actor ?? 'an unnamed person';
  return [
    `“${row.name}”, ${row.bytes} bytes, ${row.mediaType}.`,
    row.url === null ? 'It came as a file and states no address.' : `It was collected from ${row.url}.`,
    row.capturedAt === null
      ? 'Whoever captured it does not state when.'
      : `Whoever captured it states ${row.capturedAt}; no clock of ours saw that.`,
    `Received by ${actor} on ${row.receivedAt}, with ${row.tool}.`,
    `Its fingerprint (SHA-256) is ${row.sha256.slice('sha256:'.length)}. Anybody can compute it again from the file; one changed letter changes all of it.`,
  ];
}

function since({ row, state }: EvidenceItem): readonly string[] {
  const { fixity } = row;
  const read =
    fixity === null
      ? 'The bytes have not been read again since they came in.'
      : fixity.state === 'same'
        ? `The bytes were read again on ${fixity.at}, and gave the same fingerprint.`
        : fixity.state === 'altered'
          ? `Read again on ${fixity.at}, the bytes gave another fingerprint: they were altered.`
          : `On ${fixity.at} the bytes were not where they were kept. That they are missing does not say that anybody altered them.`;
  const signed = state.checkpoints.filter(({ fault }) => fault === null).at(-1);
  return [
    read,
    state.brokenAt === null
      ? `The log of who did what has ${state.records} records, each of which carries the fingerprint of the one before: none of them was changed.`
      : `The log of who did what was altered at record ${state.brokenAt}; what stands after it is vouched for by nothing.`,
    signed
      ? `How far the log goes was signed on ${signed.at}, for its first ${signed.size} records, with the key ${signed.key}.`
      : 'Nobody signed how far the log goes, so that its end is whole cannot be shown.',
  ];
}

function against({ facts }: EvidenceItem): readonly string[] {
  const { media } = facts;
  if (media === null) return ['A file of this kind says nothing of itself that could be held against it.'];
  if (isGap(media)) return [`What it says of itself could not be read: ${media.detail}.`];
  if (media.flags.length === 0)
    return ['Nothing in what it says of itself contradicts itself. Most files that were passed on say nothing at all.'];
  return [
    'Each of these is a reason to look, not a finding:',
    ...media.flags.map(({ code, detail }) => `${code}: ${detail}.`),
  ];
}
