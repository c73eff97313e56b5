import type { Chance } from './chance.ts';

/** The chance that a hotel of this many stars has it, in percent; index 0 is one star. */
const likely: Readonly<Record<string, readonly [number, number, number, number, number]>> = {
  free_wifi: [85, 92, 97, 99, 100],
  breakfast: [30, 45, 60, 75, 90],
  air_conditioning: [25, 45, 65, 90, 100],
  parking: [30, 40, 45, 60, 80],
  restaurant: [5, 15, 35, 75, 98],
  bar: [5, 15, 40, 80, 98],
  pool: [2, 6, 15, 45, 80],
  gym: [0, 4, 20, 60, 95],
  spa: [0, 1, 6, 30, 85],
  room_service: [0, 3, 20, 65, 98],
  airport_shuttle: [5, 10, 20, 40, 60],
  family_rooms: [30, 35, 45, 50, 55],
  pet_friendly: [30, 30, 28, 25, 20],
  wheelchair_access: [15, 25, 50, 75, 90],
  garden: [20, 20, 25, 30, 40],
  rooftop_terrace: [3, 6, 12, 22, 35],
  electric_car_charging: [1, 4, 12, 30, 60],
  laundry: [30, 35, 50, 70, 90],
  non_smoking: [60, 70, 80, 90, 95],
};

/** The amenities of a hotel of this many stars, in a fixed order. */
export const amenitiesOf = (stars: number, chance: Chance): string[] =>
  Object.entries(likely)
    .filter(([, shares]) => chance.percent(shares[stars - 1] ?? 0))
    .map(([amenity]) => amenity);
