import type { DepsOf, RouteGroup } from '../../runtime/handler.ts';
import { createPicture } from './create-picture.ts';
import { getPicture } from './get-picture.ts';

/** Pictures that owners upload. */
export const picturesGroup = { createPicture, getPicture } satisfies RouteGroup<'pictures'>;

/** What the routes of this group are served with. */
export type PicturesApp = DepsOf<typeof picturesGroup>;
