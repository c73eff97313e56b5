import type { BodyOf } from '../../contract/routes.ts';
import { addDays, type IsoDate } from '../../domain/calendar/date.ts';
import { today } from '../../domain/calendar/zone.ts';
import type { Night } from '../../domain/hotel/hotel.ts';
import { DAYS_BEYOND_HORIZON, expandOverrides, type NightPrice, type Override } from '../../domain/hotel/overrides.ts';
import { type FieldError, isRefusal, type Refusal } from '../../domain/refusal.ts';
import { horizon } from '../../domain/stay.ts';
import { nightsByDate } from '../../domain/stay-offer.ts';
import { settleGrid } from '../grid/finish-grid-change.ts';
import { type Caller, noRoomType, tryAgain } from '../hotels/ownership.ts';
import { inParallel } from '../in-parallel.ts';
import type { AuditEntry } from '../ports/audit.ts';
import type { GridStore } from '../ports/grid.ts';
import { amountOr } from '../rooms/judge-room-type.ts';
import { type OwnedRoomType, ownedRoomType } from '../rooms/owned-room-type.ts';
import { type RolloutPorts, TRIES } from '../rooms/rollout-ports.ts';
import { type PricedRoomType, pricedNights } from './get-pricing.ts';

export type PricingPorts = RolloutPorts & { readonly grid: GridStore };

export interface SetPricing {
  readonly caller: Caller;
  readonly roomTypeId: string;
  readonly body: BodyOf<'setPricing'>;
}

const WIDTH = 16;

/**
 * Sets or removes the prices of nights (rule 4), each an update of its own. A night that has the wanted price already
 * is left alone: a request sent again after a crash goes on where the first one stopped and ends no quote twice.
 */
export const setPricing =
  (ports: PricingPorts) =>
  async ({ caller, roomTypeId, body }: SetPricing): Promise<PricedRoomType | Refusal> => {
    const found = await ownedRoomType(ports, caller, roomTypeId);
    if (found === undefined) return noRoomType;
    const wanted = await judge(ports, found, body);
    if (isRefusal(wanted)) return wanted;

    const { id, hotelId } = found.roomType;
    const dates = [...wanted.keys()];
    const first = dates[0];
    const last = dates.at(-1);
    if (first === undefined || last === undefined) return { ...found, nights: [] };
    const touched = nightsByDate(await ports.nights.nights(hotelId, first, last), id);
    const changed = [...wanted].filter(([date, price]) => !samePrice(touched.get(date), price));
    if (changed.length > 0) {
      const changeId = ports.ids.next();
      const entry = audit(ports, caller, found, changed, touched);
      if ((await raiseRevision(ports, hotelId, entry)) === 'contended') return tryAgain;
      const results = await inParallel(changed, WIDTH, ([date, price]) =>
        ports.writer.price({ hotelId, roomTypeId: id, date }, changeId, price),
      );
      if (results.includes('contended')) return tryAgain;
      // The earlier entry was written before the prices: caches elsewhere read them now.
      await raiseRevision(ports, hotelId, { ...entry, action: 'pricing.applied', at: ports.clock.now(), before: {} });
    }
    return { ...found, nights: pricedNights(await ports.nights.nights(hotelId, first, last), id) };
  };

/** Raises the grid's revision with the entry, once a change of the grid that is open is finished. */
const raiseRevision = async (ports: PricingPorts, hotelId: string, entry: AuditEntry) => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const raised = await ports.grid.raise(hotelId, entry);
    if (raised !== 'conflict') return raised;
    const { open } = await ports.grid.state(hotelId);
    if ((await settleGrid(ports, hotelId, open)) === 'contended') return 'contended';
  }
  return 'contended';
};

const judge = async (
  { clock, settings }: PricingPorts,
  { hotel }: OwnedRoomType,
  body: SetPricing['body'],
): Promise<ReadonlyMap<IsoDate, NightPrice> | Refusal> => {
  const errors: FieldError[] = [];
  const overrides = body.overrides.map((override, index): Override => {
    const price =
      override.price === null ? null : amountOr(override.price, hotel.currency, `/overrides/${index}/price`);
    if (price !== null && typeof price === 'object') errors.push(price);
    const from = override.date ?? override.from ?? '';
    return {
      from,
      to: override.to ?? from,
      weekdays: override.weekdays,
      price: typeof price === 'number' ? price : null,
      reason: override.reason,
    };
  });
  if (errors.length > 0) return { refused: 'invalid-request', errors };
  const first = today(clock.now(), hotel.timeZone);
  const last = addDays(horizon(first, (await settings.current()).horizonMonths), DAYS_BEYOND_HORIZON);
  return expandOverrides(overrides, { first, last });
};

const priceOf = (night: Night | undefined): NightPrice =>
  night?.price === undefined ? null : { price: night.price, reason: night.reason ?? 'other' };

const samePrice = (night: Night | undefined, wanted: NightPrice): boolean => {
  const present = priceOf(night);
  return present?.price === wanted?.price && present?.reason === wanted?.reason;
};

const audit = (
  { clock }: PricingPorts,
  caller: Caller,
  { hotel, roomType }: OwnedRoomType,
  changed: readonly (readonly [IsoDate, NightPrice])[],
  touched: ReadonlyMap<IsoDate, Night>,
) => ({
  subject: `HOTEL#${hotel.id}`,
  action: 'pricing.changed',
  actor: caller.userId,
  at: clock.now(),
  before: { id: roomType.id, nights: Object.fromEntries(changed.map(([date]) => [date, priceOf(touched.get(date))])) },
  after: { id: roomType.id, nights: Object.fromEntries(changed) },
});
