import type { RouteHandler } from '../../runtime/handler.ts';
import { openApi } from './documents.ts';

/** GET /openapi.json: the route table as an OpenAPI 3.1 document. */
export const getOpenApi = (): RouteHandler<'getOpenApi'> => async () => ({
  status: 200,
  body: openApi(),
  headers: { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=300' },
});
