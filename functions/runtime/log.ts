import { randomUUID } from 'node:crypto';
import { currentTrace } from '../usecases/ports/trace.ts';

/** One line a request, a message of a queue or a run of a schedule, or what a process has to say of itself. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  /** What happened, without what is of this one time alone. */
  readonly message: string;
  /** The part of the system that says so; else that whose turn it is. */
  readonly service?: string;
  /** What belongs together: the id of the request it began with; else that of the trace, or of the process. */
  readonly traceId?: string;
  /** The route's name, never its path: paths carry ids. */
  readonly route?: string;
  readonly method?: string;
  readonly status?: number;
  /** Milliseconds of real time. */
  readonly durationMs?: number;
  readonly userId?: string;
  readonly bookingId?: string;
  readonly hotelId?: string;
  /** A run of a schedule, and what it did. */
  readonly schedule?: string;
  readonly counts?: Readonly<Record<string, number>>;
  /** Only with 5xx. */
  readonly error?: string;
}

const secrets: readonly [RegExp, string][] = [
  [/[^\s@"'<>\\]+@([\w-]+\.)+[a-z]{2,}/gi, '***@***'],
  // Session tokens (three parts), webhook secrets, payment methods, card numbers.
  [/[\w-]{8,}\.[\w-]{16,}\.[\w-]{16,}/g, '***'],
  [/\b(whsec|tok)_[\w+/=-]+/g, '$1_***'],
  [/\b\d(?:[ -]?\d){12,18}\b/g, '***'],
];

/** Free text without e-mail addresses, tokens and cards: an error's message may quote what was sent. */
export const masked = (text: string): string =>
  secrets.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), text);

/** What JSON leaves as it is and a terminal or a viewer of logs obeys: C1 controls, line ends, changes of direction. */
const obeyed = /[\u{7f}-\u{9f}\u{2028}-\u{202e}\u{2066}-\u{206f}\u{feff}]/gu;
const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A value as one line of JSON in which only letters are left as they are. */
export const jsonLine = (value: unknown): string => JSON.stringify(value).replaceAll(obeyed, escaped);

/** What a process says of itself belongs together. */
const ofProcess = randomUUID();

/** A line as JSON: timestamp, level, service, traceId, message, and what else is known; what may be free text is masked. */
export const formatLine = ({ level, service, traceId, message, ...known }: LogLine): string => {
  const trace = currentTrace();
  return jsonLine({
    timestamp: new Date().toISOString(),
    level,
    service: service ?? trace?.service ?? 'server',
    traceId: traceId ?? trace?.requestId ?? ofProcess,
    message: masked(message),
    ...known,
    ...(known.error !== undefined && { error: masked(known.error) }),
  });
};

/** To standard output, which Lambda carries to CloudWatch. */
export const logToStdout = (line: LogLine): void => {
  process.stdout.write(`${formatLine(line)}\n`);
};

/** An error with its stack and causes, for a line's `error`. */
export const describeError = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined || error.cause === error ? '' : `\ncaused by ${describeError(error.cause)}`;
  return `${error.stack ?? `${error.name}: ${error.message}`}${cause}`;
};
