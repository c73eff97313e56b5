import { useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];
export type Theme = 'system' | 'light' | 'dark';

interface Preferences {
  readonly theme: Theme;
  /** Null: the browser's setting. */
  readonly language: Language | null;
  /** ISO 4217; beside it, amounts are shown in the hotel's own. Null: the hotel's alone. */
  readonly currency: string | null;
  readonly set: (change: Partial<Pick<Preferences, 'theme' | 'language' | 'currency'>>) => void;
}

/** What was chosen on this device. `theme.js` reads the same entry before the first paint. */
export const usePreferences = create<Preferences>()(
  persist((set) => ({ theme: 'system', language: null, currency: null, set }), { name: 'preferences' }),
);

const languageOf = (tag: string): Language => (tag.toLowerCase().startsWith('de') ? 'de' : 'en');

export const currentLanguage = (): Language => usePreferences.getState().language ?? languageOf(navigator.language);

export const useLanguage = (): Language => usePreferences((state) => state.language) ?? languageOf(navigator.language);

/** The browser's own locale where it is of the chosen language (en-US, de-AT), else the language's usual one. */
export const localeOf = (language: Language): string =>
  languageOf(navigator.language) === language && navigator.language.toLowerCase().startsWith(language)
    ? navigator.language
    : { en: 'en-GB', de: 'de-DE' }[language];

const followTheme = (changed: () => void): (() => void) => {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
};

/** Whether the page is shown dark now. */
export const useDark = (): boolean =>
  useSyncExternalStore(followTheme, () => document.documentElement.dataset['theme'] === 'dark');

/** Keeps the page's theme and language as chosen, and as the system changes its mind. */
export const followPreferences = (): void => {
  const night = matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    const { theme } = usePreferences.getState();
    const root = document.documentElement;
    root.dataset['theme'] = theme === 'system' ? (night.matches ? 'dark' : 'light') : theme;
    root.lang = currentLanguage();
  };
  apply();
  night.addEventListener('change', apply);
  usePreferences.subscribe(apply);
};
