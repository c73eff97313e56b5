import { adminRoutes } from '../contract/routes/admin.ts';
import { adminGroup } from '../http/admin/index.ts';
import { composeAdmin } from '../runtime/composition/admin.ts';
import { lambda } from '../runtime/lambda.ts';

export const handler = await lambda(adminRoutes, composeAdmin, adminGroup);
