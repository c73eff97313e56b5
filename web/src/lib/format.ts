import { type Formats, formatsIn } from './formats.ts';
import { type Language, localeOf, useLanguage } from './preferences.ts';

export type { Formats, Money } from './formats.ts';

const made = new Map<string, Formats>();

const formatsFor = (language: Language): Formats => {
  const locale = localeOf(language);
  const formats = made.get(locale) ?? formatsIn(locale);
  made.set(locale, formats);
  return formats;
};

/** Dates, numbers and money as they are written where the guest is. */
export const useFormats = (): Formats => formatsFor(useLanguage());
