import * as z from 'zod';
import { fault } from './input-errors.ts';
import { query } from './text.ts';

// E-mail addresses as SMTP carries them (RFC 5321, section 4.5.3.1), counted in bytes.

const LOCAL_BYTES = 64;
const ADDRESS_BYTES = 254;
/** As typed, in letters: the ASCII form of its domain, which is what counts, may be longer. */
const TYPED_CHARACTERS = 254;

/** RFC 5322's dot-atom: without quotes, spaces and comments. */
const localForm = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const ascii = /^[\x21-\x7e]*$/;
/** Letters, marks and digits of any script, hyphens and dots: what the URL parser below is never asked beyond. */
const domainForm = /^[\p{L}\p{M}\p{N}\-.\u{3002}\u{ff0e}\u{ff61}]+$/u;
const label = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;
const topLevel = /^(?:[a-z]{2,63}|xn--[a-z\d-]{1,59})$/i;

/** `münchen.example` as mail servers know it, `xn--mnchen-3ya.example` (UTS 46, as URLs have it); undefined where it is none. */
const asciiDomain = (typed: string): string | undefined => {
  if (!domainForm.test(typed)) return undefined;
  const domain = ascii.test(typed) ? typed : URL.parse(`http://${typed}/`)?.hostname;
  const labels = domain?.split('.') ?? [];
  const isDomain = labels.length > 1 && labels.every((each) => label.test(each)) && topLevel.test(labels.at(-1) ?? '');
  return isDomain ? domain : undefined;
};

const partsOf = (typed: string): { readonly local: string; readonly domain: string } | undefined => {
  const at = typed.lastIndexOf('@');
  return at < 0 ? undefined : { local: typed.slice(0, at), domain: typed.slice(at + 1) };
};

const malformed = (detail: string) => fault('invalid_format', detail, { format: 'email' });
const tooLong = (detail: string, maximum: number) =>
  fault('too_big', detail, { maximum, inclusive: true, of: 'bytes' });

/** What is wrong with an address, or the form in which it is kept: its domain in ASCII. */
const judged = (typed: string): ReturnType<typeof fault> | { readonly kept: string } => {
  const parts = partsOf(typed);
  if (parts === undefined) return malformed('is not an e-mail address: it has no @');
  const { local, domain } = parts;
  if (!ascii.test(local)) {
    return malformed(
      'has characters before the @ that are not taken: only ASCII letters, digits and signs are, no spaces',
    );
  }
  if (!localForm.test(local)) return malformed('is not an e-mail address: the part before the @ is not one');
  if (local.length > LOCAL_BYTES) return tooLong('has more than 64 bytes before the @', LOCAL_BYTES);
  const kept = asciiDomain(domain);
  if (kept === undefined) return malformed('is not an e-mail address: the part behind the @ is not a domain');
  const address = `${local}@${kept}`;
  if (address.length > ADDRESS_BYTES) return tooLong('has more than 254 bytes', ADDRESS_BYTES);
  return { kept: address };
};

const keptForm = (typed: string): string => {
  const result = judged(typed);
  return 'kept' in result ? result.kept : typed;
};

/**
 * An address that can be written to. It is kept as typed, but for a domain of other than ASCII letters, which is kept in
 * its ASCII form; it is compared without case.
 */
export const email = z
  .string()
  .max(TYPED_CHARACTERS)
  .superRefine((typed, context) => {
    const result = judged(typed);
    if (!('kept' in result)) context.addIssue({ code: 'custom', ...result });
  })
  .meta({ format: 'email', example: 'guest@example.com' })
  .transform(keptForm);

/** An address that is looked for: whatever was typed, in the form in which addresses are kept where it is one. */
export const soughtEmail = query(TYPED_CHARACTERS).transform(keptForm);

/** What is typed at login: judged for size alone, as the answer is the same for whatever is no account's address. */
export const loginEmail = z.string().min(1).max(TYPED_CHARACTERS).transform(keptForm);
