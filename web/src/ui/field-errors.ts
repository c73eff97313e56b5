import { ApiProblem } from '../lib/problem.ts';
import { noteWords } from './note-words.ts';

/** What is wrong with a field, by the parameters of its error. */
type Say = ReturnType<typeof noteWords.useWords>['fields']['other'];

/**
 * The refused fields of a form in the order of the answer: each by its pointer in the body and in the user's language.
 * @param codes a form's own words of error codes, taken before the general ones
 */
export const useRefusedFields = (
  error: unknown,
  codes: Readonly<Partial<Record<string, Say>>> = {},
): { readonly pointer: string; readonly text: string }[] => {
  const { fields } = noteWords.useWords();
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  return errors.map(({ pointer, code, params }) => ({
    pointer,
    text: (codes[code] ?? fields[code] ?? fields.other)(params),
  }));
};

/** The first error of each refused field, by the field's name; empty if none is refused. */
export const useFieldErrors = (error: unknown): Readonly<Partial<Record<string, string>>> =>
  Object.fromEntries(
    useRefusedFields(error)
      .map(({ pointer, text }) => [pointer.split('/')[1] ?? '', text] as const)
      .toReversed(),
  );
