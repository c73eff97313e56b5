import { describe, expect, it } from 'vitest';
import { countsOf, listsOf, matching, stepOf } from '../../web/src/features/today/day.ts';
import { freeUnits, houseTonight } from '../../web/src/features/today/house.ts';
import type { DeskDay, DeskStay } from '../../web/src/features/today/queries.ts';
import { readToday } from '../../web/src/features/today/url.ts';
import {
  arrivingOn,
  bookingOf,
  emptyWalkIn,
  offerOf,
  partyOf,
  roomOf,
} from '../../web/src/features/today/walk-in-form.ts';
import { agesOf } from '../../web/src/lib/ages.ts';
import type { Unit } from '../../web/src/lib/hotel-queries.ts';
import { anOffer, aRoom } from '../support/offers.ts';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

const stay = (changes: Partial<DeskStay> & Pick<DeskStay, 'bookingId'>): DeskStay => ({
  reference: 'ABCD-2345',
  status: 'confirmed',
  guestName: 'Ada Lovelace',
  roomTypeId: 'double',
  roomTypeName: 'Double room',
  rooms: 1,
  guests: 2,
  checkIn: '2027-01-10',
  checkOut: '2027-01-12',
  guestEmail: 'ada@example.com',
  guestPhone: null,
  arrivalTime: null,
  specialRequests: null,
  ratePlan: { id: 'standard', name: 'Flexible', board: 'room_only' },
  units: [],
  total: eur('200.00'),
  paid: eur('200.00'),
  balance: eur('0.00'),
  actions: [],
  version: 2,
  ...changes,
});

const unit = (number: string, changes: Partial<Unit> = {}): Unit => ({
  id: number,
  hotelId: 'hotel',
  roomTypeId: 'double',
  number,
  floor: number.slice(0, 1),
  status: 'in_service',
  housekeeping: 'clean',
  version: 1,
  ...changes,
});

const day = (lists: Partial<Pick<DeskDay, 'arrivals' | 'departures' | 'inHouse'>>): DeskDay => ({
  date: '2027-01-10',
  arrivals: [],
  departures: [],
  inHouse: [],
  counts: { arrivals: 0, departures: 0, inHouse: 0 },
  ...lists,
});

const door = (number: string) => ({ id: number, number, housekeeping: 'clean' as const });

describe('the lists of a day', () => {
  it('begin with those who have yet to come, by the time they said or else check-in time', () => {
    const { arrivals } = listsOf(
      day({
        arrivals: [
          stay({ bookingId: 'there', status: 'checked_in', arrivalTime: '09:00' }),
          stay({ bookingId: 'late', arrivalTime: '22:30' }),
          stay({ bookingId: 'silent' }),
          stay({ bookingId: 'missing', status: 'no_show' }),
          stay({ bookingId: 'early', arrivalTime: '11:15' }),
        ],
      }),
      '15:00',
    );
    expect(arrivals.map(({ bookingId }) => bookingId)).toEqual(['early', 'silent', 'late', 'there', 'missing']);
  });

  it('name those who leave by their room, 2 before 10, those who have left last', () => {
    const { departures } = listsOf(
      day({
        departures: [
          stay({ bookingId: 'left', status: 'completed', units: [door('1')] }),
          stay({ bookingId: 'ten', status: 'checked_in', units: [door('10')] }),
          stay({ bookingId: 'two', status: 'checked_in', units: [door('2')] }),
        ],
      }),
      '15:00',
    );
    expect(departures.map(({ bookingId }) => bookingId)).toEqual(['two', 'ten', 'left']);
  });

  it('find a stay by name without marks and case, by room, by reference with or without its dash', () => {
    const stays = [
      stay({ bookingId: 'one', guestName: 'Zsófia Nagy', reference: 'K7QM-2D9T', units: [door('214')] }),
      stay({ bookingId: 'two', guestName: 'Rui Silva' }),
    ];
    for (const words of ['zsofia', 'NAGY zs', '214', 'k7qm2d9t', 'K7QM-2D', ' nagy 214 ']) {
      expect(
        matching(stays, words).map(({ bookingId }) => bookingId),
        words,
      ).toEqual(['one']);
    }
    expect(matching(stays, 'nagy silva')).toEqual([]);
    expect(matching(stays, '  ')).toHaveLength(2);
  });

  it('count what the day still asks for, and the money of each stay once', () => {
    const inHouse = stay({ bookingId: 'in', status: 'checked_in', balance: eur('24.50') });
    const counts = countsOf(
      day({
        arrivals: [
          inHouse,
          stay({ bookingId: 'come', balance: eur('100.00') }),
          stay({ bookingId: 'missing', status: 'no_show', balance: eur('70.00') }),
          stay({ bookingId: 'overpaid', balance: eur('-5.00') }),
        ],
        departures: [stay({ bookingId: 'left', status: 'completed' }), inHouse],
        inHouse: [inHouse],
      }),
    );
    expect(counts).toEqual({ toCome: 2, toGo: 1, inHouse: 1, toTake: eur('124.50') });
    expect(countsOf(day({})).toTake).toBeNull();
  });

  it('offer the step that the actions name, and none that they do not', () => {
    expect(stepOf({ actions: ['correct', 'check_in', 'no_show'] })).toBe('check_in');
    expect(stepOf({ actions: ['check_out'] })).toBe('check_out');
    expect(stepOf({ actions: ['correct', 'reinstate'] })).toBeUndefined();
  });
});

describe('the hotel tonight', () => {
  it('shows each room with who has it: in, leaving, expected, nobody, out of service', () => {
    const floors = houseTonight(
      [unit('101'), unit('102'), unit('103'), unit('104'), unit('201', { status: 'out_of_service' })],
      day({
        inHouse: [
          stay({ bookingId: 'stays', status: 'checked_in', units: [door('101')] }),
          stay({ bookingId: 'leaves', status: 'checked_in', checkOut: '2027-01-10', units: [door('102')] }),
        ],
        arrivals: [
          stay({ bookingId: 'next', units: [door('102')] }),
          stay({ bookingId: 'comes', units: [door('103')] }),
        ],
      }),
    );
    expect(floors.map(({ name }) => name)).toEqual(['2', '1']);
    expect(floors.flatMap(({ rooms }) => rooms.map((room) => [room.unit.number, room.tonight]))).toEqual([
      ['201', 'out'],
      ['101', 'in'],
      ['102', 'leaving'],
      ['103', 'expected'],
      ['104', 'free'],
    ]);
    expect(floors[1]?.rooms[1]?.next?.bookingId).toBe('next');
  });

  it('offers the rooms of the type that are free on all nights, ready ones first, and the own one too', () => {
    const taken = (bookingId: string, from: string, to: string) => [{ bookingId, from, to }];
    const plan = {
      blocks: [{ unitId: '107', from: '2027-01-10', to: '2027-01-11', reason: 'Paint' }],
      units: [
        { ...unit('101', { housekeeping: 'dirty' }), stays: [] },
        { ...unit('102'), stays: taken('other', '2027-01-11', '2027-01-14') },
        { ...unit('103', { housekeeping: 'inspected' }), stays: taken('before', '2027-01-08', '2027-01-10') },
        { ...unit('104'), stays: taken('me', '2027-01-10', '2027-01-12') },
        { ...unit('105', { roomTypeId: 'suite' }), stays: [] },
        { ...unit('106', { status: 'out_of_service' }), stays: [] },
        { ...unit('107'), stays: [] },
      ],
    };
    expect(freeUnits(plan, stay({ bookingId: 'me' })).map(({ number }) => number)).toEqual(['103', '104', '101']);
  });
});

describe('the address of a day', () => {
  it('keeps a day and a list that it knows, and drops the rest', () => {
    expect(readToday({ date: '2027-01-11', list: 'rooms' })).toEqual({ date: '2027-01-11', list: 'rooms' });
    expect(readToday({ date: 'tomorrow', list: 'all' })).toEqual({});
  });
});

describe('a walk-in', () => {
  const form = { ...emptyWalkIn('2027-01-10'), name: ' Grace Hopper ', rooms: [{ adults: 2, ages: '4, 9' }] };

  it('is for tonight unless another day is said, and keeps its nights where the arrival moves', () => {
    expect([form.checkIn, form.checkOut]).toEqual(['2027-01-10', '2027-01-11']);
    const longer = { ...form, checkOut: '2027-01-13' };
    expect(arrivingOn(longer, '2027-01-31')).toMatchObject({ checkIn: '2027-01-31', checkOut: '2027-02-03' });
    expect(arrivingOn(longer, '2027-02-30')).toBe(longer);
  });

  it('reads the ages of children however they are typed, and none of an adult', () => {
    expect(agesOf('4 and 9')).toEqual([4, 9]);
    expect(agesOf('')).toEqual([]);
    expect(agesOf('12, 18')).toBeNull();
    expect(partyOf(form)).toBe('2-4-9');
    expect(partyOf({ rooms: [...form.rooms, { adults: 1, ages: '' }] })).toBe('2-4-9,1');
    expect(partyOf({ rooms: [...form.rooms, { adults: 1, ages: '40' }] })).toBeNull();
  });

  it('takes the first room that can be had and its cheapest rate until another is chosen', () => {
    const rooms = [
      aRoom('single', []),
      aRoom('double', [anOffer('saver'), anOffer('flexible')]),
      aRoom('suite', [anOffer('flexible')]),
    ];
    expect(roomOf(rooms, form)?.roomType.id).toBe('double');
    expect(roomOf(rooms, { roomTypeId: 'suite' })?.roomType.id).toBe('suite');
    expect(roomOf(rooms, { roomTypeId: 'single' })?.roomType.id).toBe('double');
    expect(offerOf(rooms[1], form)?.ratePlan.id).toBe('saver');
    expect(offerOf(rooms[1], { ratePlanId: 'flexible' })?.ratePlan.id).toBe('flexible');
  });

  it('sends what was typed, and says nothing of what was left empty', () => {
    expect(bookingOf({ ...form, way: 'cash' }, aRoom('double', []), anOffer('saver'))).toEqual({
      roomTypeId: 'double',
      checkIn: '2027-01-10',
      checkOut: '2027-01-11',
      party: [{ adults: 2, childAges: [4, 9] }],
      ratePlanId: 'saver',
      quote: 'quote of saver',
      guestName: 'Grace Hopper',
      payment: { method: 'cash' },
    });
  });
});
