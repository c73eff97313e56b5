import * as fc from 'fast-check';
import { addDays, eachNight } from '../../functions/domain/calendar/date.ts';
import { normalLongitude } from '../../functions/domain/geo/distance.ts';
import type { Night, RatingCounts, RoomType } from '../../functions/domain/hotel/hotel.ts';
import type { SearchCommand } from '../../functions/usecases/search/search-hotels.ts';
import {
  aPolicy,
  somebody,
  somePeople,
  somePlans,
  somePlansAsked,
  someRestrictions,
  someTaxes,
} from './search-rates.ts';
import { aHotel, aRoomType, type Given } from './search-world.ts';

// Random worlds where searches go wrong: both sides of the date line, the poles, a dense town; and searches for them.

const TODAY = '2026-11-22';
const CENTRES = [
  { latitude: -17.5, longitude: 179.95 },
  { latitude: 66.5, longitude: -179.99 },
  { latitude: 89.9, longitude: 40 },
  { latitude: -89.95, longitude: 0 },
  { latitude: 38.7167, longitude: -9.1333 },
  { latitude: 0, longitude: 0 },
];
const ZONES = ['Europe/Lisbon', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Pacific/Auckland', 'America/New_York'];
const AMENITIES = ['pool', 'free_wifi', 'parking'];
const DESCRIBED = ['Quiet rooms', 'with Tejo views.', 'Plaza at the door;', 'Lissabon', '静かな庭園'];
const WORDS = ['Grand', 'Plaza', 'São', 'Tejo', 'Inn'];
export const aCentre = fc.constantFrom(...CENTRES);
type Centre = (typeof CENTRES)[number];

const near = ({ latitude, longitude }: Centre) =>
  fc
    .oneof(
      {
        weight: 6,
        arbitrary: fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })),
      },
      { weight: 1, arbitrary: fc.constant([0, 0] as const) },
    )
    .map(([north, east]) => {
      const there = Math.min(90, Math.max(-90, latitude + north));
      const turn = Math.min(180, 1.5 / Math.max(1e-6, Math.cos((there * Math.PI) / 180)));
      return { latitude: there, longitude: normalLongitude(longitude + east * turn) };
    });
const anywhere = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

const aPrice = fc.oneof(fc.constantFrom(5_000, 10_000, 12_000), fc.integer({ min: 0, max: 60_000 }));

const theNights = (hotelId: string, roomTypeId: string): fc.Arbitrary<Night[]> =>
  fc
    .tuple(
      ...eachNight(addDays(TODAY, -2), addDays(TODAY, 9)).map((date) =>
        fc.option(
          fc
            .record(
              {
                left: fc.constantFrom(0, 1, 1, 2, 2, 3),
                sold: fc.integer({ min: 0, max: 3 }),
                cap: fc.integer({ min: 1, max: 5 }),
                price: aPrice,
                reason: fc.constantFrom('weekend' as const, 'promotion' as const),
                closed: fc.constant(true as const),
                restrictions: someRestrictions,
              },
              { requiredKeys: [] },
            )
            .map((facts): Night => {
              // Most nights are open, or nothing would be found.
              const { closed, restrictions, ...open } = facts;
              const isClosed = closed && facts.left === 0;
              return {
                hotelId,
                roomTypeId,
                date,
                ...open,
                ...(isClosed && { closed }),
                ...(restrictions && { restrictions }),
              };
            }),
          { freq: 2, nil: undefined },
        ),
      ),
    )
    .map((nights) => nights.filter((night) => night !== undefined));

const demand = fc.option(
  fc.record({
    occupancy: fc.constantFrom([], [{ id: 'half', atLeastPercent: 50, factor: '1.25' }]),
    leadTime: fc.constantFrom([], [{ id: 'late', withinDays: 2, factor: '0.85' }]),
  }),
  { freq: 3 },
);

const capacityChange = {
  changeId: 'change',
  cap: 1,
  previousCap: 4,
  totalRooms: 1,
  softLimit: null,
  startedAt: '2026-11-22T11:00:00.000Z',
  by: 'owner',
  from: TODAY,
  to: addDays(TODAY, 600),
};

const theRoomTypes = (hotelId: string): fc.Arbitrary<RoomType[]> =>
  fc
    .array(
      fc.record({
        basePrice: aPrice,
        maxGuests: fc.integer({ min: 1, max: 4 }),
        totalRooms: fc.integer({ min: 0, max: 4 }),
        softLimit: fc.constantFrom(null, null, 5),
        demandPricing: demand,
        people: somePeople,
        mark: fc.constantFrom({}, {}, {}, {}, { deleting: true as const }, { capacityChange }),
      }),
      { maxLength: 4 },
    )
    .map((rooms) =>
      rooms.map(({ mark, people, ...facts }, index) =>
        aRoomType(hotelId, `${hotelId}-${index}`, { ...facts, ...people, ...mark }),
      ),
    );

const aRating: fc.Arbitrary<RatingCounts> = fc.oneof(
  fc.constant([0, 0, 0, 0, 0] as const),
  fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(9), fc.nat(9)),
);

export const aGiven = (id: string, centre: Centre): fc.Arbitrary<Given> =>
  fc
    .record({
      place: fc.oneof({ weight: 9, arbitrary: near(centre) }, { weight: 1, arbitrary: anywhere }),
      words: fc.subarray(WORDS, { minLength: 1 }),
      description: fc.subarray(DESCRIBED).map((words) => words.join(' ')),
      starRating: fc.constantFrom(null, 3, 4, 5),
      amenities: fc.subarray(AMENITIES),
      status: fc.constantFrom('active', 'active', 'active', 'active', 'inactive' as const),
      deleting: fc.constantFrom(undefined, undefined, undefined, true as const),
      timeZone: fc.constantFrom(...ZONES),
      currency: fc.constantFrom('EUR', 'EUR', 'JPY', 'USD', 'KWD'),
      taxes: someTaxes,
      cancellationPolicy: aPolicy,
      checkInTime: fc.constantFrom('15:00', '00:00', '23:30'),
      rating: aRating,
      roomTypes: theRoomTypes(id),
    })
    .chain(({ place, words, deleting, rating, roomTypes, ...facts }) =>
      fc
        .tuple(
          somePlans(
            id,
            roomTypes.map((roomType) => roomType.id),
            TODAY,
          ),
          ...roomTypes.map((roomType) => theNights(id, roomType.id)),
        )
        .map(([plans, ...nights]) => ({
          hotel: aHotel(id, {
            ...place,
            ...facts,
            ...(deleting && { deleting }),
            ...(plans && { plans }),
            name: words.join(' '),
          }),
          rating,
          roomTypes,
          nights: nights.flat(),
        })),
    );

/** Some dozen hotels around a place where longitudes are odd. */
export const aWorld = (centre: Centre): fc.Arbitrary<Given[]> =>
  fc
    .integer({ min: 6, max: 30 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => aGiven(`h${index}`, centre))));

const aBox = ({ latitude, longitude }: Centre) =>
  fc
    .record({ up: fc.nat(15), down: fc.nat(15), right: fc.nat(60), left: fc.nat(60) })
    .map(({ up, down, right, left }) => ({
      box: {
        north: Math.min(90, latitude + up / 10),
        south: Math.max(-90, latitude - down / 10),
        east: normalLongitude(longitude + right / 20),
        west: normalLongitude(longitude - left / 20),
      },
    }));

const someNights = fc
  .record({
    ahead: fc.integer({ min: -1, max: 5 }),
    nights: fc.integer({ min: 1, max: 4 }),
    shiftDays: fc.constantFrom(0, 0, 1, 3),
  })
  .map(({ ahead, nights, shiftDays }) => ({
    checkIn: addDays(TODAY, ahead),
    checkOut: addDays(TODAY, ahead + nights),
    shiftDays,
  }));

const rarely = <T>(list: fc.Arbitrary<T[]>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: list });

/** A search of a world around the place. */
export const aSearchFor = (centre: Centre): fc.Arbitrary<SearchCommand> =>
  fc
    .record({
      where: fc.oneof(
        { weight: 4, arbitrary: fc.constant({ point: centre }) },
        { weight: 2, arbitrary: aBox(centre) },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
      radiusKm: fc.constantFrom(5, 50, 111.2, 111.2, 500, 500),
      text: fc.constantFrom(
        '',
        '',
        '',
        '',
        '',
        '',
        'gran',
        'TEJO sao',
        'pool',
        'lis',
        'garnd',
        'plza',
        'plazza',
        'grxnd tejo',
        'lisobn',
        'lissab grand',
        'лиссабон',
        'quiet',
        'quiet tejo',
        'view lisbon',
        'quiett roms',
        '庭園',
      ),
      nights: fc.option(someNights, { freq: 4 }),
      people: somebody,
      plans: somePlansAsked,
      bounds: fc.constantFrom([], [], [], [], [100, null], [null, '120.00'], [50, 119.99] as const),
      currency: fc.constantFrom('EUR', 'JPY', 'USD'),
      amenities: rarely(fc.subarray(AMENITIES, { maxLength: 2 })),
      starRating: rarely(fc.subarray([3, 4, 5])),
      minRating: fc.constantFrom(null, null, null, null, null, 3.5, 4.25),
      sort: fc.constantFrom('recommended', 'price', 'rating', 'distance' as const),
      limit: fc.integer({ min: 1, max: 8 }),
    })
    .map(({ bounds: [priceMin = null, priceMax = null], people, plans, ...criteria }) => ({
      ...criteria,
      ...people,
      ...plans,
      priceMin,
      priceMax,
      after: null,
    }));
