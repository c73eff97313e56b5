import { lambda } from '../composition/on-lambda/lambda.ts';
import { composeReports } from '../composition/reports.ts';
import { reportRoutes } from '../contract/reports/routes.ts';
import { reportsGroup } from '../http/reports/index.ts';

export const handler = await lambda(reportRoutes, composeReports, reportsGroup);
