import type { Core } from '../composition/core.ts';
import type { OnLambda } from '../composition/on-lambda/keyless-core.ts';
import { lambda } from '../composition/on-lambda/lambda.ts';
import { withPictures } from '../composition/on-lambda/with-pictures.ts';
import { composePictures } from '../composition/pictures.ts';
import { pictureRoutes } from '../contract/pictures/routes.ts';
import { picturesGroup } from '../http/pictures/index.ts';

export const handler = await lambda(
  pictureRoutes,
  (core: OnLambda<Core>) => composePictures(withPictures(core)),
  picturesGroup,
);
