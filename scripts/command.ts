import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Why a command cannot run, in one line that says what to do. */
export class CommandError extends Error {}

export const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

type Options = NonNullable<ParseArgsConfig['options']>;
type Values = Readonly<Record<string, unknown>>;

/** What a command was asked, by the names of its options. */
export interface Asked {
  /** What was said besides options. */
  readonly words: readonly string[];
  readonly flag: (name: string) => boolean;
  readonly text: (name: string) => string | undefined;
  /** One of the words it may be, or undefined where nothing was said. */
  readonly choice: <Word extends string>(name: string, words: readonly Word[]) => Word | undefined;
  /** A whole number within bounds, or the fallback where nothing was said. */
  readonly whole: (name: string, fallback: number, least: number, most: number) => number;
}

const asked = (values: Values, words: readonly string[]): Asked => ({
  words,
  flag: (name) => values[name] === true,
  text: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
  choice: (name, words) => {
    const text = values[name];
    const word = words.find((each) => each === text);
    if (text === undefined || word !== undefined) return word;
    throw new CommandError(`--${name} is one of ${words.join(', ')}, not '${text}'`);
  },
  whole: (name, fallback, least, most) => {
    const text = values[name];
    if (text === undefined) return fallback;
    const value = /^\d{1,9}$/.test(String(text)) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new CommandError(`--${name} is a whole number from ${least} to ${most}, not '${text}'`);
  },
});

const read = (options: Options, allowPositionals: boolean) => {
  try {
    return parseArgs({ options: { ...options, help: { type: 'boolean' } }, strict: true, allowPositionals });
  } catch (error) {
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new CommandError(`${message}; --help tells more`);
  }
};

/**
 * Runs a command: `--help`, one line where it fails, and the exit code: 0 where `main` answers true, 1 where it answers
 * false or throws, 2 where it was asked wrongly. Words that are no options are refused unless `takesWords`. What was opened is closed in reverse order, on Ctrl-C too.
 */
export const command = async (
  name: string,
  help: string,
  options: Options,
  main: (given: Asked, closing: (close: () => Promise<unknown>) => void) => Promise<boolean>,
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
    const { values, positionals } = read(options, takesWords);
    if (values['help'] === true) {
      process.stdout.write(help);
      return;
    }
    process.exitCode = (await main(asked(values, positionals), (close) => open.push(close))) ? 0 : 1;
  } catch (error) {
    const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
    process.stderr.write(`npm run ${name}: ${line}\n`);
    process.exitCode = error instanceof CommandError ? 2 : 1;
  } finally {
    await closeAll();
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
  }
};
