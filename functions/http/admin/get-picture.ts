import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { pictureView } from '../views/picture.ts';
import type { AdminHotelsApp } from './hotels-app.ts';

/** GET /admin/pictures/{pictureId}: whether a picture is ready, or why it was refused. */
export const getPicture =
  (app: Pick<AdminHotelsApp, 'findPicture'>): RouteHandler<'getPicture'> =>
  async ({ caller, params }) => {
    const picture = await app.findPicture(caller, params.pictureId);
    return isRefusal(picture) ? picture : { status: 200, body: { picture: pictureView(picture) } };
  };
