import type { RouteName } from '../../contract/routes.ts';
import type { Call, CallEvent, ChainSettings, Step } from '../call.ts';
import { describeError } from '../log.ts';

/** The routes by which rooms are held and holds are confirmed. */
const booking: ReadonlySet<RouteName | undefined> = new Set(['createBooking', 'confirmBooking']);

/** Counts a request, and what came of an attempt to book. */
const counted = (
  { route, template = 'none', method }: Call,
  meter: ChainSettings['meter'],
  code: number,
  ms: number,
) => {
  const labels = { method, route: template, status: String(code) };
  meter?.count('http_requests_total', labels);
  meter?.measure('http_request_duration_seconds', labels, ms / 1000);
  if (!booking.has(route)) return;
  meter?.count('booking_attempts_total', { outcome: code < 400 ? 'done' : code < 500 ? 'refused' : 'failed' });
};

const isId = (text: string | undefined): text is string => text !== undefined && /^[\w-]{1,64}$/.test(text);

/** What the request was about: as its answer says, else as its address does. */
const aboutOf = ({ call: { about }, pathParameters }: CallEvent) => {
  const { bookingId, hotelId } = pathParameters ?? {};
  return about ?? { ...(isId(bookingId) && { bookingId }), ...(isId(hotelId) && { hotelId }) };
};

/** One line a request, and its counts. A 5xx says why in the log, and nowhere else. */
export const requestLog = ({ log, meter }: Pick<ChainSettings, 'log' | 'meter'>): Step => {
  const write: NonNullable<Step['after']> = ({ event, response }) => {
    const { call } = event;
    const status = response?.statusCode ?? 500;
    const durationMs = Math.round((performance.now() - call.startedAt) * 10) / 10;
    counted(call, meter, status, durationMs);
    log({
      level: status === 500 ? 'error' : status > 500 ? 'warn' : 'info',
      message: `${call.method} ${call.template ?? 'of no route'}`,
      traceId: call.requestId,
      route: call.route ?? 'none',
      method: call.method,
      status,
      durationMs,
      ...aboutOf(event),
      ...(call.caller && { userId: call.caller.userId }),
      ...(call.error !== undefined && { error: describeError(call.error) }),
    });
  };
  return { after: write, onError: write };
};
