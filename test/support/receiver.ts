/** A process that receives file after file into a vault and says so once each is kept, until it is killed. */
import { openVault } from '../../src/vault/open-vault.js';
import { arrivalOf, inventedFile } from './invented-file.js';

const [folder = '', most = '0'] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const vault = await openVault(folder, { actor: 'receiver', now: () => new Date().toISOString() });
const kept = vault.entries().length;
say('open');
for (let n = kept + 1; n <= kept + Number(most); n++) {
  await vault.blobs.put(inventedFile(n));
  await vault.add([arrivalOf(n)]);
  say(`kept ${n}`);
}
setInterval(() => {}, 1_000);
