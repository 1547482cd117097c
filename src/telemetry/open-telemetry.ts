/**
 * Metrics and traces as OpenTelemetry has them, by OTLP over HTTP in JSON. Its packages weigh 28 MB and are nobody's who does
 * not ask for them: they are optional, and loaded only where the standard variables name a collector.
 */
import { StoreError } from '../store/store-error.js';
import { type Counter, type Histogram, NO_TELEMETRY, type Piece, type Telemetry } from './telemetry.js';

export type TelemetryTools = {
  readonly version: string;
  /** told when a collector cannot be reached */
  readonly log: (line: string) => void;
  readonly env?: NodeJS.ProcessEnv;
};

/** The exact ones that were tested; see package.json. */
export const PACKAGES = [
  ...['@opentelemetry/api', '@opentelemetry/resources'],
  ...['@opentelemetry/sdk-trace-base', '@opentelemetry/exporter-trace-otlp-http'],
  ...['@opentelemetry/sdk-metrics', '@opentelemetry/exporter-metrics-otlp-http'],
] as const;

const BOTH = 'OTEL_EXPORTER_OTLP_ENDPOINT';
const PATIENCE_MS = 5_000;
const EVERY_MS = 60_000;
/** Seconds: the buckets of the semantic conventions, and on to an hour for jobs. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60, 300, 3600];

/** @throws StoreError where the settings ask for what is not there */
export async function openTelemetry({ version, log, env = process.env }: TelemetryTools): Promise<Telemetry> {
  const asked = (of: 'TRACES' | 'METRICS'): boolean =>
    Boolean(env[BOTH] || env[`OTEL_EXPORTER_OTLP_${of}_ENDPOINT`]) && env[`OTEL_${of}_EXPORTER`] !== 'none';
  const wants = { traces: asked('TRACES'), metrics: asked('METRICS') };
  if (env.OTEL_SDK_DISABLED?.toLowerCase() === 'true' || !(wants.traces || wants.metrics)) return NO_TELEMETRY;
  const protocol = env.OTEL_EXPORTER_OTLP_PROTOCOL ?? 'http/json';
  if (protocol !== 'http/json')
    throw new StoreError(
      `OTEL_EXPORTER_OTLP_PROTOCOL: http/json, got ${protocol}`,
      'leave it out: a collector that takes OTLP over HTTP takes JSON at the same address (port 4318)',
    );
  const parts = await load();
  const { api, resources, trace, traceExporter, metrics, metricExporter } = parts;
  api.diag.setLogger(
    { ...SILENT, error: (said) => log(`telemetry: ${said}`), warn: (said) => log(`telemetry: ${said}`) },
    { logLevel: api.DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  const resource = resources
    .resourceFromAttributes({ 'service.name': env.OTEL_SERVICE_NAME || 'plumbline', 'service.version': version })
    .merge(resources.detectResources({ detectors: [resources.envDetector] }));
  const tracing = new trace.BasicTracerProvider({
    resource,
    spanProcessors: wants.traces ? [new trace.BatchSpanProcessor(new traceExporter.OTLPTraceExporter())] : [],
  });
  const metering = new metrics.MeterProvider({
    resource,
    readers: wants.metrics
      ? [
          new metrics.PeriodicExportingMetricReader({
            exporter: new metricExporter.OTLPMetricExporter(),
            exportIntervalMillis: Number(env.OTEL_METRIC_EXPORT_INTERVAL ?? EVERY_MS),
          }),
        ]
      : [],
  });
  const tracer = tracing.getTracer('plumbline', version);
  const meter = metering.getMeter('plumbline', version);
  const histogram = (name: Histogram) =>
    meter.createHistogram(name, { unit: 's', advice: { explicitBucketBoundaries: BUCKETS } });
  const histograms: Readonly<Record<Histogram, ReturnType<typeof histogram>>> = {
    'http.server.request.duration': histogram('http.server.request.duration'),
    'plumbline.job.duration': histogram('plumbline.job.duration'),
  };
  const counters: Readonly<Record<Counter, ReturnType<typeof meter.createCounter>>> = {
    'plumbline.intake.files': meter.createCounter('plumbline.intake.files', { unit: '{file}' }),
  };
  const KINDS = { server: api.SpanKind.SERVER, consumer: api.SpanKind.CONSUMER } as const;
  const spanOf = ({ name, from, to, attributes = {}, error }: Piece, kind: number, parent: typeof api.ROOT_CONTEXT) => {
    const span = tracer.startSpan(name, { kind, startTime: new Date(from), attributes }, parent);
    if (error !== undefined) {
      span.setAttribute('error.type', error);
      span.setStatus({ code: api.SpanStatusCode.ERROR });
    }
    span.end(new Date(to));
    return api.trace.setSpan(parent, span);
  };
  return {
    done(work, name) {
      const whole = spanOf(work, KINDS[work.kind], api.ROOT_CONTEXT);
      for (const part of work.parts ?? []) spanOf(part, api.SpanKind.INTERNAL, whole);
      const error = work.error === undefined ? {} : { 'error.type': work.error };
      histograms[name].record((work.to - work.from) / 1000, { ...work.attributes, ...error });
    },
    count: (counter, by, attributes) => counters[counter].add(by, attributes),
    async close() {
      const sent = Promise.allSettled([tracing.shutdown(), metering.shutdown()]).then(() => true);
      const late = new Promise<false>((resolve) => setTimeout(resolve, PATIENCE_MS, false).unref());
      if (!(await Promise.race([sent, late])))
        log(`telemetry: the collector did not take what was left within ${PATIENCE_MS / 1000} s; it is lost`);
    },
  };
}

const SILENT = { debug: () => {}, info: () => {}, verbose: () => {} } as const;

async function load() {
  try {
    const [api, resources, trace, traceExporter, metrics, metricExporter] = await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace-base'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/sdk-metrics'),
      import('@opentelemetry/exporter-metrics-otlp-http'),
    ]);
    return { api, resources, trace, traceExporter, metrics, metricExporter };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new StoreError(
      `${BOTH}: the packages of OpenTelemetry beside Plumbline, got ${(cause as Error).message.split('\n')[0]}`,
      `npm install ${PACKAGES.join(' ')} (versions in package.json), or leave the variable out`,
      cause,
    );
  }
}
