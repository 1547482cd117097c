/** Every role with every right on every address the server describes: let in or refused as the table of permissions says. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { API_ROUTES } from '../src/api/routes.js';
import { ACTS, type Act, isAllowed, type Membership, ROLES } from '../src/people/permissions.js';
import { ROUTE_ACTS, type RouteAct } from '../src/server/people/route-acts.js';
import { type Desk, member, openDesk } from './support/desk.js';

/** A case that roles are given on and that is not there: the door decides before anybody looks, and the answer is short. */
const CASE = 'absent';
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

/** They end the session they are asked with, or begin one; server-people.test.ts has them. */
const OWN_TESTS = new Set(['sign-out', 'sign-in', 'passkey/sign-in'].map((path) => `POST /api/people/${path}`));

type Tried = { readonly route: string; readonly method: string; readonly path: string; readonly act: RouteAct };
const TRIED: readonly Tried[] = API_ROUTES.flatMap(({ method, path }) => {
  const route = `${method.toUpperCase()} ${path}`;
  const act = ROUTE_ACTS[route];
  return act === undefined || OWN_TESTS.has(route) ? [] : [{ route, method: method.toUpperCase(), path, act }];
});

/** Nobody in particular, and every role on the case and on the desk with each of the four pairs of rights. */
const KINDS: readonly (Membership | null)[] = [
  null,
  ...ROLES.flatMap((role) =>
    [CASE, ''].flatMap((on) =>
      [true, false].flatMap((mayExport) => [true, false].map((sees) => member(role, on, mayExport, sees))),
    ),
  ),
];

test('every address that is described has its act, and every act an address that is described', () => {
  const described = API_ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  const inApi = described.filter((route) => route.includes(' /api'));
  // The style of the page of the description is no address for programs.
  expect(
    Object.keys(ROUTE_ACTS)
      .filter((route) => route !== 'GET /api/page.css')
      .sort(),
  ).toEqual(inApi.sort());
});

test('the server serves no address without an act, and has every one that has an act', () => {
  const served = new Set(
    desk.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api'))
      .map(({ method, path }) => `${method} ${path.replace(/\{\.\+\}/, '').replace(/:(\w+)/g, '{$1}')}`),
  );
  expect([...served].sort()).toEqual(Object.keys(ROUTE_ACTS).sort());
});

const addressOf = (path: string): string => path.replace('{name}', CASE).replace(/\{\w+\}/g, '1');

test('every role with every right on every address is let in or refused as the table says', async () => {
  const wrong: unknown[] = [];
  let tried = 0;
  for (const [i, kind] of KINDS.entries()) {
    const { cookie } = await desk.somebody(`matrix${i}`, ...(kind ? [kind] : []));
    await Promise.all(
      TRIED.map(async ({ route, method, path, act }) => {
        const sent = { cookie, ...(method === 'GET' || method === 'DELETE' ? {} : { body: {} }) };
        // What is only read is asked for by HEAD too: it must be no way around.
        const asked = method === 'GET' && i % 2 === 1 ? 'HEAD' : method;
        const { status } = await desk.call(asked, addressOf(path), sent);
        const isIn = act === 'open' || act === 'own' || (kind !== null && isAllowed([kind], act as Act, CASE));
        if ((status !== 401 && status !== 403) !== isIn) wrong.push({ route, kind, status });
        tried++;
      }),
    );
  }
  expect(wrong).toEqual([]);
  expect(tried).toBe(KINDS.length * TRIED.length);
  expect(TRIED.length).toBeGreaterThan(50);
});

test('nobody in particular gets nothing but what is open, and a role on another case opens nothing here', async () => {
  const { cookie } = await desk.somebody('elsewhere', member('owner', 'other'));
  for (const { route, method, path, act } of TRIED) {
    const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
    if (act !== 'open') expect([route, (await desk.call(method, addressOf(path), body)).status]).toEqual([route, 401]);
    if (!path.includes('{name}')) continue;
    const { status } = await desk.call(method, addressOf(path), { cookie, ...body });
    expect([route, status]).toEqual([route, 403]);
  }
});

test('what an archiver speaks is opened by its token alone, whatever the role', async () => {
  const { cookie } = await desk.somebody('archivist', member('owner', ''));
  for (const { method, path } of API_ROUTES.filter(({ topic }) => topic === 'archivers')) {
    const address = path.replace('{case}', CASE).replace(/\{\w+\}/g, 'x');
    const { status } = await desk.call(method.toUpperCase(), address, {
      cookie,
      ...(method === 'get' ? {} : { body: {} }),
    });
    expect([path, status]).toEqual([path, 401]);
  }
});

test('every act of the table is asked for somewhere', () => {
  const asked = new Set<string>([...Object.values(ROUTE_ACTS), 'approve', 'sign', 'change a case']);
  expect(Object.keys(ACTS).filter((act) => !asked.has(act))).toEqual([]);
});
