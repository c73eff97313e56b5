import type { Item } from './values/item.ts';

/** Why one action of a transaction failed, as the service lists it, in the order of the request. */
export type CancellationReason = { readonly Code: string; readonly Message?: string; readonly Item?: Item };

/**
 * An error response of the service: the SDK turns `name` into the exception class of that name. `fields` are further
 * fields of the response, such as the `Item` of a failed condition.
 */
export class ServiceError extends Error {
  readonly fields: Record<string, unknown>;
  /** 400 for an error of the caller, 500 for an error of the service. */
  readonly statusCode: 400 | 500;

  constructor(name: string, message: string, fields: Record<string, unknown> = {}, statusCode: 400 | 500 = 400) {
    super(message);
    this.name = name;
    this.fields = fields;
    this.statusCode = statusCode;
  }
}

/** The service cannot execute the request, whatever its content. */
export function internal(message: string): ServiceError {
  return new ServiceError('InternalServerError', message, {}, 500);
}

export function validation(message: string): ServiceError {
  return new ServiceError('ValidationException', message);
}

export function conditionFailed(item: Item | undefined): ServiceError {
  return new ServiceError(
    'ConditionalCheckFailedException',
    'The conditional request failed',
    item === undefined ? {} : { Item: item },
  );
}

/** The message lists the codes as the service does, because people read it in logs. */
export function transactionCanceled(reasons: readonly CancellationReason[]): ServiceError {
  const codes = reasons.map((reason) => reason.Code).join(', ');
  return new ServiceError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    {
      Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
      CancellationReasons: reasons,
    },
  );
}

export function throttled(): ServiceError {
  return new ServiceError(
    'ProvisionedThroughputExceededException',
    'The level of configured provisioned throughput for the table was exceeded. ' +
      'Consider increasing your provisioning level with the UpdateTable API.',
  );
}

export function noSuchTable(): ServiceError {
  return new ServiceError('ResourceNotFoundException', 'Requested resource not found');
}
