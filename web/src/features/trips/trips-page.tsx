import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Booking } from '../../lib/bookings.ts';
import { nightsOf } from '../../lib/dates.ts';
import { sessionQuery, useToday } from '../../lib/facts.ts';
import { useFormats } from '../../lib/format.ts';
import { isProblem } from '../../lib/problem.ts';
import { Amount } from '../../ui/amount.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { useCounts } from '../../ui/counts.ts';
import { HotelPicture } from '../../ui/hotel-picture.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { NightStrip } from '../../ui/night-strip.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { tripsQuery } from './queries.ts';
import { titleOf } from './title.ts';
import { type When, whens } from './url.ts';
import { tripsWords } from './words.ts';

const Row = ({ booking, lit }: { readonly booking: Booking; readonly lit: boolean }) => {
  const words = tripsWords.useWords();
  const formats = useFormats();
  const { bookedFor } = useCounts();
  const { hotel, checkIn, checkOut } = booking;
  const today = useToday(hotel.timeZone);
  const unpaid = booking.status === 'reserved';
  return (
    <li className="relative grid grid-cols-[88px_minmax(0,1fr)] gap-x-4 gap-y-2.5 border-t border-line py-4 first:border-t-0 hover:bg-wash md:grid-cols-[160px_minmax(0,1fr)_minmax(0,300px)_auto]">
      <HotelPicture image={hotel.image} name={hotel.name} className="h-22 w-full rounded-pane object-cover md:h-28" />
      <div className="min-w-0">
        <h2 className="figures text-4 tracking-[-.01em]">
          {unpaid ? (
            <Link to="/book/$bookingId" params={{ bookingId: booking.id }} className="after:absolute after:inset-0">
              {titleOf(booking, today, words.titles)}
            </Link>
          ) : (
            <Link to="/trips/$bookingId" params={{ bookingId: booking.id }} className="after:absolute after:inset-0">
              {titleOf(booking, today, words.titles)}
            </Link>
          )}
        </h2>
        <p className="font-medium">{hotel.name}</p>
        <p className="text-2 text-ink2">
          {formats.range(checkIn, checkOut, 'monthSpan')}, {bookedFor(booking)}
        </p>
        <p className="text-2 text-ink2">
          {unpaid ? <b className="font-semibold text-ink">{words.list.pay}</b> : words.statuses[booking.status]}
          <span className="ml-2 text-ink3">{booking.reference}</span>
        </p>
      </div>
      <NightStrip
        className="short self-center max-md:col-span-2"
        lit={lit}
        most={5}
        label={words.list.nights(formats.range(checkIn, checkOut))}
        nights={nightsOf(checkIn, checkOut).map((date) => ({ date }))}
      />
      <p className="figures text-4 font-bold max-md:hidden md:w-36 md:text-right">
        <Amount money={booking.totals.total} />
      </p>
    </li>
  );
};

const Waiting = () => (
  <div aria-hidden="true">
    {[0, 1, 2].map((row) => (
      <div key={row} className="grid grid-cols-[88px_minmax(0,1fr)] gap-4 py-4 md:grid-cols-[160px_minmax(0,1fr)]">
        <div className="h-22 bg-wash2 md:h-28" />
        <div className="h-22 bg-wash" />
      </div>
    ))}
  </div>
);

interface Props {
  readonly when: When;
  readonly signIn: ReactNode;
}

/** The guest's stays: ahead, over, cancelled. */
export const TripsPage = ({ when, signIn }: Props) => {
  const words = tripsWords.useWords();
  const list = useInfiniteQuery(tripsQuery(when));
  const { data, error, refetch } = list;
  const trips = data?.pages.flatMap(({ items }) => items);
  const linked = useQuery(sessionQuery).data?.bookingId ?? null;
  if (linked !== null)
    return (
      <div className="frame pt-6">
        <title>{words.meta}</title>
        <h1 className="text-5 tracking-[-.02em] md:text-6">{words.list.byLink}</h1>
        <p className="mt-4 text-ink2">{words.list.byLinkText}</p>
        <p className="mt-6">
          <ButtonLink kind="go" to="/trips/$bookingId" params={{ bookingId: linked }}>
            {words.list.theOne}
          </ButtonLink>
        </p>
        <div className="mt-8">{signIn}</div>
      </div>
    );
  if (isProblem(error, 'unauthenticated'))
    return (
      <div className="frame pt-6">
        <title>{words.meta}</title>
        <h1 className="text-5 tracking-[-.02em] md:text-6">{words.list.signIn}</h1>
        <div className="mt-6">{signIn}</div>
      </div>
    );
  return (
    <div className="frame pt-6">
      <title>{words.meta}</title>
      <h1 className="text-5 tracking-[-.02em] md:text-6">{words.list.title}</h1>
      <nav className="mt-4 flex gap-x-6 border-b-2 border-ink" aria-label={words.list.title}>
        {whens.map((each) => (
          <Link
            key={each}
            to="/trips"
            search={each === 'upcoming' ? {} : { when: each }}
            activeOptions={{ exact: true, includeSearch: true }}
            className="-mb-0.5 border-b-4 border-transparent py-2.5 font-medium text-ink2 aria-[current=page]:border-lamp-deep aria-[current=page]:text-ink"
          >
            {words.list.tabs[each]}
          </Link>
        ))}
      </nav>
      <p className="mt-4 text-2">
        <Link to="/trips/find" className="link inline-flex min-h-10 items-center">
          {words.list.find}
        </Link>
      </p>
      {error && !trips ? (
        <ProblemNote error={error} retry={() => void refetch()} className="mt-6" />
      ) : trips === undefined ? (
        <Waiting />
      ) : trips.length === 0 ? (
        <div className="py-12">
          <p className="text-4">{words.list.empty[when]}</p>
          <p className="mt-5">
            <ButtonLink kind="go" to="/">
              {words.list.search}
            </ButtonLink>
          </p>
        </div>
      ) : (
        <>
          <ul>
            {trips.map((booking) => (
              <Row key={booking.id} booking={booking} lit={when === 'upcoming'} />
            ))}
          </ul>
          <MoreButton list={list} size="medium" className="mt-6">
            {words.list.more}
          </MoreButton>
        </>
      )}
    </div>
  );
};
