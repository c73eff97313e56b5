import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A command has a wrong argument: one line that explains what to do. The process ends with status 2. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** The options and words of a command line, `--help` among them; unknown options are refused. */
export const readArguments = <O extends Options>(options: O, args: readonly string[], allowPositionals = false) => {
  try {
    const known = { ...options, help: { type: 'boolean' } } as const;
    return parseArgs({ args: [...args], options: known, strict: true, allowPositionals });
  } catch (error) {
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${message.replace(/\.$/, '')}; --help tells more`);
  }
};

/** A whole number within bounds, or the fallback if the option is absent. */
export const wholeNumber = (
  name: string,
  text: string | undefined,
  fallback: number,
  least: number,
  most: number,
): number => {
  if (text === undefined || text === '') return fallback;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`${name} is a whole number from ${least} to ${most}, not '${text}'`);
};

/** One of the allowed words, or undefined if the option is absent. */
export const oneOf = <Word extends string>(
  name: string,
  text: string | undefined,
  words: readonly Word[],
): Word | undefined => {
  if (text === undefined || text === '') return undefined;
  const word = words.find((each) => each === text);
  if (word === undefined) throw new UsageError(`${name} is one of ${words.join(', ')}, not '${text}'`);
  return word;
};
