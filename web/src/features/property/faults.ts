import { ApiProblem } from '../../lib/problem.ts';
import { noteWords } from '../../ui/note-words.ts';
import { propertyWords } from './words.ts';

export interface Faults {
  /** What is wrong with the field at this pointer of the body. */
  readonly at: (pointer: string) => string | undefined;
  /** What is wrong with it or with anything in it. */
  readonly in: (pointer: string) => string | undefined;
  readonly any: boolean;
}

/** The errors of a refused body's fields, in the user's language. */
export const useFaults = (error: unknown): Faults => {
  const { fields } = noteWords.useWords();
  const { codes } = propertyWords.useWords();
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  const said = errors.map(({ pointer, code, params }) => {
    const say = codes[code] ?? fields[code] ?? fields.other;
    return { pointer, text: say(params) };
  });
  return {
    at: (pointer) => said.find((each) => each.pointer === pointer)?.text,
    in: (pointer) => said.find((each) => each.pointer === pointer || each.pointer.startsWith(`${pointer}/`))?.text,
    any: said.length > 0,
  };
};
