/**
 * Connections cut at every point of a transaction: before it, inside it, and after it was made but before its maker was told.
 * Whoever is told of a failure asks again; what was kept without a word is found then, and is not kept twice.
 */
import { describe, expect, inject, test } from 'vitest';
import { openStore } from '../src/store/open-store.js';
import { inventedImport } from '../src/testing/invented-import.js';
import { cuttingProxy, type Side } from './support/cutting-proxy.js';
import { harmOf, NO_HARM, tellFault } from './support/fault-report.js';
import { freshDatabase } from './support/servers.js';

/** points each way; the bytes of an import are divided into so many */
const POINTS = process.env.PLUMBLINE_DEEP ? 125 : 25;
/** of a busy machine */
const POINT_MS = 5_000;
const SIDES: readonly Side[] = ['asked', 'answered'];
const MOST_TRIES = 20;

for (const server of inject('servers'))
  describe(server.name, () => {
    test(
      `cut at ${2 * POINTS} points of an import: each revision once, in its order, whole`,
      async () => {
        const { url, drop } = await freshDatabase(server);
        const proxy = await cuttingProxy(url);
        const store = await openStore({ databaseUrl: proxy.url });
        await store.importCase(inventedImport('ridge', 1));
        proxy.passed();
        await store.importCase(inventedImport('ridge', 2));
        const whole = proxy.passed();
        const acknowledged = new Set([1, 2]);
        let [n, refused, silent] = [2, 0, 0];
        for (const side of SIDES)
          for (let point = 1; point <= POINTS; point++) {
            n += 1;
            proxy.arm(side, Math.round((whole[side] * point) / POINTS));
            for (let tried = 1; ; tried++) {
              const made = await store.importCase(inventedImport('ridge', n)).catch((error: Error) => error);
              if (!(made instanceof Error)) {
                acknowledged.add(made.revision);
                break;
              }
              refused += 1;
              if (tried === MOST_TRIES) throw made;
              proxy.disarm();
              const newest = (await store.revisions('ridge').catch(() => [])).at(-1);
              if (newest?.digest === inventedImport('ridge', n).digest) silent += 1;
            }
            proxy.disarm();
          }
        const kept = await store.revisions('ridge');
        const numberOf = new Map(Array.from({ length: n }, (_, i) => [inventedImport('ridge', i + 1).digest, i + 1]));
        const numbers = kept.map(({ digest }) => numberOf.get(digest) ?? 0);
        const isInOrder = kept.every(({ revision }, i) => revision === i + 1 && numbers[i] === i + 1);
        let altered = 0;
        for (const revision of numbers) {
          const files = await store.files('ridge', revision);
          for (const [path, bytes] of inventedImport('ridge', revision).files)
            if (Buffer.compare(files?.get(path) ?? Buffer.of(), bytes) !== 0) altered += 1;
        }
        const { lost, doubled } = harmOf(acknowledged, numbers);
        const found = { lost: lost + altered, doubled, broken: isInOrder ? 0 : 1 };
        tellFault({
          ...{ fault: 'connection cut in the middle of an import, then asked again', on: server.name },
          ...{ rounds: proxy.cuts(), acknowledged: acknowledged.size, refused, ...found },
          note: `${silent} kept though told as failed, and not kept again`,
        });
        expect(found).toEqual(NO_HARM);
        expect(kept.length).toBe(n);
        expect(proxy.cuts()).toBeGreaterThanOrEqual(2 * POINTS - 2);
        await store.close();
        await proxy.close();
        await drop();
      },
      2 * POINTS * POINT_MS,
    );
  });
