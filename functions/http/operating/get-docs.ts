import type { RouteHandler } from '../../runtime/handler.ts';
import { docsPage, pageHeaders } from './documents.ts';

/** GET /docs: the OpenAPI document as a page that needs no script and no other host. */
export const getDocs = (): RouteHandler<'getDocs'> => async () => ({
  status: 200,
  body: docsPage(),
  headers: pageHeaders(docsPage()),
});
