import * as z from 'zod';
import { money } from '../common.ts';

// What owners are answered of many days at once.

const count = z.int();

/** The numbers of a period, `from` to `to`, both included. */
export const numbersRow = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    roomNights: count.meta({ description: 'Rooms times nights, blocked ones among them.' }),
    sold: count.meta({ description: 'Room-nights of confirmed stays, by night of stay; holds are not among them.' }),
    blocked: count,
    occupancy: z.number().meta({ description: 'sold / (roomNights - blocked), a share: above 1 where overbooked.' }),
    adr: money.meta({ description: 'revenue / sold; 0 where nothing is sold.' }),
    revpar: money.meta({ description: 'revenue / (roomNights - blocked).' }),
    revenue: money.meta({ description: 'The price of the nights sold, by night of stay, without any tax.' }),
    taxes: money.meta({ description: 'Taxes of the nights sold, those that prices carry included.' }),
    booked: count.meta({ description: 'Bookings by the day they were made, cancelled ones among them.' }),
    cancelled: count.meta({ description: 'Bookings by the day they were cancelled.' }),
    noShows: count.meta({ description: 'Bookings by their day of arrival.' }),
    leadDays: z.number().meta({ description: 'Days from booking to arrival, the average of the bookings made.' }),
    stayNights: z.number().meta({ description: 'Nights of a stay, the average of the bookings made.' }),
  })
  .meta({ id: 'NumbersRow' });

export const numbers = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    by: z.enum(['day', 'week', 'month']),
    rows: z.array(numbersRow).meta({ description: 'By currency, then by date.' }),
    totals: z.array(numbersRow).meta({ description: 'The whole range, a row for each currency.' }),
  })
  .meta({ id: 'Numbers' });

/** The same rows as a table: a header, then a line a row, with the currency in a column of its own. */
export const csv = z.string().meta({ id: 'Csv', description: 'RFC 4180, in UTF-8, with a header.' });
export const numbersAnswer = z.union([numbers, csv]);

const onBooks = z
  .strictObject({ sold: count, occupancy: z.number(), adr: money, revenue: money })
  .meta({ id: 'OnTheBooks' });
const paceFigures = { roomNights: count, blocked: count, asOf: onBooks, now: onBooks };

/** What was on the books for each night at the end of a day, against now. */
export const pace = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    asOf: z.string(),
    rows: z.array(z.strictObject({ date: z.string(), ...paceFigures })),
    total: z.strictObject(paceFigures),
  })
  .meta({ id: 'Pace' });
