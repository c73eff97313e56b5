import { describe, expect, it } from 'vitest';
import { publicEventNames } from '../../functions/contract/events.ts';
import { hotelBody, replaceRoomTypeBody } from '../../functions/contract/hotels/bodies.ts';
import { differing, editState, type Kept, rebased } from '../../web/src/features/property/edit.ts';
import { hotelInput, roomInput } from '../../web/src/features/property/inputs.ts';
import { moved, pointAt } from '../../web/src/features/property/map-point.ts';
import { floorOf, numbersIn } from '../../web/src/features/property/unit-numbers.ts';
import { readPart } from '../../web/src/features/property/url.ts';
import { eventNames } from '../../web/src/features/property/webhook-events.ts';
import type { OwnHotel, OwnRoomType } from '../../web/src/lib/own-hotel.ts';
import { project } from '../../web/src/lib/project.ts';

const hotel: OwnHotel = {
  id: 'h1',
  name: 'Casa Azul',
  description: 'By the river.',
  address: 'Rua da Rosa 1',
  city: 'Lisbon',
  country: 'PT',
  latitude: 38.71,
  longitude: -9.14,
  starRating: 3,
  amenities: ['free_wifi'],
  images: [{ url: '/pictures/a.svg', alt: 'The street', width: null, height: null, sources: [] }],
  status: 'active',
  timeZone: 'Europe/Lisbon',
  currency: 'EUR',
  checkInTime: '15:00',
  checkOutTime: '11:00',
  taxes: [
    { name: 'City tax', kind: 'per_person_per_night', value: '4.00', fromAge: 13, maxNights: 7, due: 'at_hotel' },
  ],
  cancellationPolicy: { steps: [{ hoursBeforeCheckIn: 48, refundPercent: 100 }] },
  rating: 4.5,
  reviewCount: 12,
  ownerId: 'u1',
  createdAt: '2027-01-01T00:00:00.000Z',
  updatedAt: '2027-01-01T00:00:00.000Z',
  version: 7,
};
const euro = (amount: string) => ({ amount, currency: 'EUR' });
const roomType: OwnRoomType = {
  id: 'r1',
  hotelId: 'h1',
  name: 'Double',
  description: '',
  basePrice: euro('90.00'),
  maxGuests: 3,
  maxAdults: 2,
  maxChildren: null,
  guestPricing: {
    includedAdults: 2,
    extraAdult: euro('20.00'),
    fewerAdult: euro('5.00'),
    children: [{ toAge: 5, price: euro('0.00'), counts: false }],
  },
  totalRooms: 10,
  softLimit: 11,
  amenities: [],
  images: [],
  demandPricing: {
    occupancy: [{ id: 'full', atLeastPercent: 80, factor: '1.15' }],
    leadTime: [],
    floor: euro('60.00'),
    ceiling: null,
  },
  version: 3,
};

describe('what a form sends back', () => {
  it('is all of a hotel as it was, in the form that the API takes', () => {
    const body = hotelInput(hotel);
    expect(hotelBody.parse(body)).toEqual(body);
    const { id, ownerId, rating, reviewCount, createdAt, updatedAt, version, ...facts } = hotel;
    expect(body).toEqual({ ...facts, images: [{ url: '/pictures/a.svg', alt: 'The street' }] });
  });

  it('is all of a room type as it was, with its prices by demand', () => {
    const body = roomInput(roomType);
    expect(replaceRoomTypeBody.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      basePrice: '90.00',
      softLimit: 11,
      guestPricing: { extraAdult: '20.00', fewerAdult: '5.00', children: [{ toAge: 5, price: '0.00', counts: false }] },
      demandPricing: { occupancy: [{ id: 'full', atLeastPercent: 80, factor: '1.15' }], floor: '60.00', ceiling: null },
    });
  });
});

describe('a form over a thing that a colleague changes too', () => {
  const base = { name: 'Casa Azul', city: 'Lisbon', stars: 3 };
  const kept: Kept<typeof base> = { base, version: 7, mine: { name: 'Casa Verde' } };

  it('shows the thing itself while nothing was typed', () => {
    const nothing = { base: null, version: null, mine: {} };
    expect(editState(nothing, base, 8)).toEqual({ value: base, touched: [], version: 8, meanwhile: [] });
    // Typed and typed back is nothing typed.
    expect(editState({ base, version: 7, mine: { stars: 3 } }, { ...base, stars: 4 }, 8).value.stars).toBe(4);
  });

  it('names what was changed meanwhile and keeps the version that the changes were made to', () => {
    const state = editState(kept, { ...base, stars: 4 }, 8);
    expect(state).toMatchObject({ touched: ['name'], meanwhile: ['stars'], version: 7 });
    expect(state.value).toEqual({ ...base, name: 'Casa Verde' });
  });

  it('takes a new version of something that is not in the form', () => {
    expect(editState(kept, base, 8)).toMatchObject({ meanwhile: [], version: 8, touched: ['name'] });
  });

  it('puts the changes on the new state and leaves every other field to the colleague', () => {
    const current = { name: 'Casa Rosa', city: 'Porto', stars: 4 };
    const next = rebased({ ...kept, mine: { ...kept.mine, stars: 3 } }, current, 8);
    expect(editState(next, current, 8)).toMatchObject({
      value: { name: 'Casa Verde', city: 'Porto', stars: 4 },
      meanwhile: [],
      version: 8,
    });
    expect(differing(current, next.mine)).toEqual(['name']);
  });
});

describe('numbers of rooms, many at once', () => {
  it.each([
    ['101–104', ['101', '102', '103', '104']],
    ['101-103, 201', ['101', '102', '103', '201']],
    ['A1-A3', ['A1', 'A2', 'A3']],
    ['001–003', ['001', '002', '003']],
    ['Suite 1; Garden', ['Suite 1', 'Garden']],
    ['104–101', ['104–101']],
    ['1–999999', ['1–999999']],
    [' , ', []],
  ])('%s', (text, numbers) => {
    expect(numbersIn(text)).toEqual({ numbers, twice: [] });
  });

  it('names those that come twice, whatever their case', () => {
    expect(numbersIn('101–103, 102, a1, A1')).toEqual({
      numbers: ['101', '102', '103', 'a1'],
      twice: ['102', 'A1'],
    });
  });

  it('proposes the floor that a number begins with', () => {
    expect(['112', '1204', '7', 'A12'].map(floorOf)).toEqual(['1', '12', null, null]);
  });
});

describe('the point of a hotel on the map', () => {
  const view = { centre: { latitude: 38.7, longitude: -9.1 }, radiusKm: 10, width: 800, height: 400 };

  it('is the one that was pressed', () => {
    const [x, y] = project(view, pointAt(view, 650, 90));
    expect(x).toBeCloseTo(650, 0);
    expect(y).toBeCloseTo(90, 0);
  });

  it('moves over the date line and stops at the poles', () => {
    expect(moved({ latitude: 0, longitude: 179.99 }, 10, 0).longitude).toBeLessThan(-179);
    expect(moved({ latitude: 89.99, longitude: 0 }, 0, 10).latitude).toBe(90);
  });
});

it('offers every event that the system sends', () => {
  expect(eventNames.toSorted()).toEqual(publicEventNames.toSorted());
});

it('reads the part of the settings from the address', () => {
  expect(readPart({ part: 'plans' })).toEqual({ part: 'plans' });
  expect(readPart({ part: 'nothing' })).toEqual({});
});
