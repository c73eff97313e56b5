import * as z from 'zod';
import { email, loginEmail, soughtEmail } from '../email.ts';
import { fault } from '../input-errors.ts';
import { role } from '../role.ts';
import { line, personName, referenceText } from '../text.ts';

export { type Role, role } from '../role.ts';

/** Of the form that is hashed, `normalPassword` of the domain; a test holds the two together. */
const bytesOf = (password: string): number => new TextEncoder().encode(password.normalize('NFKC')).length;

/** 12 to 72 bytes, counted as it is hashed, in NFKC: bcrypt reads no more than 72. */
export const password = z
  .string()
  .refine(
    (value) => value.isWellFormed() && !value.includes('\0'),
    fault('control_characters', 'contains characters no keyboard makes'),
  )
  .refine(
    (value) => bytesOf(value) >= 12,
    fault('too_small', 'is shorter than 12 bytes', { minimum: 12, inclusive: true, of: 'bytes' }),
  )
  .refine(
    (value) => bytesOf(value) <= 72,
    fault('too_big', 'is longer than 72 bytes', { maximum: 72, inclusive: true, of: 'bytes' }),
  )
  .meta({
    // Bytes after NFKC, which JSON Schema cannot say: one character may become 18, and three may become one.
    description: '12 to 72 bytes of UTF-8 in normalization form NFKC; for ASCII as many characters.',
    minLength: 1,
    example: 'a long pass phrase',
  });

/** What is typed at login is not judged for strength, only for size. */
const typedPassword = z.string().min(1).max(1000);
const transport = z.enum(['cookie', 'bearer']).default('cookie');
/** What a link of a mail carries. */
const token = line(1, 300);
const name = personName.meta({ example: 'Ada Lovelace' });

export const registerBody = z.strictObject({ email, password, name, transport });
export const loginBody = z.strictObject({ email: loginEmail, password: typedPassword, transport });
export const meBody = z.strictObject({ name });
export const passwordBody = z.strictObject({ current: typedPassword, new: password });
export const guestBody = z.strictObject({ email, name, transport });
export const bookingLinkBody = z.strictObject({ reference: referenceText, email: soughtEmail });
export const bookingSessionBody = z.strictObject({ token, transport });
export const verifyBody = z.strictObject({ token });
export const resetBody = z.strictObject({ email: soughtEmail });
export const resetConfirmBody = z.strictObject({ token, password });
export const managedUserBody = z
  .strictObject({ role: role.optional(), status: z.enum(['active', 'suspended']).optional() })
  .refine(
    (body) => body.role !== undefined || body.status !== undefined,
    fault('nothing_to_change', 'names nothing to change'),
  )
  .meta({ minProperties: 1 });
