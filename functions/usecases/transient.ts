// Knows no SDK, so that the edge, which has no table, need not carry one.

const transient = new Set([
  'TransactionConflictException',
  'TransactionInProgressException',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
  'NetworkingError',
]);
const transientCodes = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

/** Whether a failure is of the moment: contention, throttling or the network, never the request itself. */
export const isTransient = (error: unknown): error is Error =>
  error instanceof Error &&
  (transient.has(error.name) ||
    ('code' in error && typeof error.code === 'string' && transientCodes.has(error.code)) ||
    ('$retryable' in error && error.$retryable !== undefined));
