import type { InputErrorCode } from '../../../../functions/contract/problem-answer.ts';

/** A refused field, by the contract's code; `other` where a code is one that no form of a guest meets. */
type FieldWords = Partial<Record<InputErrorCode, (params: Readonly<Record<string, unknown>>) => string>> &
  Record<'other', (params: Readonly<Record<string, unknown>>) => string>;

const words = {
  problem: {
    unreachable: 'We cannot reach the system. Nothing you typed is lost.',
    away: 'We cannot reach the system. Nothing was changed; what was confirmed is kept.',
    retry: 'Try again',
    reasons: {
      closed: 'The hotel does not sell these nights.',
      advance: 'The hotel does not sell these nights so long, or so shortly, before the stay.',
      closed_to_arrival: 'The hotel takes no arrivals on that day. Try another first night.',
      closed_to_departure: 'The hotel takes no departures on that day. Try another last night.',
      min_stay: 'The hotel sells these nights for longer stays only.',
      max_stay: 'The hotel sells these nights for shorter stays only.',
    } as Partial<Record<string, string>>,
    names: {
      'rate-limited': 'You asked more often than is allowed. Wait a moment and try again.',
      'too-many-holds': 'You hold too much that is unpaid. Pay or cancel a booking first, or wait until one runs out.',
      'try-again': 'The system is busy. The same request may work in a moment.',
      'not-found': 'There is no such thing, or it is not yours to see.',
      'sold-out': 'These nights have just been taken. Nothing was charged.',
      'price-changed': 'The price has changed since you saw it. Nothing was charged.',
      'stay-not-allowed': 'This stay is not possible: the dates are past, too far ahead or too long.',
      'too-many-guests': 'The rooms do not hold so many people. Take more rooms or a larger one.',
      'invalid-request': 'Something in this request cannot be read. Look at what is marked.',
      unauthenticated: 'Your session has ended. Sign in, and you come back here.',
      forbidden: 'Your account may not do this.',
      'payment-declined': 'The card was refused. The room stays held for you; try another card.',
      'wrong-state': 'This is no longer possible: the booking has changed in the meantime.',
      'stale-version': 'This was changed elsewhere since you opened it. Look at it as it is now, then try again.',
      'email-taken': 'This address has an account already. Sign in, or take another address.',
      'already-reviewed': 'You have reviewed this stay already.',
      'idempotency-key-reused': 'This booking was sent before with other details. Look at your trips first.',
      refused: 'A rule does not allow this.',
      paused:
        'New bookings are paused for a moment while the system is looked after. What you typed is kept; bookings made before are safe.',
      internal: 'The fault is ours. Nothing was booked or charged by it. Try again in a moment.',
    } as Partial<Record<string, string>>,
    other: 'The fault is ours. Nothing was booked or charged by it. Try again in a moment.',
    trace: (id: string) => `If it stays, tell us this number: ${id}`,
  },
  lines: {
    total: 'Total',
    now: 'Now, by card',
    nothingNow: 'Now',
    taxAtHotel: (tax: string) => `${tax}, at the hotel`,
    rest: 'rest of the price',
    stay: 'stay',
    paid: 'Paid',
    byPoints: 'With points',
    atHotel: 'At the hotel',
    included: (tax: string) => `${tax}, included`,
  },
  refund: {
    all: (until: string) => `all of it comes back until ${until}`,
    part: (until: string) => `comes back until ${until}`,
    none: 'from then on',
    nothing: 'Nothing comes back if you cancel.',
    unpaid: 'You pay at the hotel, so a cancellation before the stay costs nothing.',
    kept: (amount: string) => `${amount} is kept`,
    keptNights: (count: number, nights: string) =>
      count === 1 ? 'the price of the first night is kept' : `the price of the first ${nights} nights is kept`,
  },
  fields: {
    missing: () => 'This is needed.',
    blank: () => 'This is needed.',
    invalid_type: () => 'This is needed.',
    invalid_format: ({ format }) =>
      format === 'email'
        ? 'That is not an e-mail address.'
        : format === 'telephone'
          ? 'Digits as one dials them, such as +351 912 345 678.'
          : 'This cannot be read.',
    too_small: ({ minimum, of }) => (of === 'bytes' ? `At least ${minimum} characters.` : `At least ${minimum}.`),
    too_big: ({ maximum, of }) =>
      of === 'bytes' || of === 'characters' ? `At most ${maximum} characters.` : `At most ${maximum}.`,
    control_characters: () => 'There is a character in it that cannot be taken.',
    direction_controls: () => 'There is a character in it that cannot be taken.',
    line_break: () => 'One line, please.',
    no_letter: () => 'A name has letters.',
    no_letter_or_digit: () => 'Letters or digits, please.',
    link: () => 'A name without a link or an e-mail address, please.',
    in_past: () => 'This day is past.',
    not_after: () => 'The departure is after the arrival.',
    beyond_horizon: () => 'So far ahead nothing is sold yet.',
    too_many_nights: ({ maximum }) => `At most ${maximum} nights.`,
    wrong_password: () => 'This is not your present password.',
    common_password: () => 'This password is among the first that are tried. Take another.',
    own_words_password: () => 'It is made of your own name or address. Take another.',
    patterned_password: () => 'It repeats itself or is a sequence. Take another.',
    dead_token: () => 'This link was used already or is too old. Ask for a new one.',
    other: () => 'This cannot be taken as it is.',
  } as FieldWords,
};

export type Words = typeof words;
export default words;
