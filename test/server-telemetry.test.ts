/** Metrics and traces reach a collector by OTLP over HTTP in JSON, name nobody, and cost nothing where none is named. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { JOB_KINDS } from '../src/jobs/job.js';
import { openQueue } from '../src/jobs/queue.js';
import { work } from '../src/jobs/work.js';
import { makeApp } from '../src/server/app.js';
import { importFiles } from '../src/server/import-case.js';
import { listen } from '../src/server/serve.js';
import { openStore } from '../src/store/open-store.js';
import { openTelemetry } from '../src/telemetry/open-telemetry.js';
import { NO_TELEMETRY } from '../src/telemetry/telemetry.js';
import { generateCase } from '../src/testing/generate-case.js';
import { freshDatabase } from './support/servers.js';

type Value = { readonly stringValue?: string; readonly intValue?: string | number; readonly doubleValue?: number };
type Attribute = { readonly key: string; readonly value: Value };
type Span = {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly Attribute[];
  readonly status: { readonly code?: number };
};
type Point = {
  readonly count?: string | number;
  readonly asDouble?: number;
  readonly asInt?: string;
  readonly attributes: readonly Attribute[];
};
type Metric = {
  readonly name: string;
  readonly unit: string;
  readonly histogram?: { readonly dataPoints: Point[] };
  readonly sum?: { readonly dataPoints: Point[] };
};
type Received = { readonly path: string; readonly headers: NodeJS.Dict<string | string[]>; readonly body: never };

let collector: Server;
let endpoint: string;
const received: Received[] = [];
beforeAll(async () => {
  collector = createServer((request, answer) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString('utf8'));
      received.push({ path: request.url ?? '', headers: request.headers, body: body as never });
      answer.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => collector.close(resolve)));
beforeEach(() => {
  received.length = 0;
});

/** The exporters read their settings from the process, as every program's do. */
async function withCollector<T>(run: () => Promise<T>): Promise<T> {
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = endpoint;
  process.env.OTEL_EXPORTER_OTLP_HEADERS = 'x-tenant=desk';
  process.env.OTEL_RESOURCE_ATTRIBUTES = 'deployment.environment=drill';
  try {
    return await run();
  } finally {
    for (const name of ['ENDPOINT', 'HEADERS']) delete process.env[`OTEL_EXPORTER_OTLP_${name}`];
    delete process.env.OTEL_RESOURCE_ATTRIBUTES;
  }
}

const plain = (attributes: readonly Attribute[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue ?? value.doubleValue)]),
  );
const at = (path: string): readonly Received[] => received.filter((one) => one.path === path);
type Scoped = { readonly resource: { readonly attributes: readonly Attribute[] } };
const spans = (): readonly Span[] =>
  at('/v1/traces').flatMap(({ body }) =>
    (body as { resourceSpans: (Scoped & { scopeSpans: { spans: Span[] }[] })[] }).resourceSpans.flatMap((one) =>
      one.scopeSpans.flatMap((scope) => scope.spans),
    ),
  );
const metrics = (): readonly Metric[] =>
  at('/v1/metrics').flatMap(({ body }) =>
    (body as { resourceMetrics: (Scoped & { scopeMetrics: { metrics: Metric[] }[] })[] }).resourceMetrics.flatMap(
      (one) => one.scopeMetrics.flatMap((scope) => scope.metrics),
    ),
  );

test('without a collector there is none, and switched off there is none', async () => {
  const tools = { version: '0', log: () => {} };
  expect(await openTelemetry({ ...tools, env: {} })).toBe(NO_TELEMETRY);
  const off = { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SDK_DISABLED: 'true' };
  expect(await openTelemetry({ ...tools, env: off })).toBe(NO_TELEMETRY);
  const none = { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_EXPORTER: 'none', OTEL_METRICS_EXPORTER: 'none' };
  expect(await openTelemetry({ ...tools, env: none })).toBe(NO_TELEMETRY);
});

test('another protocol is refused with what to do', async () => {
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' };
  await expect(openTelemetry({ version: '0', log: () => {}, env })).rejects.toThrow(/http\/json, got grpc\n.*4318/);
});

test('requests: a span and a time each, the address as it is described, a fault marked', async () => {
  await withCollector(async () => {
    const telemetry = await openTelemetry({ version: '1.2.3', log: () => {} });
    const store = {
      listCases: async () => [],
      revisions: async (name: string) => {
        if (name === 'secret-broken') throw new Error('fault');
        return [];
      },
    } as never;
    const web = () => new Response('page');
    const parts = { store, web, now: () => new Date().toISOString(), log: () => {}, telemetry };
    const listening = await listen((port) => makeApp({ ...parts, port }), '127.0.0.1', 0);
    for (const path of [
      '/api/cases',
      '/api/cases/secret-case?q=secret-word',
      '/api/cases/secret-broken/revisions',
      '/case/secret-case',
    ])
      await (await fetch(`${listening.address}${path}`)).text();
    await listening.close();
    await telemetry.close();
  });
  const told = spans().map(({ name, kind, attributes, status }) => [name, kind, plain(attributes), status.code ?? 0]);
  const of = (route: string, code: number) => ({
    'http.request.method': 'GET',
    'http.route': route,
    'http.response.status_code': code,
  });
  // 2: SpanKind SERVER and STATUS_CODE_ERROR of the protocol
  expect(told).toEqual([
    ['GET /api/cases', 2, of('/api/cases', 200), 0],
    ['GET /api/cases/{name}', 2, of('/api/cases/{name}', 404), 0],
    ['GET /api/cases/{name}/revisions', 2, { ...of('/api/cases/{name}/revisions', 500), 'error.type': '500' }, 2],
    ['GET /*', 2, of('/*', 200), 0],
  ]);
  const [duration] = metrics();
  expect([duration?.name, duration?.unit]).toEqual(['http.server.request.duration', 's']);
  expect(duration?.histogram?.dataPoints.map(({ count }) => Number(count))).toEqual([1, 1, 1, 1]);
  const whole = JSON.stringify(received.map(({ body }) => body));
  expect(whole).not.toMatch(/secret/);
  expect(whole).toMatch(/"service\.name","value":\{"stringValue":"plumbline"\}/);
  expect(whole).toMatch(/"service\.version","value":\{"stringValue":"1\.2\.3"\}/);
  expect(whole).toMatch(/"deployment\.environment","value":\{"stringValue":"drill"\}/);
  expect(received.map(({ headers }) => headers['x-tenant'])).toEqual(received.map(() => 'desk'));
});

test('a collector that is not there is told in the log, and holds nothing up', async () => {
  const said: string[] = [];
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = 'http://127.0.0.1:1';
  process.env.OTEL_EXPORTER_OTLP_TIMEOUT = '300';
  const telemetry = await openTelemetry({ version: '0', log: (line) => void said.push(line) });
  const now = Date.now();
  telemetry.done({ name: 'GET /api', kind: 'server', from: now, to: now }, 'http.server.request.duration');
  await telemetry.close();
  for (const name of ['ENDPOINT', 'TIMEOUT']) delete process.env[`OTEL_EXPORTER_OTLP_${name}`];
  expect(said.join('\n')).toMatch(/^telemetry: /);
});

describe('jobs', () => {
  test('each is a span with its stages below it; files received are counted', async () => {
    const [server] = inject('servers');
    if (!server) throw new Error('no PostgreSQL to test on');
    const { url, drop } = await freshDatabase(server);
    const store = await openStore({ databaseUrl: url });
    await importFiles(store, generateCase(3).files, '2031-01-01T00:00:00.000Z');
    const [revision] = await store.listCases();
    await store.close();
    const queue = await openQueue(url);
    const caseName = revision?.caseName ?? '';
    await queue.send({ kind: 'assess', caseName, revision: 1, seed: 1, scenario: 'middling' });
    await queue.send({ kind: 'assess', caseName: 'nowhere', revision: 1, seed: 1, scenario: 'middling' });
    await withCollector(async () => {
      const telemetry = await openTelemetry({ version: '0', log: () => {} });
      await work({
        ...{ queue, databaseUrl: url, dataFolder: '/nowhere', actor: 'worker', kinds: JOB_KINDS, atOnce: 1 },
        ...{ untilEmpty: true, stop: new AbortController().signal, told: () => {}, restMs: 50, telemetry },
      });
      await telemetry.close();
    });
    const jobs = spans().filter(({ name }) => name === 'plumbline.job');
    const outcomes = jobs.map(({ attributes }) => plain(attributes)['plumbline.job.outcome']);
    expect(outcomes).toEqual(expect.arrayContaining(['done', 'failed']));
    const done = jobs[outcomes.indexOf('done')];
    const stages = spans().filter(({ parentSpanId }) => parentSpanId !== undefined && parentSpanId === done?.spanId);
    expect(stages.map(({ attributes }) => plain(attributes)['plumbline.stage.name'])).toEqual(
      expect.arrayContaining(['evidence', 'losses', 'cost', 'fleet', 'depth', 'perception', 'leverage', 'dossier']),
    );
    for (const stage of stages) {
      expect(stage.traceId).toBe(done?.traceId);
      expect(BigInt(stage.startTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(done?.startTimeUnixNano ?? 0));
      expect(BigInt(stage.endTimeUnixNano)).toBeLessThanOrEqual(BigInt(done?.endTimeUnixNano ?? 0));
    }
    expect(metrics().map(({ name }) => name)).toContain('plumbline.job.duration');
    expect(JSON.stringify(received.map(({ body }) => body))).not.toContain(caseName);
    await queue.close();
    await drop();
  });
});
