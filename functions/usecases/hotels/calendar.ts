import { eachNight, type IsoDate } from '../../domain/calendar/date.ts';
import { today } from '../../domain/calendar/zone.ts';
import type { RoomType } from '../../domain/hotel/hotel.ts';
import type { Minor } from '../../domain/money.ts';
import { type NightRate, stayNightOf } from '../../domain/night.ts';
import type { Party } from '../../domain/rates/party.ts';
import {
  ANYBODY,
  isOpenTo,
  opensPlan,
  plansOf,
  type RateCaller,
  STANDARD_ID,
  termsOf,
} from '../../domain/rates/plan.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { horizon } from '../../domain/stay.ts';
import { ratesOf } from '../../domain/stay-offer.ts';
import { billNights } from '../../domain/stay-price.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { NightReader } from '../ports/nights.ts';
import type { Settings } from '../ports/settings.ts';
import type { Clock } from '../ports/time.ts';
import { type CodeTryDeps, type Tried, withCodeTry } from '../rates/code-try.ts';
import { noHotel, noRoomType } from './ownership.ts';
import { isPublic } from './public-hotel.ts';

export interface CalendarDeps extends CodeTryDeps {
  readonly hotels: Pick<HotelReader, 'facts'>;
  readonly nights: NightReader;
  readonly settings: Settings;
  readonly clock: Clock;
}

export interface CalendarNight extends NightRate {
  readonly roomTypeId: string;
  /** The price of a room, or with a party that of all its rooms under the plan. */
  readonly shownPrice: Minor;
}

export interface Calendar {
  readonly currency: string;
  /** By date, then in the order of the room types. */
  readonly nights: readonly CalendarNight[];
}

export interface CalendarRequest {
  readonly hotelId: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly roomTypeId?: string | undefined;
  readonly party?: Party | undefined;
  readonly ratePlanId?: string | undefined;
  /** Any party where it is absent. */
  readonly caller?: RateCaller;
  /** The network address that asks; absent or null where none is known. */
  readonly address?: string | null;
}

/** What each night from `from` to `to`, both included, costs and has left, of one room type or of all. */
export const calendar =
  (deps: CalendarDeps) =>
  (request: CalendarRequest): Promise<Calendar | Refusal> => {
    const { caller = ANYBODY, address = null } = request;
    return withCodeTry(deps)({ code: caller.code, address }, () => calendarFor(deps, request, caller));
  };

const calendarFor = async (
  deps: CalendarDeps,
  request: CalendarRequest,
  caller: RateCaller,
): Promise<Tried<Calendar | Refusal>> => {
  const { hotelId, from, to, roomTypeId, ratePlanId } = request;
  const [facts, nights, { horizonMonths }] = await Promise.all([
    deps.hotels.facts(hotelId),
    deps.nights.nights(hotelId, from, to),
    deps.settings.current(),
  ]);
  if (facts === undefined || !isPublic(facts.hotel)) return { outcome: noHotel, isOpened: false };
  const { hotel } = facts;
  const plans = plansOf(hotel);
  const isOpened = opensPlan(plans, caller);
  const roomTypes = facts.roomTypes.filter(({ id }) => roomTypeId === undefined || id === roomTypeId);
  if (roomTypeId !== undefined && roomTypes.length === 0) return { outcome: noRoomType, isOpened };
  const plan = plans.find(
    (each) => each.id === (ratePlanId ?? STANDARD_ID) && (ratePlanId === undefined || isOpenTo(each, caller)),
  );
  if (plan === undefined) return { outcome: noPlan, isOpened };

  const now = deps.clock.now();
  const day = today(now, hotel.timeZone);
  const last = horizon(day, horizonMonths);
  const dates = [...eachNight(from, to), to];
  const terms = termsOf(plan);
  const shown = (rate: NightRate): Minor => {
    if (request.party === undefined && ratePlanId === undefined) return rate.price;
    const party = request.party ?? [{ adults: rate.guestPricing?.includedAdults ?? 1, childAges: [] }];
    const [bill] = billNights({ party, plan: terms, nights: [stayNightOf(rate, party.length)] });
    return bill?.price ?? rate.price;
  };
  const rows = roomTypes.map((roomType: RoomType) =>
    ratesOf({ hotel, roomType, nights, now }, dates).map((rate): CalendarNight => {
      const isOnSale = rate.date >= day && rate.date <= last;
      return { ...rate, roomTypeId: roomType.id, shownPrice: shown(rate), available: isOnSale ? rate.available : 0 };
    }),
  );
  const byDate = dates.flatMap((_, index) => rows.flatMap((row) => row[index] ?? []));
  return { outcome: { currency: hotel.currency, nights: byDate }, isOpened };
};

const noPlan: Refusal = { refused: 'not-found', what: 'rate plan of this hotel' };
