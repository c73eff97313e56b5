import type { BookingIn } from '../functions/domain/booking/booking.ts';
import { authorNameOf } from '../functions/domain/hotel/author-name.ts';
import type { Review } from '../functions/domain/hotel/review.ts';
import type { Chance } from './chance.ts';

interface Words {
  readonly titles: readonly [string, ...string[]];
  readonly contents: readonly [string, ...string[]];
}

const byRating: readonly [Words, Words, Words, Words, Words] = [
  {
    titles: ['Not again', 'Disappointing'],
    contents: [
      'The heating did not work and nobody came to look at it.',
      'Noisy until three in the morning, and a room that smelled of smoke.',
    ],
  },
  {
    titles: ['Tired rooms', 'Expected more', 'Only for one night'],
    contents: [
      'The place has seen better days. The staff were kind, though.',
      'Thin walls and a very soft bed. The location is the best part of it.',
    ],
  },
  {
    titles: ['Fine for the price', 'Good location', 'Does what it should'],
    contents: [
      'Clean and simple. Breakfast could be warmer.',
      'Close to everything. The room was smaller than in the pictures.',
      'We waited a while at check-in, after that all was well.',
    ],
  },
  {
    titles: ['Very pleasant', 'Would come back', 'Good beds', 'A nice stay'],
    contents: [
      'Quiet room, good shower, and people at the desk who know the town.',
      'The breakfast alone is worth it. Parking was a little tight.',
      'We slept well and walked everywhere. A small thing: the wifi was slow in the evening.',
    ],
  },
  {
    titles: ['Wonderful', 'Our favourite here', 'Perfect weekend', 'Thank you'],
    contents: [
      'From the welcome to the last coffee everything was just right.',
      'The view, the bed, the breakfast: we stayed a day longer than planned.',
      'They found a cot and a bath toy for our daughter before we asked.',
      'Spotless, calm, and five minutes from the station. We will be back.',
    ],
  },
];

/** One to five stars around the hotel's own reputation, which its stars lift a little. */
export const ratingOf = (starRating: number | null, chance: Chance): 1 | 2 | 3 | 4 | 5 => {
  const drawn = Math.round(3.5 + ((starRating ?? 3) - 3) * 0.3 + chance.normal() * 0.9);
  if (drawn <= 1) return 1;
  if (drawn === 2) return 2;
  if (drawn === 3) return 3;
  return drawn === 4 ? 4 : 5;
};

/** The review of a stay; written in the moment of the booking's last version. */
export const reviewOf = (booking: BookingIn<'completed'>, rating: 1 | 2 | 3 | 4 | 5, chance: Chance): Review => {
  const words = byRating[rating - 1] ?? byRating[2];
  return {
    id: booking.id,
    hotelId: booking.hotelId,
    bookingId: booking.id,
    rating,
    title: chance.percent(80) ? chance.pick(words.titles) : null,
    content: chance.percent(90) ? chance.pick(words.contents) : null,
    // As everywhere, the public sees the first name only.
    authorName: authorNameOf(booking.guestName),
    stayedAt: booking.checkOut,
    createdAt: booking.updatedAt,
  };
};
