import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide';
import type { ReactNode } from 'react';
import type * as z from 'zod';
import type { alternatives } from '../../../../functions/contract/bookings/answers.ts';
import type { BookingSearch } from '../../lib/booking-address.ts';
import { daysBetween, nightsOf } from '../../lib/dates.ts';
import { type Money, useFormats } from '../../lib/format.ts';
import { isNegative, isZero, less, size } from '../../lib/money.ts';
import { type ApiProblem, isProblem } from '../../lib/problem.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NightCell } from '../../ui/night-cell.tsx';
import { NightStrip } from '../../ui/night-strip.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { Board } from './hold-board.tsx';
import { Price } from './summary.tsx';
import { bookingWords } from './words.ts';

type Alternatives = z.output<typeof alternatives>;
type Bookable = Alternatives['dates'][number];

interface ChangedOffer {
  readonly totals: { readonly total: Money };
  readonly quote?: string;
}

interface RowProps {
  readonly title: string;
  readonly note: string;
  readonly stay: Bookable;
  readonly party: string;
  /** The requested stay, to show the difference in price. */
  readonly wanted: Money | undefined;
}

const Row = ({ title, note, stay, party, wanted }: RowProps) => {
  const { soldOut: words } = bookingWords.useWords();
  const formats = useFormats();
  const difference = wanted?.currency === stay.total.currency ? less(stay.total, wanted) : undefined;
  const amount = difference && formats.money(size(difference));
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 border-t border-line py-3 first:border-t-0 first:pt-0 hover:bg-wash md:grid-cols-[minmax(0,1fr)_240px_176px_24px]">
      <div className="min-w-0">
        <h3 className="text-3">
          <Link
            to="/book"
            search={{
              hotelId: stay.hotelId,
              roomTypeId: stay.roomTypeId,
              checkIn: stay.checkIn,
              checkOut: stay.checkOut,
              party,
              ratePlanId: stay.ratePlanId,
            }}
            className="after:absolute after:inset-0"
          >
            {title} <span className="sr-only">{words.take}</span>
          </Link>
        </h3>
        <p className="text-2 text-ink2">{note}</p>
      </div>
      <NightStrip
        className="short max-md:order-last max-md:col-span-2"
        most={4}
        label={formats.range(stay.checkIn, stay.checkOut, 'monthSpan')}
        nights={nightsOf(stay.checkIn, stay.checkOut).map((date) => ({ date }))}
      />
      <div className="text-right">
        <Price money={stay.total} />
        <p className="text-1 text-ink2">
          {difference === undefined || amount === undefined
            ? ''
            : isZero(difference)
              ? words.same
              : isNegative(difference)
                ? words.less(amount)
                : words.more(amount)}
        </p>
      </div>
      <Icon of={ArrowRight} size={20} className="max-md:hidden" />
    </li>
  );
};

interface Props {
  readonly search: BookingSearch;
  readonly error: unknown;
  /** The total that was seen. */
  readonly wanted: Money | undefined;
  readonly retry: () => void;
  readonly take: (quote: string) => void;
  /** The requested stay. */
  readonly aside: ReactNode;
}

const SoldOut = ({ search, error, wanted }: Props & { readonly error: ApiProblem }) => {
  const { soldOut: words, start } = bookingWords.useWords();
  const formats = useFormats();
  const { roomTypes = [], dates = [], hotels = [] } = (error.problem['alternatives'] ?? {}) as Partial<Alternatives>;
  const nights = (error.problem['nights'] ?? []) as readonly string[];
  const none = roomTypes.length + dates.length + hotels.length === 0;
  const { party } = search;
  return (
    <>
      <Board title={words.title} note={none ? words.nothing : words.text} />
      <div className="frame">
        <Section title={words.nights} className="mt-8! md:mt-8!">
          <div
            className="grid max-w-xl auto-cols-fr grid-flow-col gap-[3px]"
            role="img"
            aria-label={`${words.nights}: ${formats.list(nights.map((night) => formats.date(night)))}`}
          >
            {nights.slice(0, 6).map((night) => (
              <NightCell key={night} state="taken" date={formats.date(night, 'cell')} />
            ))}
          </div>
        </Section>
        {roomTypes.length > 0 ? (
          <Section title={words.rooms}>
            <ul>
              {roomTypes.map((stay) => (
                <Row
                  key={stay.roomTypeId}
                  title={stay.roomTypeName}
                  note={formats.range(stay.checkIn, stay.checkOut)}
                  {...{ stay, party, wanted }}
                />
              ))}
            </ul>
          </Section>
        ) : null}
        {dates.length > 0 ? (
          <Section title={words.dates}>
            <ul>
              {dates.map((stay) => (
                <Row
                  key={stay.checkIn}
                  title={formats.range(stay.checkIn, stay.checkOut)}
                  note={shifted(daysBetween(search.checkIn, stay.checkIn), formats.locale)}
                  {...{ stay, party, wanted }}
                />
              ))}
            </ul>
          </Section>
        ) : null}
        {hotels.length > 0 ? (
          <Section title={words.hotels}>
            <ul>
              {hotels.map((stay) => (
                <Row
                  key={stay.hotelId}
                  title={stay.hotelName}
                  note={`${stay.roomTypeName}, ${words.km(formats.number(stay.distanceKm, { maximumFractionDigits: 1 }))}`}
                  {...{ stay, party, wanted }}
                />
              ))}
            </ul>
          </Section>
        ) : null}
        <p className="mt-8">
          <ButtonLink
            to="/hotels/$hotelId"
            params={{ hotelId: search.hotelId }}
            search={{ checkIn: search.checkIn, checkOut: search.checkOut, party }}
          >
            {start.hotel}
          </ButtonLink>
        </p>
      </div>
    </>
  );
};

/** `2 days earlier` in the words of a language: in 3 days, 2 days ago. */
const shifted = (days: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long', signDisplay: 'exceptZero' }).format(
    days,
  );

const PriceChanged = ({ search, error, take, aside }: Props & { readonly error: ApiProblem }) => {
  const { priceChanged: words, soldOut: said } = bookingWords.useWords();
  const formats = useFormats();
  const old = error.problem['oldOffer'] as ChangedOffer | undefined;
  const fresh = error.problem['newOffer'] as ChangedOffer | undefined;
  const quote = fresh?.quote;
  const difference = old && fresh ? less(fresh.totals.total, old.totals.total) : undefined;
  const amount = difference && formats.money(size(difference));
  return (
    <>
      <Board title={words.title} note={words.text} />
      <div className="frame grid gap-x-8 gap-y-8 pt-8 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="min-w-0">
          <dl className="grid grid-cols-2 gap-x-6 border-t-2 border-ink pt-3.5">
            <div>
              <dt className="text-2 text-ink2">{words.old}</dt>
              <dd className="line-through decoration-1 opacity-70">{old ? <Price money={old.totals.total} /> : '–'}</dd>
            </div>
            <div>
              <dt className="text-2 text-ink2">{words.fresh}</dt>
              <dd>
                {fresh ? <Price money={fresh.totals.total} /> : '–'}
                {difference && amount !== undefined && !isZero(difference) ? (
                  <span className="block text-2 text-ink2">
                    {isNegative(difference) ? said.less(amount) : said.more(amount)}
                  </span>
                ) : null}
              </dd>
            </div>
          </dl>
          <div className="mt-6 flex flex-wrap gap-3">
            {fresh && quote !== undefined ? (
              <Button kind="go" onClick={() => take(quote)}>
                {words.take(formats.money(fresh.totals.total))}
              </Button>
            ) : null}
            <ButtonLink
              to="/hotels/$hotelId"
              params={{ hotelId: search.hotelId }}
              search={{ checkIn: search.checkIn, checkOut: search.checkOut, party: search.party }}
            >
              {words.no}
            </ButtonLink>
          </div>
        </div>
        {aside}
      </div>
    </>
  );
};

/** Why the room could not be held, and what helps on. */
export const Refused = (props: Props) => {
  const { refused: words, start } = bookingWords.useWords();
  const { error, search, retry } = props;
  if (isProblem(error, 'sold-out')) return <SoldOut {...props} error={error} />;
  if (isProblem(error, 'price-changed')) return <PriceChanged {...props} error={error} />;
  const canRetry = !isProblem(error, 'stay-not-allowed') && !isProblem(error, 'too-many-guests');
  return (
    <>
      <Board title={words.title} />
      <div className="frame pt-8">
        <ProblemNote error={error} {...(canRetry && { retry })} className="max-w-[68ch]" />
        <div className="mt-6 flex flex-wrap gap-3">
          {isProblem(error, 'too-many-holds') ? <ButtonLink to="/trips">{words.tooMany}</ButtonLink> : null}
          <ButtonLink
            to="/hotels/$hotelId"
            params={{ hotelId: search.hotelId }}
            search={{ checkIn: search.checkIn, checkOut: search.checkOut, party: search.party }}
          >
            {start.hotel}
          </ButtonLink>
        </div>
      </div>
    </>
  );
};
