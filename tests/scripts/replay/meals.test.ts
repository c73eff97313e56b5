import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bookingFromItem } from '../../../functions/adapters/dynamo/bookings/booking-items.ts';
import { dueOfStay } from '../../../functions/domain/stay-price.ts';
import { replay } from '../../../scripts/replay/replay.ts';
import { peaksOf, readBookings } from '../../../scripts/replay/rows.ts';
import { emptyTable } from '../../demo/world.ts';

const file = `booked_on,arrival,nights,room_type,adults,children,babies,meal,outcome,outcome_on,changes
2015-06-01,2015-07-01,2,A,2,1,1,HB,Check-Out,2015-07-03,1
2015-06-01,2015-07-01,2,A,2,0,0,BB,Check-Out,2015-07-03,0
2015-06-02,2015-07-01,1,B,1,0,0,FB,Check-Out,2015-07-02,0
2015-06-02,2015-07-02,1,B,3,0,0,SC,Canceled,2015-06-20,0
`;

const rows = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'replay-'));
  const name = path.join(folder, 'bookings.csv');
  writeFileSync(name, file);
  const bookings = readBookings(name);
  rmSync(folder, { recursive: true });
  return bookings;
};

describe('a replay of bookings with meals', () => {
  it('books each party under the plan of its board, and breaks nothing', async () => {
    const { core, items } = await emptyTable();
    let now = '';
    const bookings = rows();
    const report = await replay({
      core: { ...core, limited: false, clock: { now: () => now } },
      moveTo: (instant) => {
        now = instant;
      },
      bookings,
      rooms: new Map([...peaksOf(bookings), ['B', 1]]),
      progress: () => undefined,
    });
    expect(report.violations).toEqual([]);
    expect(report.taken).toBe(4);
    const booked = items()
      .filter(({ type }) => type === 'booking')
      .map((item) => bookingFromItem(item))
      .map((booking) => {
        const { party, plan, payment, status } = booking;
        return [party, plan.board, payment.paid, dueOfStay(booking).dueAtHotel, status];
      })
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
    expect(booked).toEqual([
      // 90.00 for one and 40.00 of full board, all of it at the hotel.
      [[{ adults: 1, childAges: [] }], 'full_board', 0, 130_00, 'completed'],
      // Two nights of 100.00, 15.00 for the child and three times 25.00: a deposit of 30 percent. The second baby came by a change.
      [[{ adults: 2, childAges: [0, 0, 8] }], 'half_board', 114_00, 266_00, 'completed'],
      // Two nights of 100.00 and twice 10.00.
      [[{ adults: 2, childAges: [] }], 'breakfast', 240_00, 0, 'completed'],
      [[{ adults: 3, childAges: [] }], 'room_only', 125_00, 0, 'cancelled'],
    ]);
  });
});
