import type { InputErrorCode } from '../../../../functions/contract/problem-answer.ts';

/** A refused field, by the contract's code; `other` where a code is one that no form of a guest meets. */
type FieldWords = Partial<Record<InputErrorCode, (params: Readonly<Record<string, unknown>>) => string>> &
  Record<'other', (params: Readonly<Record<string, unknown>>) => string>;

const words = {
  problem: {
    unreachable: 'We cannot reach the server. What you typed is kept.',
    away: 'We cannot reach the server. Nothing was changed, and confirmed bookings are safe.',
    retry: 'Try again',
    reasons: {
      closed: 'The hotel does not sell these nights.',
      advance: 'The hotel does not sell these nights this far, or this shortly, in advance.',
      closed_to_arrival: 'Check-in is not possible on that day. Try another arrival date.',
      closed_to_departure: 'Check-out is not possible on that day. Try another departure date.',
      min_stay: 'These nights require a longer stay.',
      max_stay: 'These nights require a shorter stay.',
    } as Partial<Record<string, string>>,
    names: {
      'rate-limited': 'Too many requests. Wait a moment and try again.',
      'too-many-holds':
        'You have too many unpaid bookings. Pay for one or cancel one first, or wait until one expires.',
      'try-again': 'The system is busy. The same request may work in a moment.',
      'not-found': 'This does not exist, or you do not have access to it.',
      'sold-out': 'These nights have just sold out. Nothing was charged.',
      'price-changed': 'The price has changed since you saw it. Nothing was charged.',
      'stay-not-allowed': 'This stay is not possible: the dates are past, too far ahead or too long.',
      'too-many-guests': 'The rooms are too small for so many people. Choose more rooms or a larger one.',
      'invalid-request': 'Something in this request is not valid. Check the marked fields.',
      unauthenticated: 'Your session has ended. Sign in to continue here.',
      forbidden: 'Your account is not allowed to do this.',
      'payment-declined': 'The card was declined. The room is still held for you. Try another card.',
      'wrong-state': 'This is no longer possible: the booking has changed in the meantime.',
      'stale-version': 'This was changed elsewhere since you opened it. Check the current version, then try again.',
      'email-taken': 'This address already has an account. Sign in, or use another address.',
      'already-reviewed': 'You have already reviewed this stay.',
      'idempotency-key-reused': 'This booking was already sent with other details. Check your trips first.',
      refused: 'This is not allowed.',
      paused: 'New bookings are paused for maintenance. What you typed is kept, and existing bookings are safe.',
      internal: 'Something went wrong on our side. Nothing was booked or charged. Try again in a moment.',
    } as Partial<Record<string, string>>,
    other: 'Something went wrong on our side. Nothing was booked or charged. Try again in a moment.',
    trace: (id: string) => `If this continues, give us this number: ${id}`,
  },
  lines: {
    total: 'Total',
    now: 'Pay now, by card',
    nothingNow: 'Pay now',
    taxAtHotel: (tax: string) => `${tax}, paid at the hotel`,
    rest: 'rest of the price',
    stay: 'stay',
    paid: 'Paid',
    byPoints: 'Paid with points',
    atHotel: 'Due at the hotel',
    included: (tax: string) => `${tax}, included`,
  },
  refund: {
    all: (until: string) => `full refund until ${until}`,
    part: (until: string) => `refunded until ${until}`,
    none: 'after that',
    nothing: 'Non-refundable: you get nothing back if you cancel.',
    unpaid: 'You pay at the hotel, so you can cancel free of charge before the stay.',
    kept: (amount: string) => `cancellation fee: ${amount}`,
    keptNights: (count: number, nights: string) =>
      count === 1 ? 'cancellation fee: the first night' : `cancellation fee: the first ${nights} nights`,
  },
  fields: {
    missing: () => 'This field is required.',
    blank: () => 'This field is required.',
    invalid_type: () => 'This field is required.',
    invalid_format: ({ format }) =>
      format === 'email'
        ? 'Enter a valid e-mail address.'
        : format === 'telephone'
          ? 'Enter a telephone number, such as +351 912 345 678.'
          : 'This is not valid.',
    too_small: ({ minimum, of }) => (of === 'bytes' ? `At least ${minimum} characters.` : `At least ${minimum}.`),
    too_big: ({ maximum, of }) =>
      of === 'bytes' || of === 'characters' ? `At most ${maximum} characters.` : `At most ${maximum}.`,
    control_characters: () => 'It contains a character that is not allowed.',
    direction_controls: () => 'It contains a character that is not allowed.',
    line_break: () => 'Use one line only.',
    no_letter: () => 'Enter a name with letters.',
    no_letter_or_digit: () => 'Use letters or digits.',
    link: () => 'Enter a name without a link or an e-mail address.',
    in_past: () => 'This date is in the past.',
    not_after: () => 'The departure must be after the arrival.',
    beyond_horizon: () => 'This date is too far ahead to book.',
    too_many_nights: ({ maximum }) => `At most ${maximum} nights.`,
    wrong_password: () => 'This is not your current password.',
    common_password: () => 'This password is too common. Choose another.',
    own_words_password: () => 'It contains your name or address. Choose another.',
    patterned_password: () => 'It is a repetition or a sequence. Choose another.',
    dead_token: () => 'This link was already used or has expired. Request a new one.',
    other: () => 'This value is not accepted.',
  } as FieldWords,
};

export type Words = typeof words;
export default words;
