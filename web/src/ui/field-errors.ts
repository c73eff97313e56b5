import { ApiProblem } from '../lib/problem.ts';
import { noteWords } from './note-words.ts';

/** The errors of a refused form's fields, by their names, in the user's language; empty if none is refused. */
export const useFieldErrors = (error: unknown): Readonly<Partial<Record<string, string>>> => {
  const { fields: words } = noteWords.useWords();
  if (!(error instanceof ApiProblem)) return {};
  const entries = (error.problem.errors ?? []).map(({ pointer, code, params }) => {
    const say = words[code];
    return [pointer.split('/')[1] ?? '', say?.(params) ?? words.other({})] as const;
  });
  return Object.fromEntries(entries.toReversed());
};
