import { composeCleanup } from '../composition/cleanup.ts';
import { scheduled } from '../composition/on-lambda/scheduled.ts';
import { withPictures } from '../composition/on-lambda/with-pictures.ts';

export const handler = scheduled('cleanup', (core) => composeCleanup(withPictures(core)));
