import type { RouteHandler } from '../../runtime/handler.ts';
import type { OperatingApp } from './app.ts';
import { version } from './generated/documents.ts';

/** The version of the package and the release that was deployed, as semantic versions write builds. */
const release = process.env['RELEASE'];
const served = release ? `${version}+${release}` : version;

/** GET /health: whether the system and its parts work; 503 where nothing can. */
export const getHealth =
  (app: Pick<OperatingApp, 'checkHealth'>): RouteHandler<'getHealth'> =>
  async () => {
    const { status, checks } = await app.checkHealth();
    return { status: status === 'down' ? 503 : 200, body: { status, version: served, checks } };
  };
