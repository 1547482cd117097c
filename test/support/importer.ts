/** A process that imports revision after revision and says so once each is kept, until it is killed. */
import { openStore } from '../../src/store/open-store.js';
import { inventedImport } from '../../src/testing/invented-import.js';

/** a data folder, or the address of a server */
const [place = '', most = '0', caseName = 'ridge'] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const store = await openStore(place.startsWith('postgresql:') ? { databaseUrl: place } : { dataFolder: place });
const kept = (await store.revisions(caseName)).length;
say('open');
for (let n = kept + 1; n <= kept + Number(most); n++) {
  await store.importCase(inventedImport(caseName, n));
  say(`kept ${n}`);
}
setInterval(() => {}, 1_000);
