/** Every problem the API answers, RFC 9457: the name is the last part of its `type`. */
export const problemTable = {
  'invalid-request': {
    status: 400,
    title: 'The request is not well formed',
    explanation:
      'A field is missing, unknown, of the wrong type or impossible. `errors` names each with a JSON pointer.',
  },
  unauthenticated: {
    status: 401,
    title: 'Sign in first',
    explanation: 'There is no session, or it has ended. Sign in with POST /api/v1/auth/login.',
  },
  'payment-declined': {
    status: 402,
    title: 'The payment was declined',
    explanation: 'The hold stays as it is until it expires: try again with another payment method.',
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    explanation: 'Your role does not allow this, or a cookie came from another origin.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    explanation: 'There is no such thing, or it is not yours to see.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    explanation: 'The path exists, the method does not; the Allow header lists those that do.',
  },
  'sold-out': {
    status: 409,
    title: 'Sold out',
    explanation: '`nights` cannot be sold. `alternatives` can be booked now.',
  },
  'price-changed': {
    status: 409,
    title: 'The price has changed',
    explanation: 'The quote no longer holds: look at the new offer and book with its quote.',
  },
  'wrong-state': {
    status: 409,
    title: 'Not possible in this state',
    explanation: 'The thing is in a state that does not allow this; `actions` of a booking names what is possible.',
  },
  'email-taken': {
    status: 409,
    title: 'The e-mail address has an account',
    explanation: 'Sign in, or register with another address.',
  },
  'already-reviewed': {
    status: 409,
    title: 'Already reviewed',
    explanation: 'A stay is reviewed once.',
  },
  'in-use': {
    status: 409,
    title: 'Still in use',
    explanation: 'There are stays to come, or rooms below it; move or cancel them first.',
  },
  'below-sold': {
    status: 409,
    title: 'Fewer than already sold',
    explanation: '`nights` have more rooms sold than you want to keep.',
  },
  'unit-taken': {
    status: 409,
    title: 'The unit is taken',
    explanation: '`unit` has another stay on `nights`, that of the booking `reference`, or a block where that is null.',
  },
  'stale-version': {
    status: 412,
    title: 'Changed by someone else',
    explanation: 'If-Match names a version that is no longer the current one: read it again.',
  },
  'too-large': {
    status: 413,
    title: 'The body is too large',
    explanation: 'Bodies are at most 256 KB.',
  },
  'uri-too-long': {
    status: 414,
    title: 'The address is too long',
    explanation: 'Path and query together are at most 8 KB.',
  },
  'headers-too-large': {
    status: 431,
    title: 'The headers are too large',
    explanation: 'The first line and the headers together are at most 16 KB; on AWS 10 KB.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Send JSON',
    explanation: 'Bodies are application/json in UTF-8.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key was used for another booking',
    explanation: 'A key belongs to its first body for ever: use a new key for a new booking.',
  },
  'stay-not-allowed': {
    status: 422,
    title: 'This stay is not possible',
    explanation: 'The dates are past, too far ahead, too long or in the wrong order.',
  },
  'too-many-guests': {
    status: 422,
    title: 'Too many guests',
    explanation: 'The rooms do not hold so many people: take more rooms or a larger room type.',
  },
  refused: {
    status: 422,
    title: 'Refused by a rule',
    explanation: 'The request is well formed, and a rule forbids it; `detail` says which.',
  },
  'rate-limited': {
    status: 429,
    title: 'Too many requests',
    explanation: 'Wait as long as Retry-After says.',
  },
  'too-many-holds': {
    status: 429,
    title: 'Too many open holds',
    explanation:
      'Too much is held unpaid, of bookings or of room-nights by one guest, or of a night by one network address: `of` ' +
      'says which. Confirm or cancel a booking first, or wait until one expires.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong',
    explanation: 'It is our fault. `traceId` lets us find it.',
  },
  paused: {
    status: 503,
    title: 'No bookings at the moment',
    explanation:
      'The system takes no new bookings for the time being; those that are made go on. Ask again after Retry-After.',
  },
  'try-again': {
    status: 503,
    title: 'Try again',
    explanation: 'The system is busy or a part of it is away: the same request may succeed after Retry-After.',
  },
} as const satisfies Record<string, { status: number; title: string; explanation: string }>;

export type ProblemName = keyof typeof problemTable;
