import { packagedRates } from '../../functions/adapters/rates/packaged-rates.ts';
import { refundableUntil } from '../../functions/domain/booking/settlement.ts';
import { addDays, daysBetween } from '../../functions/domain/calendar/date.ts';
import { today } from '../../functions/domain/calendar/zone.ts';
import { centreOf, inBox } from '../../functions/domain/geo/box.ts';
import { distanceKm } from '../../functions/domain/geo/distance.ts';
import { digitsOf } from '../../functions/domain/money.ts';
import { fitsParty, partyOf } from '../../functions/domain/rates/party.ts';
import { ANYBODY, BOARDS, type Board, isOpenTo, isSoldFor, plansOf } from '../../functions/domain/rates/plan.ts';
import { foldName } from '../../functions/domain/reference/fold.ts';
import { scoreOf } from '../../functions/domain/search/rank.ts';
import { hotelWords, matchWords, wordsOf } from '../../functions/domain/search/words.ts';
import { judgeStay } from '../../functions/domain/stay.ts';
import { offersOf, rateRoom } from '../../functions/domain/stay-offer.ts';
import { defaultSettings } from '../../functions/usecases/ports/settings.ts';
import type { SearchCommand } from '../../functions/usecases/search/search-hotels.ts';
import { AREA_PRICE, type Given, NOW, townWords } from './search-world.ts';

// The search as a sentence: every hotel looked at, one by one, each stay priced as the rooms route prices it.

/** A way to have the stay. */
interface Way {
  readonly roomTypeId: string;
  readonly planId: string;
  readonly board: Board;
  readonly isRefundable: boolean;
  readonly rooms: number;
  readonly total: number;
}

interface Seen extends Given {
  readonly km: number | null;
  /** What the caller may have of the stay, whatever plan was asked for. */
  readonly ways: readonly Way[];
  readonly offer: Way | undefined;
  readonly shifts: readonly ({ readonly rooms: number; readonly total: number } | undefined)[];
}

const kmOf = ({ where, radiusKm }: SearchCommand, { hotel }: Given): number | null | undefined => {
  if (where === null || 'name' in where) return null;
  if ('box' in where) return inBox(where.box, hotel) ? distanceKm(centreOf(where.box), hotel) : undefined;
  const km = distanceKm(where.point, hotel);
  return km <= radiusKm ? km : undefined;
};

const waysOn = (
  criteria: SearchCommand,
  checkIn: string,
  checkOut: string,
  { hotel, roomTypes, nights }: Given,
): Way[] => {
  const here = today(NOW, hotel.timeZone);
  if (judgeStay({ checkIn, checkOut }, { ...defaultSettings, today: here })) return [];
  const stay = { checkIn, checkOut, party: partyOf(criteria) };
  const { maxNights } = defaultSettings;
  const plans = plansOf(hotel).filter((plan) => isOpenTo(plan, criteria.caller ?? ANYBODY));
  return roomTypes.flatMap((roomType) => {
    const room = rateRoom({ hotel, roomType, nights, stay, now: NOW, maxNights });
    const sold = plans.filter((plan) => isSoldFor(plan, roomType.id));
    const { quotes } = offersOf(room, sold);
    const inOrder = sold.flatMap((plan) => quotes.filter((quote) => quote.plan.id === plan.id));
    return inOrder.map((quote) => ({
      roomTypeId: roomType.id,
      planId: quote.plan.id,
      board: quote.plan.board,
      isRefundable: refundableUntil(quote, NOW) !== null,
      rooms: quote.totals.rooms,
      total: quote.totals.total,
    }));
  });
};

const passes = ({ boards = [], refundable = false }: Pick<SearchCommand, 'boards' | 'refundable'>, way: Way): boolean =>
  (boards.length === 0 || boards.includes(way.board)) && (!refundable || way.isRefundable);

/** By the rooms' price, then room type; of one room type the first plan. */
const cheapestOf = (criteria: SearchCommand, ways: readonly Way[]): Way | undefined =>
  ways
    .filter((way) => passes(criteria, way))
    .sort((one, other) => one.rooms - other.rooms || one.roomTypeId.localeCompare(other.roomTypeId, 'en'))[0];

/** By the beginning (of a word within, where there are no spaces), or by the word with one edit behind its first letter: every edit there is, tried. */
const answers = (typed: string, meant: string): boolean =>
  meant.startsWith(typed) ||
  (/\p{sc=Han}/u.test(typed) && meant.includes(typed)) ||
  (typed.length >= 5 && editsOf(typed).has(meant.replaceAll(/[^a-z]/g, '?')));

const editsOf = (word: string): Set<string> => {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const edits = new Set<string>();
  for (let at = 1; at <= word.length; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    edits.add(head + tail.slice(1));
    edits.add(head + tail.slice(1, 2) + tail.slice(0, 1) + tail.slice(2));
    for (const letter of letters) edits.add(head + letter + tail).add(head + letter + tail.slice(1));
  }
  return edits;
};

const see = (criteria: SearchCommand, given: Given): Seen[] => {
  const { hotel, roomTypes } = given;
  const km = kmOf(criteria, given);
  if (hotel.status !== 'active' || hotel.deleting || km === undefined) return [];
  const fitting = roomTypes.filter((room) => !room.deleting && fitsParty(partyOf(criteria), room));
  if (fitting.length === 0) return [];
  const texts = [hotel.name, hotel.city, ...townWords(hotel), ...hotel.amenities, hotel.description];
  const its = foldName(texts.join(' ')).split(' ');
  const asked = foldName(criteria.text).split(' ');
  if (criteria.text !== '' && !asked.every((word) => its.some((other) => answers(word, other)))) return [];
  const { nights } = criteria;
  if (nights === null) {
    const rooms = Math.min(...fitting.map((room) => room.basePrice));
    const offer = { roomTypeId: '', planId: '', board: 'room_only' as const, isRefundable: false, rooms, total: rooms };
    return [{ ...given, km, ways: [], offer, shifts: [] }];
  }
  const waysAt = (days: number) =>
    waysOn(criteria, addDays(nights.checkIn, days), addDays(nights.checkOut, days), given);
  const offerAt = (days: number) => cheapestOf(criteria, waysAt(days));
  const ways = waysAt(0);
  const days = Array.from({ length: 2 * nights.shiftDays + 1 }, (_, index) => index - nights.shiftDays);
  return [
    { ...given, km, ways, offer: cheapestOf(criteria, ways), shifts: nights.shiftDays === 0 ? [] : days.map(offerAt) },
  ];
};

const ratingOf = ({ rating }: Given): number | null => {
  const count = rating.reduce((sum, each) => sum + each, 0);
  const stars = rating.reduce((sum, each, index) => sum + each * (index + 1), 0);
  return count === 0 ? null : Math.round((10 * stars) / count + 1e-9) / 10;
};

const decimal = (value: number | string): readonly [bigint, bigint] => {
  const [whole = '0', fraction = ''] = String(value).split('.');
  return [BigInt(whole + fraction), 10n ** BigInt(fraction.length)];
};

/** Less than 0, 0 or more as the rooms' price is under, at or over the nightly bound; a comparison of fractions. */
const against = (criteria: SearchCommand, currency: string, rooms: number, bound: number | string): number => {
  const rate = (of: string) => decimal(of === criteria.currency ? 1 : (packagedRates.perEuro(of) ?? 0));
  const own = currency === criteria.currency;
  const [from, fromUnits] = own ? decimal(1) : rate(currency);
  const [to, toUnits] = own ? decimal(1) : decimal(packagedRates.perEuro(criteria.currency) ?? 0);
  const [asked, askedUnits] = decimal(bound);
  // rooms / 10^digits / from * to  against  bound * room nights
  const left = BigInt(rooms) * to * fromUnits * askedUnits;
  const right = asked * BigInt(countOf(criteria)) * from * toUnits * 10n ** BigInt(digitsOf(currency));
  return left === right ? 0 : left < right ? -1 : 1;
};

const countOf = ({ nights, ...people }: SearchCommand): number =>
  nights === null ? 1 : daysBetween(nights.checkIn, nights.checkOut) * partyOf(people).length;

const isWithin = (criteria: SearchCommand, { hotel }: Given, rooms: number): boolean =>
  (criteria.priceMin === null || against(criteria, hotel.currency, rooms, criteria.priceMin) >= 0) &&
  (criteria.priceMax === null || against(criteria, hotel.currency, rooms, criteria.priceMax) <= 0);

const inAskedCurrency = (criteria: SearchCommand, currency: string, minor: number): number => {
  const rate = (of: string) => packagedRates.perEuro(of) ?? Number.NaN;
  const ratio = currency === criteria.currency ? 1 : rate(currency) / rate(criteria.currency);
  return minor / (10 ** digitsOf(currency) * ratio);
};

/** What the whole search must answer, all pages together. */
export const expectedAnswer = (criteria: SearchCommand, world: readonly Given[]) => {
  const seen = world.flatMap((given) => see(criteria, given));
  const stars = ({ hotel }: Given) =>
    criteria.starRating.length === 0 || (hotel.starRating !== null && criteria.starRating.includes(hotel.starRating));
  const amenities = ({ hotel }: Given) => criteria.amenities.every((amenity) => hotel.amenities.includes(amenity));
  const rated = (each: Given, least = criteria.minRating) => {
    const rating = ratingOf(each);
    return least === null || (rating !== null && rating >= least);
  };
  const price = (each: Seen) => each.offer !== undefined && isWithin(criteria, each, each.offer.rooms);
  const free = seen.filter((each) => each.offer !== undefined);
  const found = free.filter((each) => stars(each) && amenities(each) && rated(each) && price(each));
  /** Hotels with such a way within the price. */
  const sold = (isMeant: (way: Way) => boolean) =>
    seen.filter(
      (each) =>
        stars(each) &&
        amenities(each) &&
        rated(each) &&
        each.ways.some((way) => isMeant(way) && isWithin(criteria, each, way.rooms)),
    ).length;
  return {
    found: inOrder(criteria, found).map((each) => ({
      id: each.hotel.id,
      offer: criteria.nights === null ? null : each.offer,
    })),
    starRating: [5, 4, 3]
      .map((value) => ({
        value,
        count: free.filter((each) => amenities(each) && rated(each) && price(each) && each.hotel.starRating === value)
          .length,
      }))
      .filter(({ count }) => count > 0),
    amenities: new Map(
      ['pool', 'free_wifi', 'parking']
        .map(
          (name) =>
            [
              name,
              free.filter((each) => stars(each) && rated(each) && price(each) && each.hotel.amenities.includes(name))
                .length,
            ] as const,
        )
        .filter(([, count]) => count > 0),
    ),
    boards: BOARDS.map((value) => ({
      value,
      count: sold((way) => way.board === value && passes({ refundable: criteria.refundable }, way)),
    })).filter(({ count }) => count > 0),
    refundable: sold((way) => passes({ boards: criteria.boards, refundable: true }, way)),
    rating: [4.5, 4, 3.5, 3].map((value) => ({
      value,
      count: free.filter((each) => stars(each) && amenities(each) && price(each) && rated(each, value)).length,
    })),
    /** How many are in a bucket from so many units of the asked currency a night. */
    priced: (from: string, to: string | null) =>
      free.filter(
        (each) =>
          stars(each) &&
          amenities(each) &&
          rated(each) &&
          against(criteria, each.hotel.currency, each.offer?.rooms ?? 0, from) >= 0 &&
          (to === null || against(criteria, each.hotel.currency, each.offer?.rooms ?? 0, to) < 0),
      ).length,
    cheapest: (shift: number) =>
      Math.min(
        ...seen
          .filter((each) => stars(each) && amenities(each) && rated(each))
          .flatMap((each) => {
            const offer = each.shifts[shift];
            return offer && isWithin(criteria, each, offer.rooms)
              ? [inAskedCurrency(criteria, each.hotel.currency, offer.total)]
              : [];
          }),
      ),
    inAskedCurrency: (currency: string, minor: number) => inAskedCurrency(criteria, currency, minor),
  };
};

const inOrder = (criteria: SearchCommand, found: readonly Seen[]): Seen[] => {
  const nightly = (each: Seen) =>
    inAskedCurrency(criteria, each.hotel.currency, each.offer?.rooms ?? 0) / countOf(criteria);
  const usual = ({ hotel, roomTypes }: Seen) => {
    const fitting = roomTypes.filter((room) => !room.deleting && fitsParty(partyOf(criteria), room));
    const least = Math.min(...fitting.map((room) => room.basePrice));
    return least / (10 ** digitsOf(hotel.currency) * (packagedRates.perEuro(hotel.currency) ?? Number.NaN));
  };
  const value = (each: Seen): number => {
    if (criteria.sort === 'price') return nightly(each);
    if (criteria.sort === 'rating') return -(reviewsOf(each).stars / Math.max(1, reviewsOf(each).count));
    if (criteria.sort === 'distance') return each.km ?? 0;
    return -scoreOf(
      {
        distanceKm: each.km,
        reviews: reviewsOf(each),
        price: usual(each),
        wordMatch: matchWords(wordsOf(criteria.text), hotelWords(each.hotel, townWords)) ?? 0,
      },
      AREA_PRICE,
    );
  };
  const sorted = found.map((each) => ({ each, by: value(each) }));
  sorted.sort((one, other) => one.by - other.by || (one.each.hotel.id < other.each.hotel.id ? -1 : 1));
  return sorted.map(({ each }) => each);
};

const reviewsOf = ({ rating }: Given) => ({
  count: rating.reduce((sum, each) => sum + each, 0),
  stars: rating.reduce((sum, each, index) => sum + each * (index + 1), 0),
});
