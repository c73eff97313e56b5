import { ApiProblem } from '../lib/problem.ts';
import { noteWords } from './note-words.ts';

/** What a refused form says of its fields, by their names, in the reader's language; empty where nothing is refused. */
export const useFieldErrors = (error: unknown): Readonly<Partial<Record<string, string>>> => {
  const { fields: words } = noteWords.useWords();
  if (!(error instanceof ApiProblem)) return {};
  const entries = (error.problem.errors ?? []).map(({ pointer, code, params }) => {
    const say = words[code];
    return [pointer.split('/')[1] ?? '', say?.(params) ?? words.other({})] as const;
  });
  return Object.fromEntries(entries.toReversed());
};
