import type { RouteHandler } from '../../runtime/handler.ts';
import type { Metrics } from '../../usecases/ports/metrics.ts';

/** The text format of Prometheus. */
export const metricsType = 'text/plain; version=0.0.4; charset=utf-8';

/** GET /metrics: what the processes of this machine have counted, for Prometheus; not found where CloudWatch counts. */
export const getMetrics =
  ({ metrics }: { metrics: Metrics | undefined }): RouteHandler<'getMetrics'> =>
  async () =>
    metrics
      ? { status: 200, body: await metrics.text(), headers: { 'Content-Type': metricsType } }
      : { refused: 'not-found', what: 'address' };
