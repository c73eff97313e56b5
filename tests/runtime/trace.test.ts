import { describe, expect, it } from 'vitest';
import { formatLine } from '../../functions/runtime/log.ts';
import { inTrace, traceOf, traceparentOf } from '../../functions/usecases/ports/trace.ts';
import { logLines } from '../support/log-lines.ts';
import { secretly } from '../support/markers.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;

describe('the trace of a request', () => {
  it('is that of the caller', () => {
    expect(traceOf({ traceparent })).toEqual({ traceId, requestId: traceId });
    expect(traceOf({ traceparent, requestId: 'theirs-1' })).toEqual({ traceId, requestId: 'theirs-1' });
    expect(traceparentOf(traceOf({ traceparent }))).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
  });

  it.each([
    ['of all zeros', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`],
    ['of the version that is none', `ff-${traceId}-00f067aa0ba902b7-01`],
    ['in capitals', traceparent.toUpperCase()],
    ['cut short', traceparent.slice(0, 40)],
    ['empty', ''],
  ])('is a new one where traceparent is %s', (_is, bad) => {
    const made = traceOf({ traceparent: bad, requestId: 'no good id' });
    expect(made.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(made.traceId).toBe(made.requestId.replaceAll('-', ''));
  });
});

describe('a line of the log', () => {
  it('says by itself when, who and to what it belongs', async () => {
    const [own] = logLines(formatLine({ level: 'info', message: 'Something is so.' }));
    expect(own).toMatchObject({ service: 'server', traceId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const line = await inTrace({ traceId, requestId: 'theirs-1', service: 'loyalty' }, async () =>
      formatLine({ level: 'info', message: 'booking.completed' }),
    );
    expect(logLines(line)).toMatchObject([{ service: 'loyalty', traceId: 'theirs-1' }]);
  });

  it('is refused by the tests where it holds what only a person may see, or lacks what it must have', () => {
    const marker = secretly(`marker-${process.pid}`);
    const line = { level: 'info', message: 'said', route: marker } as const;
    expect(() => logLines(formatLine(line))).toThrow(marker);
    expect(() => logLines(formatLine({ ...line, route: 'ada@example.com' }))).toThrow('the log holds');
    expect(() => logLines(JSON.stringify({ at: '2027-03-01T12:00:00.000Z', level: 'info' }))).toThrow();
  });
});
