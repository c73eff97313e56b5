import { foldEmail } from './email.ts';

/** What stands where a person's name stood. */
export const ERASED_NAME = 'Erased guest';
/** What stands where a person's address has to be one; nobody has it (RFC 2606). */
export const ERASED_EMAIL = 'erased@example.invalid';

/** Fields that name a person or are in a person's own words, wherever they stand in what is kept of a booking or a review. */
const NAMES = new Set(['guestName', 'authorName']);
const DROPPED = new Set([
  'guestEmail',
  'guestPhone',
  'specialRequests',
  'arrivalTime',
  'cancelReason',
  'metadata',
  'externalReference',
]);

type Facts = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));

const isOf = (value: unknown, foldedEmail: string): boolean =>
  typeof value === 'string' && foldEmail(value) === foldedEmail;

/** Events on their way to an integrator are kept as the text that is signed. */
const asJson = (text: unknown): Facts | undefined => {
  if (typeof text !== 'string' || !text.startsWith('{')) return undefined;
  try {
    const found: unknown = JSON.parse(text);
    return isPlain(found) ? found : undefined;
  } catch {
    return undefined;
  }
};

const without = (value: unknown, foldedEmail: string): unknown => {
  if (isOf(value, foldedEmail)) return ERASED_EMAIL;
  if (Array.isArray(value)) return value.map((each) => without(each, foldedEmail));
  const inner = asJson(value);
  if (inner !== undefined) return JSON.stringify(withoutPerson(inner, foldedEmail));
  return isPlain(value) ? withoutPerson(value, foldedEmail) : value;
};

/**
 * What is kept of a thing once the person of that address is erased from it: money, nights, dates and states as they
 * were; names replaced; addresses, telephone numbers, requests and what else a person said gone. Again it changes nothing.
 */
export const withoutPerson = (facts: Facts, foldedEmail: string): Facts => {
  // An address beside a name is that name's.
  const named = isOf(facts['email'], foldedEmail);
  return Object.fromEntries(
    Object.entries(facts).flatMap(([field, value]) => {
      if (DROPPED.has(field)) return [];
      if (NAMES.has(field) || (named && field === 'name')) return [[field, ERASED_NAME]];
      return [[field, without(value, foldedEmail)]];
    }),
  );
};

/** Kinds of things that are nothing without their person: they are removed. */
const REMOVED = new Set([
  'session',
  'guest-session',
  'booking-session',
  'sent-mail',
  'password-reset',
  'password-reset-request',
  'verification',
  'verification-request',
  'booking-link',
  'booking-link-request',
]);

/** What becomes of a thing of that kind. The account itself is changed by its own rules, not here. */
export const fateOf = (kind: string): 'removed' | 'redacted' | 'of-account' => {
  if (kind === 'user' || kind === 'email') return 'of-account';
  return REMOVED.has(kind) ? 'removed' : 'redacted';
};
