import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mappings } from '../../functions/adapters/search/opensearch/mapping.ts';
import { datesRequestOf, requestOf } from '../../functions/adapters/search/opensearch/request.ts';
import { addDays, epochDay } from '../../functions/domain/calendar/date.ts';
import { CALENDAR_SLOTS, slotOf } from '../../functions/domain/search/index/calendar-slots.ts';
import { documentOf, documentRange } from '../../functions/domain/search/index/document.ts';
import { nightRange } from '../../functions/domain/search/nights.ts';
import { priceScales } from '../../functions/domain/search/reference-prices.ts';
import { horizon } from '../../functions/domain/stay.ts';
import { criteriaOf, given } from '../support/search-world.ts';

const perEuro = () => 1;
const aDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2026-01-01', days));

describe('rule 24: a calendar is a calendar of 608 slots that ends 30 days past the horizon', () => {
  it('has a slot of its own for each night it knows, and for those of the 25 days until it is written anew', () => {
    expect(CALENDAR_SLOTS).toBeGreaterThanOrEqual(608);
    fc.assert(
      fc.property(aDay, (today) => {
        const { first, last } = documentRange(today);
        expect(first).toBe(epochDay(today));
        expect(last).toBe(epochDay(horizon(today, 18)) + 30);
        const slots = new Set(Array.from({ length: last - first + 1 }, (_, index) => slotOf(first + index)));
        expect(slots.size).toBe(last - first + 1);
      }),
    );
  });

  it('is written anew after at most 25 days, spread by the hotel, so that it never ends within the horizon', () => {
    const days = Array.from({ length: 500 }, (_, index) => {
      const document = documentOf(given(`hotel-${index}`), '2026-11-22', perEuro);
      return (document?.refreshDay ?? 0) - (document?.day ?? 0);
    });
    expect(Math.max(...days)).toBeLessThanOrEqual(25);
    expect(Math.min(...days)).toBeGreaterThan(0);
    const counts = [...Map.groupBy(days, (day) => day).values()].map(({ length }) => length);
    expect(counts.length).toBeGreaterThanOrEqual(10);
    expect(Math.max(...counts)).toBeLessThan(100);
  });

  it('is written anew on the next day of the hotel where prices follow from how far ahead a night is', () => {
    const leadTime = [{ id: 'late', withinDays: 3, factor: '0.5' }];
    const late = given('late', {}, { room: { demandPricing: { occupancy: [], leadTime } } });
    const document = documentOf(late, '2026-11-22', perEuro);
    expect(document?.refreshDay).toBe((document?.day ?? 0) + 1);
  });

  it('says from when to when it is valid, and knows no free night beyond', () => {
    const document = documentOf(given('a'), '2026-11-22', perEuro);
    const { first, last } = documentRange('2026-11-22');
    expect(document).toMatchObject({ day: first, lastDay: last });
    const runs = [...(document?.classes.values() ?? [])].flatMap((each) => each.runs);
    expect(runs.length).toBeGreaterThan(0);
    for (const run of runs) {
      expect(run.first).toBeGreaterThanOrEqual(first);
      expect(run.last).toBeLessThanOrEqual(last);
    }
  });

  it('is stored as it was written, for the comparison with the table, and no search fetches it', () => {
    expect(mappings).not.toHaveProperty('_source');
    const criteria = criteriaOf();
    const range = nightRange({ checkIn: '2026-12-01', checkOut: '2026-12-02', shiftDays: 3 }, criteria.moment);
    const scaleOf = priceScales(criteria, perEuro);
    const question = { criteria, range, page: { after: null, take: 5 }, scaleOf, currencies: ['EUR'] };
    expect(requestOf(question)).toMatchObject({ _source: false, stored_fields: '_none_' });
    expect(datesRequestOf(question, range)).toMatchObject({ size: 0 });
  });
});
