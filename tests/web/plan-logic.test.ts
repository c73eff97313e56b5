import { describe, expect, it } from 'vitest';
import { type Dates, shifted } from '../../web/src/features/plan/dates.ts';
import { judge } from '../../web/src/features/plan/judge.ts';
import type { PlanStay, PlanUnit } from '../../web/src/features/plan/queries.ts';

const today = '2027-01-10';

const stayOf = (from: string, to: string, more: Partial<PlanStay> = {}): PlanStay => ({
  ...{ bookingId: `b-${from}`, reference: 'NB-1', status: 'confirmed', guestName: 'Ada', roomTypeId: 'double' },
  ...{ roomTypeName: 'Double', rooms: 1, guests: 2, checkIn: from, checkOut: to, from, to, unitIds: [], version: 1 },
  ...more,
});
const unitOf = (id: string, stays: PlanStay[] = [], more: Partial<PlanUnit> = {}): PlanUnit => ({
  ...{ id, hotelId: 'h', roomTypeId: 'double', number: id, floor: null, status: 'in_service', housekeeping: 'clean' },
  ...{ version: 1, stays: stays.map((stay) => ({ ...stay, unitIds: [id] })) },
  ...more,
});
const dates = (checkIn: string, checkOut: string): Dates => ({ checkIn, checkOut });

describe('a stay that is moved in time on the plan', () => {
  const stay = stayOf('2027-01-12', '2027-01-15');

  it('keeps its length where it is moved as a whole', () => {
    expect(shifted(stay, stay, 'whole', 2, today)).toEqual(dates('2027-01-14', '2027-01-17'));
    expect(shifted(stay, stay, 'whole', -1, today)).toEqual(dates('2027-01-11', '2027-01-14'));
  });

  it('never arrives before today, and is then as long as it was', () => {
    expect(shifted(stay, stay, 'whole', -9, today)).toEqual(dates('2027-01-10', '2027-01-13'));
    expect(shifted(stay, stay, 'start', -9, today)).toEqual(dates('2027-01-10', '2027-01-15'));
  });

  it('has one night at least, whichever end is moved', () => {
    expect(shifted(stay, stay, 'start', 9, today)).toEqual(dates('2027-01-14', '2027-01-15'));
    expect(shifted(stay, stay, 'end', -9, today)).toEqual(dates('2027-01-12', '2027-01-13'));
  });

  it('in house keeps its arrival, and leaves today at the earliest', () => {
    const inHouse = stayOf('2027-01-08', '2027-01-12', { status: 'checked_in' });
    expect(shifted(inHouse, inHouse, 'whole', 3, today)).toEqual(dates('2027-01-08', '2027-01-12'));
    expect(shifted(inHouse, inHouse, 'start', 1, today)).toEqual(dates('2027-01-08', '2027-01-12'));
    expect(shifted(inHouse, inHouse, 'end', 2, today)).toEqual(dates('2027-01-08', '2027-01-14'));
    expect(shifted(inHouse, inHouse, 'end', -9, today)).toEqual(dates('2027-01-08', '2027-01-10'));
  });
});

describe('what a unit is for a stay on other dates', () => {
  const stay = stayOf('2027-01-12', '2027-01-14', { unitIds: ['101'] });
  const other = stayOf('2027-01-15', '2027-01-17', { bookingId: 'other', guestName: 'Grace' });
  const own = unitOf('101', [stay, other]);
  const plan = { units: [own, unitOf('102')], blocks: [] };

  it('is free up to the day the next guests arrive, and taken by them from the next night on', () => {
    const to = (checkOut: string) => judge(plan, stay, '101', own, today, dates('2027-01-12', checkOut));
    expect(to('2027-01-15')).toEqual({ kind: 'free', unitIds: ['101'] });
    expect(to('2027-01-16')).toMatchObject({ kind: 'taken', by: { guestName: 'Grace' } });
  });

  it('is another unit that is free on the new dates', () => {
    const [, next] = plan.units;
    if (!next) throw new Error('there are two units');
    expect(judge(plan, stay, '101', next, today, dates('2027-01-15', '2027-01-17'))).toEqual({
      kind: 'free',
      unitIds: ['102'],
    });
  });

  it('names the other room of a stay of two rooms that is taken on the new dates', () => {
    const two = stayOf('2027-01-12', '2027-01-14', { rooms: 2, unitIds: ['101', '103'] });
    const first = unitOf('101', [two]);
    const second = unitOf('103', [two, other]);
    const units = [first, second];
    expect(judge({ units, blocks: [] }, two, '101', first, today, dates('2027-01-14', '2027-01-16'))).toMatchObject({
      kind: 'taken',
      unit: { id: '103' },
    });
    expect(judge({ units, blocks: [] }, two, '101', first, today, dates('2027-01-13', '2027-01-15'))).toEqual({
      kind: 'free',
      unitIds: ['101', '103'],
    });
  });

  it('is the same where neither room nor dates are others', () => {
    expect(judge(plan, stay, '101', own, today)).toEqual({ kind: 'same' });
  });
});
