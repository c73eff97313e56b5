import type { InputErrorCode } from '../../functions/contract/problem-answer.ts';

/** An answer that failed a check of schemathesis. */
export interface Failed {
  readonly check: string;
  /** Method and path as in the document. */
  readonly operation: string;
  readonly status: number;
  /** The last part of a problem's `type`. */
  readonly problem: string | undefined;
  /** The codes in a problem's `errors`, with their params. */
  readonly errors: readonly {
    readonly pointer: string;
    readonly code: string;
    readonly params: Readonly<Record<string, unknown>>;
  }[];
}

/** An accepted failure and the reason. */
interface Exclusion {
  readonly reason: string;
  readonly fits: (failed: Failed) => boolean;
}

/** Operations with a separate short run, because they end the session or change the whole system. */
export const apart: Readonly<Record<string, string>> = {
  logout: 'ends the session that every other call of the run needs',
  logoutAll: 'ends the session that every other call of the run needs',
  putClock: 'moves the time on, and a session lasts a day of it',
  putFaults: 'makes parts of the system fail, and the rest of the run would test nothing else',
};

/** Rules that JSON Schema can also express: a request that is valid by the document must not break them. */
const said = null;

/**
 * Why a request that is valid by the document may break an input rule; the compiler requires a reason for a new code.
 */
const beyondSchema: Readonly<Record<InputErrorCode, string | typeof said>> = {
  missing: said,
  unrecognized_keys: said,
  invalid_type: said,
  invalid_value: said,
  invalid_union: said,
  invalid_format: said,
  too_small: said,
  too_big: said,
  not_multiple_of: said,
  blank: said,
  line_break: said,
  choose_one: said,
  not_beside: 'the forms of a search that exclude each other, eight in all, are in its description alone',
  needs: said,
  malformed_json: said,
  malformed_encoding: said,
  too_deep: said,
  unexpected_body: said,
  given_twice: said,
  differs_from: said,
  in_past: said,
  beyond_horizon: said,
  not_after: 'one date must be after another',
  points_unavailable: said,
  points_worth_nothing: said,
  points_above_share: said,
  too_few_points: said,
  wrong_password: said,
  dead_token: said,
  unsafe_address: said,
  time_goes_back: said,
  hotel_not_active: said,
  foreign_cursor: 'a cursor is signed: only one that the list itself gave is taken',
  foreign_quote: 'a quote is signed: only one that the API itself gave is taken',
  quote_of_another_stay: 'a quote belongs to one stay: the other fields must agree with it',
  bad_signature: 'the body must bear the signature of the payment gateway',
  come_together: 'parameters of a query cannot require each other in OpenAPI',
  before: 'one date must not be before another',
  after: 'one time must not be after another',
  above: 'one number must not be above another',
  below: 'one number must not be below another',
  not_above: 'one number must be above another',
  too_many_nights: 'the distance between two dates is limited',
  repeated: 'items of a list must differ in one field',
  refund_grows: 'steps of a policy must fall in order',
  does_not_go_with: 'which fields of a tax its kind has no use for is not said by the document',
  not_ascending: 'bands of age must be in order',
  unknown_rate_plan: 'the rate plans of a hotel are not known to the document',
  unknown_room_type: 'the room types of a hotel are not known to the document',
  last_active_rate_plan: 'which rate plans are active is not known to the document',
  too_many_decimals: 'how many decimals an amount has depends on the currency',
  unknown_country: 'the list of ISO 3166-1 is not repeated in the document',
  unknown_currency: 'the list of ISO 4217 is not repeated in the document',
  unknown_time_zone: 'the IANA database is not repeated in the document',
  control_characters: 'lone surrogates and noncharacters are not in the pattern',
  direction_controls: 'patterns of some tools stop at a line break',
  no_letter: 'letters of any script: \\p{L} is not known to every tool',
  no_letter_or_digit: 'letters and digits of any script: \\p{L} is not known to every tool',
  link: 'what is a link is decided by a list of top-level domains',
  common_password: 'the list of common passwords is not repeated in the document',
  patterned_password: 'what repeats itself or runs through a row of keys has no pattern',
  own_words_password: 'a password must not hold words of the account it is for',
  nothing_to_change: 'a quote alone changes nothing',
};

type InputError = Failed['errors'][number];
const isOf = (name: string, values: readonly string[], { params }: InputError): boolean =>
  values.includes(String(params[name]));

/** Required in one state only: the first for the plan `standard`, the second if a part is due now. */
const NEEDED_SOMETIMES = ['/hotelId', '/paymentMethod'];

/** Whether the document cannot express this input rule. */
const isBeyondSchema = (error: InputError): boolean => {
  const { code, pointer } = error;
  if (!Object.hasOwn(beyondSchema, code)) return false;
  if (beyondSchema[code as InputErrorCode] !== said) return true;
  if (code === 'missing') return NEEDED_SOMETIMES.includes(pointer);
  // The hotel in the body of a desk booking must be the one of the path.
  if (code === 'invalid_value') return pointer === '/hotelId';
  // Passwords are limited in bytes, JSON Schema counts characters; amounts are limited by their currency, and a tax in
  // percent by another bound than one in money.
  if (code === 'too_big' || code === 'too_small') return isOf('of', ['bytes', 'amount', 'percent'], error);
  // The formats of JSON Schema allow more: addresses that mail servers reject, instants with a leap second.
  return code === 'invalid_format' && isOf('format', ['email', 'image_address', 'datetime'], error);
};

export const exclusions: readonly Exclusion[] = [
  {
    reason: 'well formed, and a rule of the business refuses it: 402, 412, 422 and 429 are documented answers',
    fits: ({ check, status }) => check === 'positive_data_acceptance' && [402, 412, 422, 429].includes(status),
  },
  {
    reason: 'a rule of input that JSON Schema cannot say; see the table in evidence/schemathesis/exclusions.ts',
    fits: ({ check, status, errors }) =>
      check === 'positive_data_acceptance' && status === 400 && errors.length > 0 && errors.every(isBeyondSchema),
  },
  {
    reason: 'refused before it is read: 413, 414 and 431 are documented answers',
    fits: ({ check, status }) => check === 'negative_data_rejection' && [413, 414, 431].includes(status),
  },
];

/** Why a failure is accepted; undefined for a real failure. */
export const reasonFor = (failed: Failed): string | undefined => exclusions.find(({ fits }) => fits(failed))?.reason;
