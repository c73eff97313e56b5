import { createHash, timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { fullPath, routes } from '../functions/contract/routes.ts';
import { metricsType } from '../functions/http/sandbox/get-metrics.ts';
import type { ChainSettings, GatewayHandler } from '../functions/runtime/call.ts';
import type { LogLine } from '../functions/runtime/log.ts';
import { ProblemError, problemOf } from '../functions/runtime/problems.ts';
import { frame } from '../functions/runtime/route-chain.ts';
import { countCall } from '../functions/runtime/steps/admission.ts';
import type { Gate, Places } from '../functions/usecases/ports/gate.ts';
import {
  type CounterName,
  counters,
  gauges,
  histograms,
  type Meter,
  type Metrics,
} from '../functions/usecases/ports/metrics.ts';

type Log = (line: LogLine) => void;

/** The bounds that the targets are judged by: searches 500 ms, bookings 1 s, pages 2 s. */
const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10];

/** What one process counts: requests by route and status with their time, schedules, and Node itself. */
export interface Counted extends Metrics {
  /** The log of the process, which counts each line that passes. */
  counting(log: Log): Log;
  /** What the system itself counts and measures. */
  readonly meter: Meter;
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
    entries(counters).map(([name, { help, labels }]) => [
      name,
      new Counter({ name, help, labelNames: [...labels], registers }),
    ]),
  );
  const measured = new Map<string, Histogram>(
    entries(histograms).map(([name, { help, upTo }]) => [
      name,
      new Histogram({ name, help, buckets: [...upTo], registers }),
    ]),
  );
  const standing = new Map<string, Gauge>(
    entries(gauges).map(([name, { help }]) => [name, new Gauge({ name, help, registers })]),
  );
  return {
    count: <C extends CounterName>(counter: C, labels: Readonly<Record<string, string>>, by = 1) =>
      counts.get(counter)?.inc(labels, by),
    measure: (histogram, value) => measured.get(histogram)?.observe(value),
    stand: (gauge, value) => standing.get(gauge)?.set(value),
  };
};

/** Counters of this process. */
export const processMetrics = (): Counted => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Requests by route and status; a route is its name, never its path.',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: seconds,
    registers: [registry],
  });
  const errors = new Counter({
    name: 'log_lines_total',
    help: 'Lines of the log by level.',
    labelNames: ['level'] as const,
    registers: [registry],
  });
  return {
    text: () => registry.metrics(),
    counted: () => registry.getMetricsAsJSON(),
    meter: meterIn(registry),
    counting: (log) => (line) => {
      errors.inc({ level: line.level });
      const { route, method, status, ms } = line;
      if (status !== undefined && ms !== undefined) {
        requests.observe({ route: route ?? 'none', method: method ?? '', status: String(status) }, ms / 1000);
      }
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
 * Whether a call bears METRICS_TOKEN instead of an account's session, or tries to: a bearer token that no session was
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
 * What a scraper is answered; whatever others at its address have called, it is among the last to be refused. A wrong
 * token is a failed proof of a secret: its place is taken before the token is looked at.
 */
export const scraperHandler = (
  settings: ChainSettings,
  metrics: Metrics,
  { token, failures }: { readonly token: string; readonly failures: Places },
): GatewayHandler =>
  frame(settings, async (event) => {
    event.call.route = 'getMetrics';
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
