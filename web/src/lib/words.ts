import { use } from 'react';
import { currentLanguage, type Language, useLanguage } from './preferences.ts';

/** The words of one feature in every language, each language a separate file that is loaded when it is needed. */
export interface Catalogue<W> {
  /** Loads the words of the present language; a route awaits it, so that its page never waits for words. */
  readonly load: () => Promise<W>;
  /** The words of the present language; suspends where they are still on their way. */
  readonly useWords: () => W;
}

/**
 * @param loaders `() => import('./words/en.ts')` for each language; the compiler refuses one that lacks a key, as every
 *   other language `satisfies` the type of the English one
 */
export const catalogue = <W>(loaders: Record<Language, () => Promise<{ default: W }>>): Catalogue<W> => {
  const pending = new Map<Language, Promise<W>>();
  const load = (language: Language): Promise<W> => {
    const begun = pending.get(language);
    if (begun) return begun;
    const started = loaders[language]().then(({ default: words }) => words);
    pending.set(language, started);
    started.then(
      // React reads these two: what is loaded is there at once, and `use` is called at every rendering.
      (value) => Object.assign(started, { status: 'fulfilled', value }),
      // What failed once, away from the network, is tried again.
      () => pending.delete(language),
    );
    return started;
  };
  return {
    load: () => load(currentLanguage()),
    useWords: () => use(load(useLanguage())),
  };
};

/** `{one, other}` chosen by the language's own rule of plurals. */
export const plural = (language: Language, count: number, forms: { readonly one: string; readonly other: string }) =>
  new Intl.PluralRules(language).select(count) === 'one' ? forms.one : forms.other;
