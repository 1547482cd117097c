import { readdirSync, readFileSync } from 'node:fs';
import { readCase } from './src/core/casefile/read.js';
import { DEFAULT_CONFIG, makeRunner } from './src/core/execute.js';
const C='cases/spiderweb';
const read = readCase(new Map(readdirSync(C).map((n) => [n, new Uint8Array(readFileSync(`${C}/${n}`))])));
if(!read.ok) throw 1;
const runner = makeRunner(read.theCase);
let r = runner(DEFAULT_CONFIG);
const c:any = r.cost;
for (const s of c.sensitivity) console.log(s.basis.padEnd(16), s.input.padEnd(60), s.firstOrder.toFixed(3), s.totalEffect.toFixed(3), s.q025.toFixed(3), s.q975.toFixed(3));
for (const b of c.byBasis) console.log(b.basis,b.q05/1e6,b.q50/1e6,b.q95/1e6,b.byType,JSON.stringify(b.needs));
for (const d of [1,.9,.8,.7,.6,.5,.4,1,.3]) { const t=process.cpuUsage().user; runner({...DEFAULT_CONFIG, cost:{...DEFAULT_CONFIG.cost, priceDependence:d}}); console.log(d,(process.cpuUsage().user-t)/1000,'ms'); }
