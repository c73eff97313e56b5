import { describe, expect, it } from 'vitest';
import { seedDemo } from '../../demo/index.ts';
import { composeSchedules } from '../../functions/composition/schedules.ts';
import { emptyTable, PASSWORD } from './world.ts';

const HOTELS = 20;

describe('the seeded bookings under the schedules', () => {
  it('show reconciliation no drift, are completed once slept, and still show none', async () => {
    const { core, clock, items } = await emptyTable();
    const { written } = await seedDemo(core, { hotels: HOTELS, password: PASSWORD, progress: () => undefined });
    const { completion, expiry, reconciliation } = composeSchedules(core);
    const statuses = () =>
      items()
        .filter(({ type }) => type === 'booking')
        .map(({ status }) => status);
    const sound = { hotels: HOTELS, drift: 0, repaired: 0, failed: 0 };

    expect(await reconciliation()).toMatchObject(sound);
    const before = statuses();
    await expiry();
    await completion();
    expect(statuses()).toEqual(before);

    clock.advance({ hours: 24 * 120 });
    await completion();
    expect(statuses()).toEqual(Array(written.bookings).fill('completed'));
    expect(await reconciliation()).toMatchObject(sound);
  });
});
