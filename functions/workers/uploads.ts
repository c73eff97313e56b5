import { lambdaUploads } from '../composition/on-lambda/lambda-uploads.ts';

export const handler = lambdaUploads();
