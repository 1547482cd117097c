/** `plumbline hash`: PDQ hash and quality of pictures, and how far apart they are, turned and mirrored copies included. */

import { plural } from '../../core/dossier/number-words.js';
import { clustersOf } from '../../core/evidence/hash/clusters.js';
import { hexOf } from '../../core/evidence/hash/hash256.js';
import { isFlat, type Picture, turnedDistance } from '../../core/evidence/hash/near-pairs.js';
import { type Problem, printProblem } from '../../core/problem.js';
import { isRefused, makeMediaReader } from '../../media/media-reader.js';
import type { ExitCode } from '../failure.js';
import type { Io } from '../io.js';
import { hashPage } from '../print/hash-page.js';
import { printable, printableDeep } from '../print/printable.js';
import { withProgress } from '../progress.js';
import { problemOf, readMedia } from '../read-media.js';

export type HashOptions = { readonly json?: boolean; readonly within: number };

export type HashDocument = {
  readonly images: readonly HashedImage[];
  /** the nearest of the eight ways to turn `a`, by the order of the images */
  readonly distances: readonly {
    readonly a: string;
    readonly b: string;
    readonly distance: number;
    readonly transform: string;
  }[];
  /** proposals; nothing is merged by them */
  readonly clusters: readonly { readonly files: readonly string[]; readonly widest: number }[];
  readonly refused: readonly { readonly file: string; readonly rule: string; readonly got: string | null }[];
};
export type HashedImage = {
  readonly file: string;
  /** 64 hexadecimal digits */
  readonly pdq: string;
  /** 0 to 100 */
  readonly quality: number;
  readonly width: number;
  readonly height: number;
  /** too flat for its distances to mean anything */
  readonly isFlat: boolean;
};

export async function hash(paths: readonly string[], options: HashOptions, io: Io): Promise<ExitCode> {
  const document = await withProgress(`hashing ${plural(paths.length, 'file')}`, io, () =>
    hashFiles(paths, options.within),
  );
  if (options.json === true) io.out(`${JSON.stringify(document, null, 2)}\n`);
  else if (document.images.length > 0) io.out(`${hashPage(printableDeep(document), io.page).join('\n')}\n`);
  return tellRefused(document.refused, io);
}

export async function hashFiles(paths: readonly string[], within: number): Promise<HashDocument> {
  const reader = makeMediaReader();
  try {
    const { files, refused } = await readMedia([...new Set(paths)], reader);
    const images: HashedImage[] = [];
    const pictures: Picture[] = [];
    const without: Problem[] = [...refused];
    for (const { file, read } of files) {
      const picture = read?.picture ?? { refused: 'a picture, got a video: see plumbline media' };
      if (isRefused(picture)) {
        without.push(problemOf(file, picture.refused));
        continue;
      }
      const { width, height, hashes, quality } = picture;
      const pdq = { hashes, quality };
      pictures.push({ id: file, pdq });
      images.push({ file, pdq: hexOf(hashes), quality, width, height, isFlat: isFlat(pdq) });
    }
    return {
      images,
      distances: distancesOf(pictures, within),
      clusters: clustersOf(pictures).map(({ ids, widest }) => ({ files: ids, widest })),
      refused: without.map(({ file, rule, got }) => ({ file, rule, got })),
    };
  } finally {
    reader.close();
  }
}

const distancesOf = (pictures: readonly Picture[], within: number): HashDocument['distances'] =>
  pictures.flatMap((a, i) =>
    pictures
      .slice(i + 1)
      .map((b) => ({ a: a.id, b: b.id, ...turnedDistance(a.pdq, b.pdq) }))
      .filter(({ distance }) => distance <= within),
  );

/** Says what was refused; the work failed where anything was. */
export function tellRefused(refused: readonly Pick<Problem, 'file' | 'rule' | 'got'>[], io: Io): ExitCode {
  for (const problem of refused)
    io.err(`plumbline: ${printable(printProblem({ line: null, field: null, ...problem }))}\n`);
  return refused.length === 0 ? 0 : 1;
}
