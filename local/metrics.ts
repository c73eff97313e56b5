import { createHash, timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { counters, gauges, histograms } from '../functions/contract/metrics.ts';
import { fullPath, routes } from '../functions/contract/routes.ts';
import { metricsType } from '../functions/http/sandbox/get-metrics.ts';
import type { ChainSettings, GatewayHandler } from '../functions/runtime/call.ts';
import type { LogLine } from '../functions/runtime/log.ts';
import { ProblemError, problemOf } from '../functions/runtime/problems.ts';
import { frame } from '../functions/runtime/route-chain.ts';
import { countCall } from '../functions/runtime/steps/admission.ts';
import type { Gate, Places } from '../functions/usecases/ports/gate.ts';
import type { Meter, Metrics } from '../functions/usecases/ports/metrics.ts';

type Log = (line: LogLine) => void;

/** What one process counts: the metrics of the table, and Node itself. */
export interface Counted extends Metrics {
  /** The log of the process, which counts each line that passes. */
  counting(log: Log): Log;
  /** What the system itself counts and measures. */
  readonly meter: Meter;
  /** Reads values that exist only when they are read, such as the depth of a queue, before each answer. */
  watch(look: () => Promise<void>): void;
  /** All of it, as one process gives it to another. */
  readonly counted: () => Promise<ProcessCount>;
}

/** What a process has counted; plain JSON. */
export type ProcessCount = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

const entries = <K extends string, V>(table: Readonly<Record<K, V>>): [K, V][] => Object.entries(table) as [K, V][];

/** Every metric of the system's own, from its table of them. */
const meterIn = (registry: Registry): Meter => {
  const registers = [registry];
  const counts = new Map<string, Counter<string>>(
    entries(counters).map(([name, { meaning: help, labels }]) => [
      name,
      new Counter<string>({ name, help, labelNames: labels, registers }),
    ]),
  );
  const measured = new Map<string, Histogram<string>>(
    entries(histograms).map(([name, { meaning: help, labels, upTo }]) => [
      name,
      new Histogram<string>({ name, help, labelNames: labels, buckets: [...upTo], registers }),
    ]),
  );
  const standing = new Map<string, Gauge<string>>(
    entries(gauges).map(([name, { meaning: help, labels, over: aggregator }]) => {
      const gauge = new Gauge<string>({ name, help, labelNames: labels, aggregator, registers });
      // What was never set has no value, not even 0.
      gauge.remove({});
      return [name, gauge];
    }),
  );
  return {
    count: (counter, labels, by = 1) => counts.get(counter)?.inc(labels, by),
    measure: (histogram, labels, value) => measured.get(histogram)?.observe(labels, value),
    gauge: (gauge, labels, value) => standing.get(gauge)?.set(labels, value),
  };
};

/** Counters of this process. */
export const processMetrics = (): Counted => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const meter = meterIn(registry);
  const watched: (() => Promise<void>)[] = [];
  /** What cannot be looked at keeps its last value. */
  const look = async (): Promise<void> => void (await Promise.allSettled(watched.map((each) => each())));
  return {
    text: async () => {
      await look();
      return registry.metrics();
    },
    counted: async () => {
      await look();
      return registry.getMetricsAsJSON();
    },
    meter,
    watch: (each) => void watched.push(each),
    counting: (log) => (line) => {
      meter.count('log_lines_total', { level: line.level });
      log(line);
    },
  };
};

/** The sum over several processes, as text. */
export const summedUp = (counts: readonly ProcessCount[]): Promise<string> =>
  AggregatorRegistry.aggregate([...counts]).metrics();

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The bearer token of a call for metrics; undefined for any other call. */
const metricsBearer = ({ httpMethod, path, headers }: APIGatewayProxyEvent): string | undefined => {
  if ((httpMethod !== 'GET' && httpMethod !== 'HEAD') || path !== fullPath(routes.getMetrics)) return undefined;
  const header = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  return /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1];
};

/**
 * Whether a call carries METRICS_TOKEN instead of an account's session, or tries to: a bearer token that no session was
 * signed for is a guess at it.
 */
export const isScraper = (
  event: APIGatewayProxyEvent,
  token: string | undefined,
  { sessions }: Pick<Gate, 'sessions'>,
): boolean => {
  const bearer = metricsBearer(event);
  return !!token && bearer !== undefined && sessions.subjectOf(bearer) === undefined;
};

/**
 * The answer to a scraper; with other callers at its address, it is among the last to be refused. A wrong token is a
 * failed proof of a secret: its place is taken before the token is looked at.
 */
export const scraperHandler = (
  settings: ChainSettings,
  metrics: Metrics,
  { token, failures }: { readonly token: string; readonly failures: Places },
): GatewayHandler =>
  frame(settings, async (event) => {
    event.call.route = 'getMetrics';
    event.call.template = fullPath(routes.getMetrics);
    const { state, giveBack } = await failures.take(event.requestContext.identity.sourceIp);
    event.call.limit = state;
    if (!state.allowed) {
      const { resetSeconds } = state;
      throw new ProblemError(problemOf({ refused: 'rate-limited', detail: 'Too many wrong tokens.', resetSeconds }));
    }
    if (!timingSafeEqual(digest(metricsBearer(event) ?? ''), digest(token))) {
      throw new ProblemError(problemOf({ refused: 'unauthenticated', detail: 'Sign in to do this.' }));
    }
    await giveBack();
    await countCall(event, settings, 'notices', undefined);
    const headers = { 'Content-Type': metricsType, 'Cache-Control': 'no-store' };
    return { statusCode: 200, headers, body: await metrics.text() };
  });
