/** A process that tries for the lock of a folder, says how it went, and holds what it got. */
import { lockFolder } from '../../src/store/folder-lock.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
try {
  await lockFolder(process.argv[2] ?? '', (line) => say(`note ${line}`));
  say('got');
  setInterval(() => {}, 1_000);
} catch (error) {
  say(`refused ${(error as Error).message.split('\n')[0]}`);
}
