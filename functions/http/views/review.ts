import type * as z from 'zod';
import type * as contract from '../../contract/bookings/answers.ts';
import type { Review } from '../../domain/hotel/review.ts';

/** The API's Review; whose booking it was stays with us. */
export const reviewView = ({ bookingId: _bookingId, ...review }: Review): z.output<typeof contract.review> => review;
