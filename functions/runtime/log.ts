/** One line a request, or what a process has to say of itself. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly traceId?: string;
  /** The route's name, never its path: paths carry ids. */
  readonly route?: string;
  readonly method?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly userId?: string;
  /** A run of a schedule, and what it did. */
  readonly schedule?: string;
  readonly counts?: Readonly<Record<string, number>>;
  readonly message?: string;
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

/** A line as JSON; what may be free text is masked. */
export const formatLine = (line: LogLine): string =>
  jsonLine({
    at: new Date().toISOString(),
    ...line,
    ...(line.message !== undefined && { message: masked(line.message) }),
    ...(line.error !== undefined && { error: masked(line.error) }),
  });

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
