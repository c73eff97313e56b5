import { describe, expect, it } from 'vitest';
import { emfMeter } from '../../functions/runtime/emf.ts';

describe('what a function on AWS counts', () => {
  it('is a line of its log for each set of labels, which CloudWatch reads as metrics', () => {
    const lines: string[] = [];
    const meter = emfMeter('production', (line) => lines.push(line));
    meter.count('search_corrections_total', { kind: 'dropped' }, 2);
    meter.count('search_corrections_total', { kind: 'dropped' });
    meter.count('cache_requests_total', { cache: 'hotel-facts', outcome: 'hit' });
    meter.measure('index_staleness_seconds', {}, 0.5);
    meter.measure('index_staleness_seconds', {}, 1.5);
    meter.gauge('circuit_breaker_open', { part: 'search' }, 1);
    meter.flush();
    const metric = (Name: string, Unit: string, dimensions: string[]) => ({
      Namespace: 'HotelBooking',
      Dimensions: [dimensions],
      Metrics: [{ Name, Unit }],
    });
    const _aws = (directive: object) => ({ Timestamp: expect.any(Number), CloudWatchMetrics: [directive] });
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      {
        _aws: _aws(metric('search_corrections_total', 'Count', ['stage', 'kind'])),
        stage: 'production',
        kind: 'dropped',
        search_corrections_total: 3,
      },
      {
        _aws: _aws(metric('cache_requests_total', 'Count', ['stage', 'cache', 'outcome'])),
        stage: 'production',
        cache: 'hotel-facts',
        outcome: 'hit',
        cache_requests_total: 1,
      },
      {
        _aws: _aws(metric('index_staleness_seconds', 'Seconds', ['stage'])),
        stage: 'production',
        index_staleness_seconds: [0.5, 1.5],
      },
      {
        _aws: _aws(metric('circuit_breaker_open', 'None', ['stage', 'part'])),
        stage: 'production',
        part: 'search',
        circuit_breaker_open: 1,
      },
    ]);
    expect(lines.every((line) => line.endsWith('\n'))).toBe(true);
  });

  it('has a dimension for the status of requests and none for their routes, of which there are too many', () => {
    const lines: string[] = [];
    const meter = emfMeter('dev', (line) => lines.push(line));
    const labels = { method: 'GET', route: '/api/v1/health', status: '200' };
    meter.count('http_requests_total', labels);
    meter.measure('http_request_duration_seconds', labels, 0.25);
    meter.flush();
    const dimensions = (name: string) => ({
      CloudWatchMetrics: [expect.objectContaining({ Dimensions: [name === '' ? ['stage'] : ['stage', name]] })],
    });
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { _aws: dimensions('status'), ...labels, http_requests_total: 1 },
      { _aws: dimensions(''), ...labels, http_request_duration_seconds: 0.25 },
    ]);
  });

  it('is written once, and nothing where nothing was counted', () => {
    const lines: string[] = [];
    const meter = emfMeter('dev', (line) => lines.push(line));
    meter.flush();
    meter.count('search_requests_total', { path: 'fallback' });
    meter.flush();
    meter.flush();
    expect(lines).toHaveLength(1);
  });

  it('is at most a hundred values of a metric in one line', () => {
    const lines: string[] = [];
    const meter = emfMeter('dev', (line) => lines.push(line));
    for (let count = 0; count < 250; count += 1) meter.measure('index_staleness_seconds', {}, count);
    meter.flush();
    const values = lines.map(
      (line) => (JSON.parse(line) as { index_staleness_seconds: number[] }).index_staleness_seconds,
    );
    expect(values.map(({ length }) => length)).toEqual([100, 100, 50]);
  });
});
