import { composeAdmin } from '../composition/admin.ts';
import { lambda } from '../composition/on-lambda/lambda.ts';
import { adminRoutes } from '../contract/admin/routes.ts';
import { adminGroup } from '../http/admin/index.ts';

export const handler = await lambda(adminRoutes, composeAdmin, adminGroup);
