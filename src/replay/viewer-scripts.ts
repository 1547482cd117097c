/**
 * What the viewer's origins run in the browser. The fence stands before the viewer's worker: whatever that answers is given our own
 * rules, under which a captured page reaches its archive and nothing else.
 */

/** Scripts of the page may run, as they must for it to be itself; nothing they ask for leaves this origin. */
export const REPLAY_RULES = [
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:",
  "connect-src 'self' data: blob:",
  "frame-src 'self' data: blob:",
  "object-src 'none'",
  "form-action 'self'",
  'sandbox allow-scripts allow-same-origin allow-forms',
].join('; ');

/** Headers of a capture that would make the browser speak to somebody, or remember something. */
const TAKEN_AWAY = [
  ...['link', 'refresh', 'report-to', 'reporting-endpoints', 'nel', 'speculation-rules', 'clear-site-data'],
  ...['service-worker-allowed', 'permissions-policy', 'content-security-policy-report-only', 'set-cookie', 'alt-svc'],
];

export const FENCE_SCRIPT = `'use strict';
const RULES = ${JSON.stringify(REPLAY_RULES)};
const TAKEN_AWAY = ${JSON.stringify(TAKEN_AWAY)};
const respondWith = FetchEvent.prototype.respondWith;
FetchEvent.prototype.respondWith = function (answer) {
  respondWith.call(this, Promise.resolve(answer).then(fenced));
};
function fenced(answer) {
  if (answer.type === 'error') return answer;
  const headers = new Headers(answer.headers);
  for (const name of TAKEN_AWAY) headers.delete(name);
  headers.set('content-security-policy', RULES);
  headers.set('x-dns-prefetch-control', 'off');
  headers.set('referrer-policy', 'same-origin');
  const { status, statusText } = answer;
  return new Response([204, 205, 304].includes(status) ? null : answer.body, { status, statusText, headers });
}
importScripts('/viewer.js');
`;

/** Hands the archive to the worker, then goes to the page. */
export const START_SCRIPT = `'use strict';
const { archive, page, at } = document.body.dataset;
const say = (text) => { document.querySelector('p').textContent = text; };
async function start() {
  if (!navigator.serviceWorker) return say('This browser lets no page here have a service worker, which replay needs: use a window that is not private, or another browser.');
  const workers = navigator.serviceWorker;
  await workers.register('/sw.js');
  await workers.ready;
  if (!workers.controller) await new Promise((done) => workers.addEventListener('controllerchange', done, { once: true }));
  workers.addEventListener('message', ({ data }) => {
    if (data.name !== 'a') return;
    if (data.msg_type === 'collProgress' && data.error) say('The archive could not be opened: ' + data.error);
    if (data.msg_type === 'collAdded') location.replace('/w/a/' + at + 'mp_/' + page);
  });
  workers.startMessages();
  const sourceUrl = new URL(archive, location.href).href;
  workers.controller.postMessage({ msg_type: 'addColl', name: 'a', file: { sourceUrl, noCache: true } });
}
start().catch((error) => say('The replay could not start: ' + error.message));
`;
