import { openS3Pictures } from '../../adapters/pictures/open-s3-pictures.ts';
import { picturesEnv } from '../../runtime/env.ts';
import type { PictureStore } from '../../usecases/ports/pictures.ts';
import type { KeylessCore } from '../core.ts';

/** The pictures of the stage, for the functions that may reach their bucket. */
export const lambdaPictures = (): PictureStore => {
  const { PICTURES_BUCKET, AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL } = picturesEnv();
  return openS3Pictures(PICTURES_BUCKET, AWS_ENDPOINT_URL_S3 ?? AWS_ENDPOINT_URL);
};

export const withPictures = <C extends KeylessCore>(core: C): C => ({ ...core, pictures: lambdaPictures() });
