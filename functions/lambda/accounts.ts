import { accountsGroup } from '../http/accounts/index.ts';
import { composeAccounts } from '../runtime/composition/accounts.ts';
import { lambda } from '../runtime/lambda.ts';

export const handler = lambda('accounts', composeAccounts, accountsGroup);
