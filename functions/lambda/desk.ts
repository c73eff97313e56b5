import { composeDesk } from '../composition/desk.ts';
import { lambda } from '../composition/on-lambda/lambda.ts';
import { deskRoutes } from '../contract/desk/routes.ts';
import { deskGroup } from '../http/desk/index.ts';

export const handler = await lambda(deskRoutes, composeDesk, deskGroup);
