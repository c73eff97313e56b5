import * as z from 'zod';
import { id } from '../common.ts';
import type { Route } from '../route.ts';
import { createPictureBody } from './bodies.ts';

const owner = { group: 'pictures', access: 'hotel_admin', limit: 'other' } as const;

/** Pictures that an owner uploads. */
export const pictureRoutes = {
  createPicture: {
    ...owner,
    method: 'POST',
    path: '/admin/hotels/{hotelId}/pictures',
    summary: 'Begins a picture: says where its file is sent. It is judged and made ready once it is there.',
    params: z.strictObject({ hotelId: id }),
    body: createPictureBody,
    problems: ['not-found', 'refused'],
  },
  getPicture: {
    ...owner,
    method: 'GET',
    path: '/admin/pictures/{pictureId}',
    summary: 'Whether a picture is ready, with its image, or why it was refused.',
    params: z.strictObject({ pictureId: id }),
    problems: ['not-found'],
  },
} as const satisfies Record<string, Route>;
