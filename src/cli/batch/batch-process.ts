/** A process of a batch: told a case, it answers what became of it. It ends when whoever tells it has ended. */
import { assessOne, type BatchConfig } from './assess-one.js';

export type BatchTask = {
  readonly folder: string;
  readonly out: string;
  readonly name: string;
  readonly batch: BatchConfig;
};

process.on('disconnect', () => process.exit(0));
process.on('message', async ({ folder, out, name, batch }: BatchTask) => {
  process.send?.(await assessOne(folder, out, name, batch));
});
process.send?.('ready');
