/** `VERIFY.md`: how a stranger checks a dossier with standard tools alone. */
import { MANIFEST, PUBLIC_KEY, SIGNATURE, SUMS } from './manifest.js';

export const verifyText = (isSigned: boolean): string => `# How to check this dossier

Nothing but standard tools is needed, and no network. In this folder:

\`\`\`
sha256sum --check --quiet ${SUMS}
\`\`\`

says nothing when every file is as it was published, and names each one that is not. A file that is not listed was not
published with it: \`find . -type f | sort\` shows what is there.
${
  isSigned
    ? `
The manifest is signed with an Ed25519 key:

\`\`\`
openssl pkeyutl -verify -pubin -inkey ${PUBLIC_KEY} -rawin -in ${MANIFEST} -sigfile ${SIGNATURE}
\`\`\`

says "Signature Verified Successfully". Whose key it is, the file cannot say: compare its digest
(\`sha256sum ${PUBLIC_KEY}\`) with the one the publisher states elsewhere.
`
    : `
This revision is not signed: the digests say that nothing changed since they were written, not who wrote them.
`
}
With Plumbline the same, and more: \`plumbline verify .\` checks all of it, and \`plumbline verify . --rerun\` makes the
assessment again from \`case/\` and compares it byte for byte.

What stands in \`${MANIFEST}\` under \`previous\` is the digest of the manifest of the revision before this one.
`;
