import * as z from 'zod';

/**
 * Every code an entry of a problem's `errors` can have, and what it means with its `params`. A client says it in its
 * own language; a code never changes its meaning. The first nine are zod's own, the others are rules of ours.
 */
export const inputErrors = {
  missing: 'The field is required.',
  unrecognized_keys: 'The field is not known here; `keys` names it.',
  invalid_type: 'The value is not of the type `expected`.',
  invalid_value: 'The value is none of `values`.',
  invalid_union: 'The value has none of the allowed forms.',
  invalid_format: 'The text is not of the form `format`, such as date, decimal, email, id or time.',
  too_small:
    'Less than `minimum`, which itself is allowed where `inclusive`; `of` says what is counted: the number, the characters of a string, the items of an array, bytes.',
  too_big: 'More than `maximum`, as `too_small`.',
  not_multiple_of: 'The number is no multiple of `divisor`.',
  blank: 'The text has only white space.',
  control_characters: 'The text has characters that are not allowed in it.',
  direction_controls: 'The text has characters that change the direction of text.',
  line_break: 'The text is one line, and has a line break or a tab.',
  no_letter: 'The text has no letter.',
  no_letter_or_digit: 'The text has neither a letter nor a digit.',
  link: 'The name of a person has a link or an e-mail address.',
  repeated: 'The list names the same thing twice; `of` says by what, where its items are objects.',
  come_together: '`fields` are given all or none.',
  choose_one: 'Exactly one of `fields` is given; where none is required, at most one.',
  not_beside: 'The field is not given beside any of `fields`.',
  nothing_to_change: 'The body names nothing to change.',
  needs: 'The field needs `fields` beside it.',
  before: 'The date is before that in `field`.',
  after: 'The time is after that in `field`.',
  above: 'The number is above that in `field`.',
  below: 'The number is below that in `field`.',
  not_after: 'The date is not after that in `field`.',
  not_above: 'The number is not above that in `field`.',
  too_many_nights: 'More than `maximum` nights.',
  in_past: 'The date is before `today`, the present day at the hotel.',
  beyond_horizon: 'Nights are sold at most `months` months ahead; `last` is the last one.',
  too_many_decimals: 'The decimal number has more than `decimals` decimals; `currency` where it is an amount.',
  unknown_country: 'Not a country of ISO 3166-1 alpha-2.',
  unknown_currency: 'Not a currency of ISO 4217 in use.',
  unknown_time_zone: 'Not a time zone of the IANA database.',
  refund_grows: 'A cancellation policy gives back more as check-in nears.',
  not_ascending: 'The list is not in ascending order of `field`, each above the one before.',
  does_not_go_with: 'The field means nothing beside the value of `field`.',
  unknown_rate_plan: 'The hotel sells no such rate plan to this caller.',
  unknown_room_type: 'The hotel has no such room type.',
  last_active_rate_plan: 'No other rate plan of the hotel is active.',
  malformed_json: 'The body is not JSON.',
  malformed_encoding: 'The body is not UTF-8, or the percent-encoding of the address cannot be read.',
  too_deep: 'The body is nested deeper than `maximum` levels.',
  unexpected_body: 'The route takes no body.',
  given_twice: 'The parameter is given more than once.',
  differs_from: 'The header differs from `field`, and only one can be meant.',
  foreign_cursor: 'The cursor is not one of this list and these filters.',
  foreign_quote: 'The quote was not made by this system.',
  quote_of_another_stay: 'The quote is for another stay or another change.',
  points_unavailable: 'Points cannot pay in `currency`.',
  points_worth_nothing: 'So few points are worth nothing.',
  points_above_share: 'Points pay at most `percent` percent of the total.',
  too_few_points: 'The balance is `balance` points.',
  wrong_password: 'The current password is another one.',
  common_password: 'The password is among the most common ones.',
  own_words_password: "The password is made of the account's own address or name, or of words that are tried first.",
  patterned_password: 'The password repeats itself or is a sequence.',
  dead_token: 'The token is used, replaced by a newer one or too old.',
  unsafe_address: 'The system does not call this address.',
  bad_signature: 'The signature is not a fresh one of this body.',
  time_goes_back: 'The sandbox clock moves forward only.',
  hotel_not_active: 'The hotel is inactive or pending, and takes no bookings from another hotel.',
} as const satisfies Record<string, string>;

export type InputErrorCode = keyof typeof inputErrors;
const codes = Object.keys(inputErrors) as [InputErrorCode, ...InputErrorCode[]];
const meanings = codes.map((code) => `- \`${code}\`: ${inputErrors[code]}`).join('\n');

/** What is wrong with one field; `code` and `params` let a client say it in its own language. */
export const inputError = z
  .strictObject({
    pointer: z.string(),
    code: z.enum(codes).meta({ description: meanings }),
    params: z.record(z.string(), z.unknown()),
    detail: z.string(),
  })
  .meta({ id: 'InputError' });

/** The body of every answer that is not a success; members beyond these belong to the problem. */
export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    traceId: z.string(),
    errors: z.array(inputError).optional(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problem>;
export type InputError = z.infer<typeof inputError>;
