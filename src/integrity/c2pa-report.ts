/** From the reference implementation's report to notes of the closed vocabulary. Untrusted JSON: only what is named is read. */
import type { IntegrityResult } from '../core/evidence/integrity/vocabulary.js';
import type { Note, Signed } from './note.js';

type Status = { readonly code: string; readonly url?: string; readonly explanation?: string };
type Statuses = {
  readonly success?: readonly Status[];
  readonly informational?: readonly Status[];
  readonly failure?: readonly Status[];
};

export type C2paReport = {
  readonly active_manifest?: string;
  readonly manifests?: Readonly<
    Record<
      string,
      {
        readonly claim_generator?: string;
        readonly signature_info?: { issuer?: string; common_name?: string; time?: string };
      }
    >
  >;
  readonly validation_results?: {
    readonly activeManifest?: Statuses;
    readonly ingredientDeltas?: readonly { readonly validationDeltas?: Statuses }[];
  };
};

/** Only these say that bytes differ from what was signed. */
const ALTERED =
  /^(assertion\.(dataHash|bmffHash|boxesHash|collectionHash|multiAssetHash|hashedURI)|claimSignature|ingredient\.(hashedURI|manifest|claimSignature))\.mismatch$/;

const SAID: readonly (readonly [RegExp, IntegrityResult | null, string])[] = [
  [/^timeStamp\./, null, 'its timestamp does not hold'],
  [/^signingCredential\.untrusted$/, 'identity-untrusted-root', 'no authority known here vouches for the signer'],
  [
    /^(signingCredential\.expired|claimSignature\.outsideValidity)$/,
    'certificate-expired-no-timestamp',
    'the signer’s certificate was not in force, and no timestamp shows that it was when it signed',
  ],
  [
    /^signingCredential\.(revoked|invalid)$/,
    'identity-untrusted-root',
    'the signer’s certificate is not good for signing',
  ],
  [/unsupported/i, 'unsupported-version', 'it uses something this version cannot check'],
];

export function notesOfReport({ validation_results: results }: C2paReport): readonly Note[] {
  const active = results?.activeManifest ?? {};
  const matched = new Set((active.success ?? []).map(({ code, url }) => `${code} ${url}`));
  const own = (active.failure ?? []).map((status) => failureNote(status, matched, ''));
  const earlier = (results?.ingredientDeltas ?? []).flatMap(({ validationDeltas }) => {
    const held = new Set((validationDeltas?.success ?? []).map(({ code, url }) => `${code} ${url}`));
    // What vouches for an ingredient's signer is not what vouches for this file's.
    return (validationDeltas?.failure ?? [])
      .map((status) => failureNote(status, held, 'in something it was made from: '))
      .map((note) => (note.result === 'identity-untrusted-root' ? { ...note, result: null, words: '' } : note));
  });
  const more = [...(active.success ?? []), ...(active.informational ?? [])]
    .map(({ code }) => code)
    .filter((code) =>
      /^(timeStamp|claimSignature|signingCredential\.trusted|assertion\.(data|bmff|boxes)Hash)/.test(code),
    )
    .map((code): Note => ({ code, result: null, words: '' }));
  return [...own, ...earlier, ...more, standing(active, own)];
}

const TOO_WIDE = 'assertion.dataHash.exclusionTooWide';

/** What holds where nothing fails. */
function standing({ success = [] }: Statuses, own: readonly Note[]): Note {
  const codes = new Set(success.map(({ code }) => code));
  const failed = own.find(({ code }) => code.startsWith('claimSignature.'));
  if (failed !== undefined) return { ...failed, words: '' };
  if (!codes.has('claimSignature.validated')) {
    return { code: 'claimSignature.missing', result: 'structure-invalid', words: 'no signature that could be checked' };
  }
  // Nobody's word is good for bytes that were left out of it.
  if (own.some(({ code }) => code === TOO_WIDE) && own.every(({ result }) => result === null))
    return {
      code: TOO_WIDE,
      result: 'structure-invalid',
      words: 'part of the file may be anything, whoever signed the rest',
    };
  const isStamped = codes.has('timeStamp.trusted') || codes.has('timeStamp.validated');
  return { code: 'claimSignature.validated', result: isStamped ? 'verified' : 'verified-no-timestamp', words: '' };
}

function failureNote({ code, url = '', explanation = '' }: Status, matched: ReadonlySet<string>, where: string): Note {
  const part = url.replace(/^.*\//, '');
  if (ALTERED.test(code)) {
    // The bytes outside the exclusion do match: the rule that it may cover the manifest alone is younger than some cameras.
    if (code === 'assertion.dataHash.mismatch' && matched.has(`assertion.dataHash.match ${url}`)) {
      const words = `${where}the signature leaves out more of the file than its own place in it`;
      return { code: TOO_WIDE, result: null, words };
    }
    const words = `${where}altered since it was signed: ${part === '' ? code : `${part} does not match`}`;
    return { code, result: 'hash-mismatch', words };
  }
  const said = SAID.find(([pattern]) => pattern.test(code));
  if (said !== undefined) return { code, result: said[1], words: `${where}${said[2]}` };
  const why = explanation === '' ? code : explanation;
  return { code, result: 'structure-invalid', words: `${where}${why}` };
}

export function signerOf({ active_manifest: active = '', manifests }: C2paReport): Signed {
  const signature = manifests?.[active]?.signature_info;
  const time = Date.parse(signature?.time ?? '');
  return {
    by: signature?.common_name ?? signature?.issuer ?? null,
    at: Number.isNaN(time) ? null : new Date(time).toISOString().replace('.000Z', 'Z'),
  };
}
