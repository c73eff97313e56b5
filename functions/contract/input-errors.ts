import * as z from 'zod';
import type { InputErrorCode } from './problem-answer.ts';

/** How a rule of ours, in `refine`, says what is wrong: its code and params for clients, and the English sentence. */
export const fault = (code: InputErrorCode, message: string, params: Readonly<Record<string, unknown>> = {}) => ({
  message,
  params: { code, params },
});

/**
 * A string of one form. `format` is what clients learn of it, beside the code `invalid_format`.
 * @param detail the English sentence about one that is not of the form
 */
export const formatted = (format: string, form: RegExp | ((value: string) => boolean), detail: string) =>
  z.stringFormat(format, form, { error: ({ code }) => (code === 'invalid_format' ? detail : undefined) });
