import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { beginPicture } from '../../usecases/pictures/begin-picture.ts';
import { pictureView } from '../views/picture.ts';

/** POST /admin/hotels/{hotelId}/pictures: begins a picture and says where its file is sent. */
export const createPicture =
  (app: { beginPicture: ReturnType<typeof beginPicture> }): RouteHandler<'createPicture'> =>
  async ({ caller, params: { hotelId }, body }) => {
    const begun = await app.beginPicture({ caller, hotelId, body });
    if (isRefusal(begun)) return begun;
    const { picture, upload } = begun;
    const headers = { Location: `/api/v1/admin/pictures/${picture.id}` };
    return {
      status: 201,
      body: { picture: pictureView(picture), upload: { ...upload, fields: { ...upload.fields } } },
      headers,
    };
  };
