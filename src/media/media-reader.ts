/** Reads picture files in a process of its own, one after the other; one that ends, or takes too long, is replaced by the next. */
import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { MediaTags } from '../core/evidence/media/media-tags.js';
import type { Survey } from '../core/evidence/media/survey.js';
import { isVideo, kindOf, type MediaKind, PICTURES } from './kind-of.js';
import { MEDIA_LIMITS, type MediaLimits } from './limits.js';
import type { Answer, Ask, Hashed, Sheet, Told } from './media-process.js';
import type { TileOptions } from './picture-tile.js';
import type { ThumbnailOptions } from './thumbnail.js';

export type Read = {
  readonly kind: MediaKind;
  /** why there is no hash, or the hash */
  readonly picture: Told<Hashed>;
  readonly tags: Told<MediaTags>;
};

export type MediaReader = {
  /** Never throws for what is in the bytes. */
  readonly read: (bytes: Uint8Array) => Promise<Told<Read>>;
  /** Pictures side by side, PNG. */
  readonly tile: (pictures: readonly Uint8Array[], columns: number, across: number) => Promise<Told<Sheet>>;
  /** One picture made small to be looked at, JPEG. */
  readonly thumbnail: (bytes: Uint8Array, options: ThumbnailOptions) => Promise<Told<Sheet>>;
  /** What its values are. */
  readonly survey: (bytes: Uint8Array) => Promise<Told<Survey>>;
  /** A part of it, JPEG. */
  readonly part: (bytes: Uint8Array, options: TileOptions) => Promise<Told<Sheet>>;
  /** Ends the process. */
  readonly close: () => void;
};

export function makeMediaReader(limits: MediaLimits = MEDIA_LIMITS): MediaReader {
  let child: ChildProcess | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const ask = (message: Ask): Promise<Answer> =>
    new Promise((resolve) => {
      child ??= start(limits);
      const asked = child;
      const give = (answer: Answer): void => {
        clearTimeout(timer);
        asked.off('message', onMessage).off('error', onError).off('exit', onExit);
        resolve(answer);
      };
      const end = (refused: string): void => {
        asked.kill('SIGKILL');
        if (child === asked) child = null;
        give({ picture: { refused }, tags: { refused }, sheet: { refused }, survey: { refused } });
      };
      const onMessage = (answer: unknown): void => give(answer as Answer);
      const onError = (error: Error): void => end(`a file that can be read, got ${error.message}`);
      const onExit = (code: number | null, signal: string | null): void =>
        end(`a file that can be read, but its reader ended (${signal ?? code})`);
      const timer = setTimeout(() => end(`read in ${limits.timeMs / 1000} s, got no answer by then`), limits.timeMs);
      asked.on('message', onMessage).on('error', onError).on('exit', onExit);
      asked.send(message);
    });

  const read = async (bytes: Uint8Array): Promise<Told<Read>> => {
    const kind = kindOf(bytes);
    if (bytes.length > limits.fileBytes)
      return { refused: `at most ${limits.fileBytes / 1024 / 1024} MB, got ${bytes.length} bytes` };
    if (kind === null) return { refused: 'a picture (JPEG, PNG, WebP, GIF, TIFF), got something else' };
    if (isVideo(kind)) return { refused: 'a picture, got a video: hash frames of its contact sheet' };
    const { picture, tags } = await ask({ ask: 'read', bytes, limits, hasPixels: PICTURES.includes(kind) });
    return {
      kind,
      picture: picture ?? { refused: 'pixels in JPEG, PNG, WebP, GIF or TIFF, got HEIF: convert it' },
      tags: tags ?? { refused: 'metadata' },
    };
  };

  /** One after the other. */
  const queue = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => null);
    return next;
  };

  return {
    read: (bytes) => queue(() => read(bytes)),
    tile: (pictures, columns, across) =>
      queue(async () => (await ask({ ask: 'tile', pictures, columns, across })).sheet ?? { refused: 'a sheet' }),
    thumbnail: (bytes, options) =>
      queue(async () => (await ask({ ask: 'thumbnail', bytes, options })).sheet ?? { refused: 'a picture' }),
    survey: (bytes) => queue(async () => (await ask({ ask: 'survey', bytes })).survey ?? { refused: 'a picture' }),
    part: (bytes, options) =>
      queue(async () => (await ask({ ask: 'part', bytes, options })).sheet ?? { refused: 'a picture' }),
    close: () => {
      child?.kill();
      child = null;
    },
  };
}

function start({ heapMb }: MediaLimits): ChildProcess {
  const isSource = import.meta.url.endsWith('.ts');
  // Run from source, the process has to be taught TypeScript before it can load a file of it.
  const tsx = isSource ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : [];
  const file = fileURLToPath(new URL(isSource ? './media-process.ts' : './media-process.js', import.meta.url));
  return fork(file, [], {
    // Not the flags and not the environment of this process: a reader of files needs neither.
    execArgv: [...tsx, `--max-old-space-size=${heapMb}`],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

export const isRefused = (told: object): told is { readonly refused: string } => 'refused' in told;
