import { accountRoutes } from '../contract/routes/accounts.ts';
import { accountsGroup } from '../http/accounts/index.ts';
import { composeAccounts } from '../runtime/composition/accounts.ts';
import { lambda } from '../runtime/lambda.ts';

export const handler = await lambda(accountRoutes, composeAccounts, accountsGroup);
