import type { Chance } from './chance.ts';

/** The facts that a description can mention. */
export interface Described {
  readonly name: string;
  readonly city: string;
  readonly stars: number;
  readonly kmFromCentre: number;
  readonly amenities: readonly string[];
  readonly rooms: number;
}

type Lines = readonly [string, ...string[]];

const whereabouts = (km: number, city: string): Lines => {
  if (km < 1)
    return [`in the middle of ${city}`, `a few steps from the main square of ${city}`, `in the old centre of ${city}`];
  if (km < 3)
    return [
      `a short walk from the centre of ${city}`,
      `in a lively quarter of ${city}`,
      `close to the sights of ${city}`,
    ];
  return [`on the quiet side of ${city}`, `in a residential part of ${city}`, `a tram ride from the centre of ${city}`];
};

const openings: readonly Lines[] = [
  ['{name} is a simple, friendly house {where}.', '{name} offers clean rooms at a fair price {where}.'],
  ['{name} is a family-run hotel {where}.', 'You find {name} {where}, behind a facade that has seen a hundred years.'],
  ['{name} has {rooms} bright rooms {where}.', 'Recently renovated, {name} stands {where}.'],
  [
    '{name} brings calm and good service {where}.',
    'Behind the doors of {name}, {where}, the noise of the day stays outside.',
  ],
  [
    '{name} is one of the great addresses {where}.',
    'Marble, quiet corridors and a concierge who knows everybody: {name}, {where}.',
  ],
];

const rooms: Lines = [
  'All rooms have comfortable beds, blackout curtains and a proper desk.',
  'The rooms look onto the street or the garden and are cleaned every day.',
  'Rooms on the upper floors have a wide view over the roofs.',
  'Every room has its own bathroom with a walk-in shower.',
];

const tells: Readonly<Record<string, Lines>> = {
  breakfast: [
    'Breakfast is served until eleven, with bread from the bakery next door.',
    'The breakfast is generous, with fruit, eggs and local cheese.',
  ],
  pool: [
    'The pool is heated from spring to autumn.',
    'After a day in town the pool in the courtyard is the place to be.',
  ],
  spa: ['The spa has a sauna, a steam bath and two treatment rooms.'],
  restaurant: [
    'The restaurant cooks with what the market has that day.',
    'In the evening our kitchen serves the dishes of the region.',
  ],
  rooftop_terrace: ['The roof terrace opens at five, in time for the sunset.'],
  airport_shuttle: ['A shuttle to the airport leaves every hour.'],
  parking: ['Guests park in our own garage.'],
  gym: ['There is a small gym, open day and night.'],
  pet_friendly: ['Dogs are welcome and get a bowl of their own.'],
  garden: ['The garden has old trees and enough chairs for everybody.'],
};

const closings: Lines = [
  'The reception is open around the clock.',
  'Ask us for our list of places to eat nearby: we update it every month.',
  'Many of our guests come back, which pleases us most.',
  'Public transport stops in front of the house.',
  'We look forward to your visit.',
];

/** Three to five sentences that fit the house. */
export const describe = (house: Described, chance: Chance): string => {
  const opening = chance
    .pick(openings[house.stars - 1] ?? ['{name} welcomes you {where}.'])
    .replace('{name}', house.name)
    .replace('{where}', chance.pick(whereabouts(house.kmFromCentre, house.city)))
    .replace('{rooms}', String(house.rooms));
  const told = chance.some(house.amenities, 4).flatMap((amenity) => {
    const lines = tells[amenity];
    return lines === undefined ? [] : [chance.pick(lines)];
  });
  return [opening, chance.pick(rooms), ...told.slice(0, 2), chance.pick(closings)].join(' ');
};
