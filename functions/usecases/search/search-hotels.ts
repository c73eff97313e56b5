import type { Instant } from '../../domain/calendar/instant.ts';
import type { Box } from '../../domain/geo/box.ts';
import type { Point } from '../../domain/geo/distance.ts';
import { peopleOf } from '../../domain/quote.ts';
import { type Party, partyOf } from '../../domain/rates/party.ts';
import { ANYBODY, type Board, type RateCaller } from '../../domain/rates/plan.ts';
import { isCurrency } from '../../domain/reference/currencies.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Area, SearchCriteria, SearchSort, StayDates } from '../../domain/search/criteria.ts';
import { nightRange } from '../../domain/search/nights.ts';
import { rankAndPage, type SearchPosition } from '../../domain/search/rank-and-page.ts';
import { exactDecimal } from '../../domain/search/reference-prices.ts';
import { judgeSearchedStay } from '../../domain/search/stay.ts';
import { wordsOf } from '../../domain/search/words.ts';
import type { Meter } from '../ports/metrics.ts';
import type { AreaPrices, HotelSearch, NamedPlace, PageOutdated, PlaceNames, SearchFindings } from '../ports/search.ts';
import type { Settings } from '../ports/settings.ts';
import type { Clock } from '../ports/time.ts';
import { type CodeTryDeps, withCodeTry } from '../rates/code-try.ts';
import { type CheckDeps, checkPage, type ShownHotel } from './check-page.ts';

export interface SearchCommand {
  /** A place's name, a point, a box on the map, or nowhere in particular. */
  readonly where: { readonly name: string } | { readonly point: Point } | { readonly box: Box } | null;
  readonly radiusKm: number;
  readonly text: string;
  readonly nights: StayDates | null;
  /** The people, in either form. */
  readonly party?: Party | undefined;
  readonly guests?: number | undefined;
  readonly rooms?: number | undefined;
  /** Any party where it is absent. */
  readonly caller?: RateCaller | undefined;
  readonly boards?: readonly Board[] | undefined;
  readonly refundable?: boolean | undefined;
  /** The network address that asks; absent or null where none is known. */
  readonly address?: string | null;
  /** Decimal numbers, unsigned, in `currency`. */
  readonly priceMin: number | string | null;
  readonly priceMax: number | string | null;
  readonly currency: string;
  readonly amenities: readonly string[];
  readonly starRating: readonly number[];
  readonly minRating: number | null;
  readonly sort: SearchSort;
  readonly limit: number;
  readonly after: SearchPosition | null;
}

export interface SearchOutcome extends Pick<SearchFindings, 'total' | 'facets' | 'dates' | 'partial' | 'degraded'> {
  /** The moment it is true of. */
  readonly now: Instant;
  /** Each can be booked as shown at this moment. */
  readonly hotels: readonly ShownHotel[];
  /** The place that was named, once it is known. */
  readonly place: NamedPlace | null;
  /** What an unknown place may have meant; null where it is known or none was named. */
  readonly suggestions: readonly NamedPlace[] | null;
  readonly next: SearchPosition | null;
  /** A code was given that opens no plan. */
  readonly isWrongCode: boolean;
}

export interface SearchDeps extends CheckDeps, CodeTryDeps {
  readonly search: HotelSearch;
  readonly areaPrices: AreaPrices;
  readonly places: Pick<PlaceNames, 'resolve' | 'suggest' | 'townWords'>;
  /** A town that only hotels know of. */
  readonly hotelTown: (query: string) => Promise<NamedPlace | undefined>;
  readonly settings: Pick<Settings, 'current'>;
  readonly clock: Clock;
  readonly meter?: Pick<Meter, 'count'>;
  /** Called where the check found the engine's page to be out of date. */
  readonly outdated?: PageOutdated;
}

export type SearchHotels = (command: SearchCommand) => Promise<SearchOutcome | Refusal>;

const MOST_SUGGESTIONS = 5;

/** Finds hotels in two phases: an engine that may lag behind proposes a page, and strong reads confirm it. */
export const searchHotels =
  (deps: SearchDeps): SearchHotels =>
  (command) => {
    const { caller: { code } = ANYBODY, address = null } = command;
    return withCodeTry(deps)({ code, address }, async () => {
      const outcome = await search(deps, command);
      // What looked for no hotel has tried no code.
      return { outcome, isOpened: isRefusal(outcome) || !outcome.isWrongCode };
    });
  };

/** Whether the hotel is shown at a price that only a code opens. */
const isByCode = ({ offer }: ShownHotel): boolean => offer?.plan.audience.kind === 'code';

const search = async (deps: SearchDeps, command: SearchCommand): Promise<SearchOutcome | Refusal> => {
  if (!isCurrency(command.currency)) {
    const error = { pointer: '/currency', code: 'unknown_currency', detail: 'is not a currency in use' } as const;
    return { refused: 'invalid-request', errors: [error] };
  }
  const asked = criteriaOf(command, deps.clock.now(), await deps.settings.current());
  const criteria = { ...asked, townWords: deps.places.townWords };
  const refusal = command.nights && judgeSearchedStay(command.nights, criteria.moment);
  if (refusal) return refusal;
  const find = command.text !== '' && criteria.words.length === 0 ? findNothing : findAndCheck;
  if (command.where === null || !('name' in command.where)) {
    return { ...(await find(deps, criteria, command)), place: null, suggestions: null };
  }
  const at = async (place: NamedPlace): Promise<SearchOutcome> => {
    const area: Area = { kind: 'around', centre: place, radiusKm: command.radiusKm };
    return { ...(await find(deps, { ...criteria, area }, command)), place, suggestions: null };
  };
  const { name } = command.where;
  const listed = deps.places.resolve(name);
  const found = listed && (await at(listed));
  if (found && found.total > 0) return found;
  const town = await unlistedTown(deps, name);
  if (town) return at(town);
  if (found) return found;
  const suggestions = deps.places.suggest(name, MOST_SUGGESTIONS);
  return { ...(await findNothing(deps, criteria)), place: null, suggestions };
};

/** The town of this name that only its hotels know of: it may be meant where the listed place of that name has none. */
const unlistedTown = async (
  { hotelTown, places }: Pick<SearchDeps, 'hotelTown' | 'places'>,
  name: string,
): Promise<NamedPlace | undefined> => {
  const town = await hotelTown(name);
  const isListed = town && places.townWords({ ...town, city: town.name }).length > 0;
  return isListed ? undefined : town;
};

const criteriaOf = (
  command: SearchCommand,
  now: Instant,
  { horizonMonths, maxNights }: { readonly horizonMonths: number; readonly maxNights: number },
): SearchCriteria => ({
  ...command,
  ...peopleOf(partyOf(command)),
  party: partyOf(command),
  caller: command.caller ?? ANYBODY,
  boards: command.boards ?? [],
  refundable: command.refundable ?? false,
  area: areaOf(command),
  words: wordsOf(command.text),
  priceMin: command.priceMin === null ? null : exactDecimal(command.priceMin),
  priceMax: command.priceMax === null ? null : exactDecimal(command.priceMax),
  areaPrice: null,
  moment: { now, horizonMonths, maxNights },
});

const areaOf = ({ where, radiusKm }: SearchCommand): Area => {
  if (where !== null && 'point' in where) return { kind: 'around', centre: where.point, radiusKm };
  return where !== null && 'box' in where ? { kind: 'box', box: where.box } : { kind: 'anywhere' };
};

type Page = Omit<SearchOutcome, 'place' | 'suggestions'>;

/** As many again as the page shows are asked for, so that a page found short is topped up without another search. */
const findAndCheck = async (deps: SearchDeps, asked: SearchCriteria, command: SearchCommand): Promise<Page> => {
  const { limit, after } = command;
  const measured = asked.sort === 'recommended' && after === null;
  const criteria = measured ? { ...asked, areaPrice: await deps.areaPrices.middle(asked.area) } : asked;
  const page = { after, take: 2 * limit };
  const found = await deps.search.find(criteria, page);
  const first = found.hits.slice(0, limit);
  const shown = await checkPage(deps, criteria, first);
  const spare = found.hits.slice(limit, limit + shown.dropped);
  const more = await checkPage(deps, criteria, spare);
  const looked = [...first, ...spare];
  const hotels = [...shown.hotels, ...more.hotels];
  const corrections = {
    dropped: shown.dropped + more.dropped,
    repriced: shown.repriced + more.repriced,
    'topped-up': spare.length > 0 ? 1 : 0,
  };
  for (const [kind, count] of Object.entries(corrections)) {
    if (count > 0) deps.meter?.count('search_corrections_total', { kind }, count);
  }
  if (corrections.dropped + corrections.repriced > 0) deps.outdated?.(criteria, page);
  return {
    ...found,
    now: asked.moment.now,
    hotels,
    // The index may not know of a plan yet that the check has found.
    isWrongCode: asked.caller.code !== undefined && !found.codeOpens && !hotels.some(isByCode),
    total: found.total - (looked.length - hotels.length),
    next: found.more || found.hits.length > looked.length ? (looked.at(-1)?.position ?? null) : null,
  };
};

/** The answer about an unknown place, or a text without a word, that no hotel has: nothing, with every count in its place. */
const findNothing = async ({ rates }: SearchDeps, criteria: SearchCriteria): Promise<Page> => {
  const range = criteria.nights && nightRange(criteria.nights, criteria.moment);
  const empty = rankAndPage(criteria, range, [], { after: null, take: 0 }, rates.perEuro);
  const nothing = { hotels: [], next: null, partial: false, degraded: false, isWrongCode: false };
  return { ...empty, ...nothing, now: criteria.moment.now };
};
