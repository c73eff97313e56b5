import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { findPicture } from '../../usecases/pictures/begin-picture.ts';
import { pictureView } from '../views/picture.ts';

/** GET /admin/pictures/{pictureId}: whether a picture is ready, or why it was refused. */
export const getPicture =
  (app: { findPicture: ReturnType<typeof findPicture> }): RouteHandler<'getPicture'> =>
  async ({ caller, params }) => {
    const picture = await app.findPicture(caller, params.pictureId);
    return isRefusal(picture) ? picture : { status: 200, body: { picture: pictureView(picture) } };
  };
