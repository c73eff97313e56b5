import { adminGroup } from '../http/admin/index.ts';
import { composeAdmin } from '../runtime/composition/admin.ts';
import { lambda } from '../runtime/lambda.ts';

export const handler = lambda('admin', composeAdmin, adminGroup);
