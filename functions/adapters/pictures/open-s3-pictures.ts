import { S3Client } from '@aws-sdk/client-s3';
import type { PictureStore } from '../../usecases/ports/pictures.ts';
import { s3Pictures } from './s3-pictures.ts';

/**
 * The pictures of a stage in a Lambda.
 * @param endpoint of an emulator, whose buckets have no host of their own
 */
export const openS3Pictures = (bucket: string, endpoint: string | undefined): PictureStore =>
  s3Pictures(
    new S3Client({
      maxAttempts: 3,
      requestHandler: { connectionTimeout: 1000, requestTimeout: 8000, throwOnRequestTimeout: true },
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    }),
    bucket,
  );
