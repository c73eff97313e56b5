import * as z from 'zod';
import { fault } from './input-errors.ts';
import { linkIn } from './links.ts';

// Which characters a text may have. Text is stored and returned as given, so what is harmful in every format is
// refused here: control characters, and characters that turn the direction of the text around them.

/** Embeddings, overrides and isolates (UAX #9) and the deprecated formatting characters after them. */
const direction = /[\u{202a}-\u{202e}\u{2066}-\u{206f}]/u;
/** Control characters, and code points that no text may have; tab, line feed and carriage return are judged apart. */
const control = /[[\p{Cc}\p{Noncharacter_Code_Point}]--[\t\n\r]]/v;
/** Everything that a reader of some format takes for the end of a line, and the tab. */
const lineBreak = /[\t\n\v\f\r\u{85}\u{2028}\u{2029}]/u;
/** A letter that is seen: fillers and joiners are none, nor is a modifier such as ʰ alone. */
const letter = /[\p{L}--[\p{Lm}\p{Default_Ignorable_Code_Point}]]/v;
const letterOrDigit = /[[\p{L}\p{N}]--[\p{Lm}\p{Default_Ignorable_Code_Point}]]/v;

// The same for JSON Schema, as far as its patterns go: differences of sets and \p{L} are not for every tool.
const controls = '\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F';
const directions = '\\u202A-\\u202E\\u2066-\\u206F';
const lineBreaks = '\\t\\n\\r\\u2028\\u2029';
const without = (min: number, refused: string) => ({
  pattern: min === 0 ? `^[^${refused}]*$` : `^[^${refused}]*[^\\s${refused}][^${refused}]*$`,
});
const inLine = (min: number) => without(min, `${controls}${directions}${lineBreaks}`);

const anyText = (min: number, max: number) =>
  z
    .string()
    .min(min)
    .max(max)
    .refine(
      (value) => value.isWellFormed() && !control.test(value),
      fault('control_characters', 'contains control characters'),
    );
const oneLine = [
  (value: string) => !lineBreak.test(value),
  fault('line_break', 'contains a line break or a tab'),
] as const;
/** Something that is seen: a space of no width is as blank as others. */
const visible = /[^\s\p{Default_Ignorable_Code_Point}]/u;
const notBlank = (min: number) =>
  [(value: string) => min === 0 || visible.test(value), fault('blank', 'is blank')] as const;

/** Text of any number of lines, as a person types it. */
export const text = (min: number, max: number) =>
  anyText(min, max)
    .refine(
      (value) => !direction.test(value),
      fault('direction_controls', 'contains characters that change the direction of text'),
    )
    .refine(...notBlank(min))
    .meta(without(min, `${controls}${directions}`));

/** One line to search by. It goes no further, so its direction does not matter: programs put isolates around names. */
export const query = (max: number) =>
  anyText(1, max)
    .refine(...notBlank(1))
    .refine(...oneLine)
    .meta(without(1, `${controls}${lineBreaks}`));

/** One line of text: an address to call, a token. */
export const line = (min: number, max: number) =>
  text(min, max)
    .refine(...oneLine)
    .meta(inLine(min));

/** One line that says something: with a letter or a digit, or empty where `min` is 0. */
export const title = (min: number, max: number) =>
  line(min, max)
    .refine(
      (value) => value === '' || letterOrDigit.test(value),
      fault('no_letter_or_digit', 'has no letter and no digit'),
    )
    .meta({ ...inLine(min), description: 'With a letter or a digit, unless empty.' });

/** What a thing or a place is called: one line with a letter of any script. */
export const name = (max: number) =>
  line(1, max)
    .refine((value) => letter.test(value), fault('no_letter', 'has no letter'))
    .meta({ ...inLine(1), description: 'With a letter of any script.' });

/**
 * What a person is called. Mails begin with it, so it holds no link and no e-mail address: else a stranger could have this
 * system send words of their choice to strangers.
 */
export const personName = name(200).superRefine((value, context) => {
  const link = linkIn(value);
  if (link !== undefined) context.addIssue({ code: 'custom', ...fault('link', link) });
});

/** The reference of a booking as people write it; one that no booking can have finds none. */
export const referenceText = line(1, 40);
