import { openS3Pictures } from '../../adapters/pictures/open-s3-pictures.ts';
import { picturesEnv } from '../../runtime/env.ts';
import type { KeylessCore } from '../core.ts';

/** The core with the pictures of the stage, for the functions that may reach their bucket. */
export const withPictures = <C extends KeylessCore>(core: C) => {
  const { PICTURES_BUCKET, AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL } = picturesEnv();
  return { ...core, pictures: openS3Pictures(PICTURES_BUCKET, AWS_ENDPOINT_URL_S3 ?? AWS_ENDPOINT_URL) };
};
