import type { Hotel, RoomType } from '../functions/domain/hotel/hotel.ts';
import type { Chance } from './chance.ts';
import { pictureUrl, type Scene, type Style } from './pictures/address.ts';
import { asPrice } from './prices.ts';
import { demandOf } from './terms.ts';

interface Pattern {
  readonly names: readonly [string, ...string[]];
  readonly scene: Scene;
  readonly description: string;
  /** Against a double room's price. */
  readonly factor: number;
  readonly maxGuests: number;
  /** Share of the hotel's rooms. */
  readonly share: number;
  readonly amenities: readonly string[];
  /** How often its prices follow demand, in percent. */
  readonly demand: number;
}

const patterns: readonly Pattern[] = [
  {
    names: ['Single room', 'Cosy single', 'Small single'],
    scene: 'single',
    description: 'A quiet room for one, with a bed of 120 cm and a desk by the window.',
    factor: 0.72,
    maxGuests: 1,
    share: 0.2,
    amenities: ['private_bathroom', 'desk', 'tv'],
    demand: 0,
  },
  {
    names: ['Double room', 'Classic double', 'Standard double'],
    scene: 'double',
    description: 'Our room for two, with a wide bed, an armchair and blackout curtains.',
    factor: 1,
    maxGuests: 2,
    share: 0.42,
    amenities: ['private_bathroom', 'desk', 'tv', 'safe'],
    demand: 35,
  },
  {
    names: ['Superior twin', 'Twin room with balcony', 'Large twin'],
    scene: 'twin',
    description: 'Two separate beds and more room to move, on the side away from the street.',
    factor: 1.18,
    maxGuests: 2,
    share: 0.22,
    amenities: ['private_bathroom', 'tv', 'balcony', 'coffee_machine'],
    demand: 25,
  },
  {
    names: ['Family room', 'Family room with sofa bed', 'Room for four'],
    scene: 'family',
    description: 'A double bed and two more beds behind a sliding door; a cot is free on request.',
    factor: 1.55,
    maxGuests: 4,
    share: 0.12,
    amenities: ['private_bathroom', 'tv', 'kitchenette', 'bathtub'],
    demand: 0,
  },
  {
    names: ['Suite', 'Junior suite', 'Corner suite'],
    scene: 'suite',
    description: 'A bedroom and a living room on the top floor, with the best view of the house.',
    factor: 2.1,
    maxGuests: 3,
    share: 0.04,
    amenities: ['private_bathroom', 'tv', 'minibar', 'bathtub', 'city_view', 'coffee_machine'],
    demand: 45,
  },
];

/** How many room types each hotel has. */
export const ROOM_TYPES = patterns.length;

/** The five room types of a hotel: `rooms` rooms in all or a few more, a double room at `euro`. */
export const roomTypesOf = (hotel: Hotel, style: Style, rooms: number, euro: number, chance: Chance): RoomType[] =>
  patterns.map((pattern, index) => {
    const id = `${hotel.id}-${index + 1}`;
    const name = chance.pick(pattern.names);
    const basePrice = asPrice(euro * pattern.factor, hotel.currency);
    return {
      id,
      hotelId: hotel.id,
      name,
      description: pattern.description,
      basePrice,
      maxGuests: pattern.maxGuests,
      totalRooms: Math.max(2, Math.round(rooms * pattern.share)),
      softLimit: null,
      demandPricing: chance.percent(pattern.demand) ? demandOf(basePrice, hotel.currency) : null,
      amenities: pattern.amenities,
      images: [{ url: pictureUrl(id, style, pattern.scene), alt: `${name} at ${hotel.name}` }],
      version: 1,
    };
  });
