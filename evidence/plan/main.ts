import { gzipSync } from 'node:zlib';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { addDays } from '../../functions/domain/calendar/date.ts';
import { hotelApi } from '../../tests/support/hotel-api.ts';
import { meterOf } from '../../tests/support/meter.ts';
import { scrollPlan } from './browser.ts';
import { fillHouse } from './house.ts';

// npm run measure:plan: the cost of the plan of 200 units and 60 nights in the table, on the network and in the
// browser.

const from = '2027-04-01';
const nights = 60;
const api = await hotelApi();
const hotel = await api.makeHotel();
const room = await api.makeRoom(hotel.id, { totalRooms: 220 });
const held = await api.hold({ hotelId: hotel.id, roomTypeId: room.id, dates: [from, addDays(from, 1)] });
if (!('booking' in held)) throw new Error(`no hold: ${JSON.stringify(held)}`);
const { id: bookingId, userId } = held.booking;
await api.confirm({ access: accountAccess(userId), bookingId, paymentMethod: 'tok_visa', ifMatch: undefined });
const stays = await fillHouse(api.core.table, bookingId, { from, nights, units: 200 });

const { measure } = meterOf(api.table.client);
const path = `GET /admin/hotels/${hotel.id}/plan?from=${addDays(from, -1)}&to=${addDays(from, nights - 1)}`;
const times: number[] = [];
let body = '';
for (let round = 0; round < 5; round += 1) {
  const began = process.cpuUsage();
  const { cost, result } = await measure(() => api.call(path, { token: api.tokens.owner }));
  const { user, system } = process.cpuUsage(began);
  times.push(Math.round((user + system) / 1000));
  body = JSON.stringify(result.body);
  if (round > 0) continue;
  const counted = Map.groupBy(cost.calls, (name) => name);
  const calls = [...counted].map(([name, own]) => `${own.length} ${name}`).join(', ');
  process.stdout.write(`${`${stays} stays, status ${result.status}, calls: ${calls}; ${cost.read} read units`}\n`);
}
process.stdout.write(
  `${`${Math.round(body.length / 1000)} kB, ${Math.round(gzipSync(body).length / 1000)} kB compressed`}\n`,
);
process.stdout.write(`${`processor time of the table in memory and the handler, ms: ${times.join(', ')}`}\n`);
const scrolled = await scrollPlan(body, nights, from);
process.stdout.write(`${`scrolling 200 units and ${nights} nights: ${JSON.stringify(scrolled)}`}\n`);
process.exit(0);
