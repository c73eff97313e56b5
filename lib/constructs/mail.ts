import { CfnParameter, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { StageSettings } from '../settings/stages.ts';

/** A placeholder address: its top-level domain is reserved. */
const placeholderSender = 'bookings@hotel-booking.example';

/**
 * Passes the sender of mails to a function. If the stage sends real mail, the sender is a parameter of the deployment,
 * because it must be an identity that SES has verified in that account. The function may send only as that identity.
 */
export const addMail = (lambda: LambdaFunction, { sendsMail }: StageSettings): void => {
  lambda.addEnvironment('SENDS_MAIL', String(sendsMail));
  if (!sendsMail) {
    lambda.addEnvironment('MAIL_FROM', placeholderSender);
    return;
  }
  const stack = Stack.of(lambda);
  const from = new CfnParameter(stack, 'MailFrom', { description: 'The address that mails come from.', minLength: 6 });
  const identity = new CfnParameter(stack, 'MailIdentity', {
    description: 'The identity of SES that it belongs to: the address itself or its domain.',
    minLength: 4,
  });
  lambda.addEnvironment('MAIL_FROM', from.valueAsString);
  const resource = stack.formatArn({ service: 'ses', resource: 'identity', resourceName: identity.valueAsString });
  lambda.addToRolePolicy(
    new PolicyStatement({ actions: ['ses:SendEmail', 'ses:SendRawEmail'], resources: [resource] }),
  );
};
