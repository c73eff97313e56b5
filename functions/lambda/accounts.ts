import { composeAccounts } from '../composition/accounts.ts';
import { lambda } from '../composition/on-lambda/lambda.ts';
import { accountRoutes } from '../contract/accounts/routes.ts';
import { accountsGroup } from '../http/accounts/index.ts';

export const handler = await lambda(accountRoutes, composeAccounts, accountsGroup);
