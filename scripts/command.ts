import type { ParseArgsConfig } from 'node:util';
import { oneOf, readArguments, UsageError, wholeNumber } from '../local/arguments.ts';

/** The reason why a command cannot run, in one line that explains what to do. */
export class CommandError extends UsageError {}

export const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Keeps what closes a resource, for the end of the command. */
export type Closing = (close: () => Promise<unknown>) => void;

/** A signal that a command which is interrupted gives before it ends. */
export const interruption = (closing: Closing): AbortSignal => {
  const controller = new AbortController();
  closing(async () => controller.abort());
  return controller.signal;
};

type Options = NonNullable<ParseArgsConfig['options']>;
type Values = Readonly<Record<string, unknown>>;

/** The arguments of a command, by the names of its options. */
export interface Asked {
  /** The arguments other than options. */
  readonly words: readonly string[];
  readonly flag: (name: string) => boolean;
  readonly text: (name: string) => string | undefined;
  /** One of the allowed words, or undefined if the option is absent. */
  readonly choice: <Word extends string>(name: string, words: readonly Word[]) => Word | undefined;
  /** A whole number within bounds, or the fallback if the option is absent. */
  readonly whole: (name: string, fallback: number, least: number, most: number) => number;
}

const asked = (values: Values, words: readonly string[]): Asked => {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  return {
    words,
    flag: (name) => values[name] === true,
    text,
    choice: (name, words) => oneOf(`--${name}`, text(name), words),
    whole: (name, fallback, least, most) => wholeNumber(`--${name}`, text(name), fallback, least, most),
  };
};

/**
 * Runs a command: `--help`, one line where it fails, and the exit code: 0 where `main` answers true, 1 where it answers
 * false or throws, 2 if its arguments were wrong. Words that are not options are refused unless `takesWords`. Resources
 * are closed in the reverse order of opening, on Ctrl-C too.
 */
export const command = async (
  name: string,
  help: string,
  options: Options,
  main: (given: Asked, closing: Closing) => Promise<boolean>,
  takesWords = false,
): Promise<void> => {
  const open: (() => Promise<unknown>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (let close = open.pop(); close; close = open.pop()) await close().catch(() => undefined);
  };
  const interrupted = (): void => {
    closeAll().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const { values, positionals } = readArguments(options, process.argv.slice(2), takesWords);
    if (values['help'] === true) {
      process.stdout.write(help);
      return;
    }
    process.exitCode = (await main(asked(values, positionals), (close) => open.push(close))) ? 0 : 1;
  } catch (error) {
    const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
    process.stderr.write(`npm run ${name}: ${line}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  } finally {
    await closeAll();
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
  }
};
