import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide';
import type { ReactNode } from 'react';
import { balanceOf, duesOf, keptOf } from '../../lib/bookings.ts';
import { useToday } from '../../lib/facts.ts';
import { useFormats } from '../../lib/format.ts';
import { isZero } from '../../lib/money.ts';
import { nightPrices } from '../../lib/night-prices.ts';
import { useOwnHotel } from '../../lib/own-hotel.ts';
import { isProblem } from '../../lib/problem.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { Amount } from '../../ui/amount.tsx';
import { DeskMoney } from '../../ui/desk-money.tsx';
import { DeskNotes, useDeskNotes } from '../../ui/desk-notes.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NightStrip } from '../../ui/night-strip.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RefundSteps } from '../../ui/refund-steps.tsx';
import { Section } from '../../ui/section.tsx';
import { StayLines } from '../../ui/stay-lines.tsx';
import { Actions } from './actions.tsx';
import { Mails } from './mails.tsx';
import { History, Money } from './past.tsx';
import { type Booking, rememberStay, stayQuery, stayUnitsQuery } from './queries.ts';
import { Trace } from './trace.tsx';
import { staysWords } from './words.ts';
import './stays.css';

interface Props {
  readonly hotelId: string;
  readonly bookingId: string;
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="grid grid-cols-[128px_minmax(0,1fr)] gap-x-4 border-t border-line py-2 text-2 first:border-t-0 first:pt-0">
    <dt className="text-ink2">{name}</dt>
    <dd className="min-w-0 font-medium break-words">{children}</dd>
  </div>
);

const Units = ({ hotelId, booking }: { readonly hotelId: string; readonly booking: Booking }) => {
  const { one } = staysWords.useWords();
  const today = useToday(booking.hotel.timeZone);
  const { data } = useQuery(stayUnitsQuery(hotelId, booking, today));
  const numbers = data?.map(({ number }) => number) ?? [];
  return <Fact name={one.unit}>{numbers.length === 0 ? one.noUnit : numbers.join(', ')}</Fact>;
};

/** A cell of the strip is no wider, however short the stay. */
const widthOfNight = 112;
const holdsUnits: readonly string[] = ['confirmed', 'checked_in'];

const StayFacts = ({ hotelId, booking }: { readonly hotelId: string; readonly booking: Booking }) => {
  const words = staysWords.useWords();
  const formats = useFormats();
  const { one } = words;
  const prices = nightPrices(booking.nightlyPrices);
  return (
    <Section title={one.stay}>
      <div className="mb-5" style={{ maxWidth: `${Math.min(14, booking.nights) * widthOfNight}px` }}>
        <NightStrip
          nights={booking.nightlyPrices.map(({ date }) => ({ date, price: prices.get(date) ?? null }))}
          label={one.strip(formats.range(booking.checkIn, booking.checkOut, 'day'))}
          lit={holdsUnits.includes(booking.status)}
          most={14}
        />
      </div>
      <dl>
        <Fact name={one.dates}>
          {formats.range(booking.checkIn, booking.checkOut, 'day')}, {words.nights(booking.nights)}
        </Fact>
        <Fact name={one.room}>
          {booking.roomTypeName}
          {booking.rooms > 1 ? `, ${words.rooms(booking.rooms)}` : ''}
        </Fact>
        {holdsUnits.includes(booking.status) ? <Units hotelId={hotelId} booking={booking} /> : null}
        <Fact name={one.people}>
          {booking.party.map(({ adults, childAges }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a room of the party is known by its place alone.
            <span key={place} className="block">
              {words.people(adults, childAges)}
            </span>
          ))}
        </Fact>
        <Fact name={one.plan}>{booking.ratePlan.name}</Fact>
        {booking.arrivalTime ? <Fact name={one.arrival}>{booking.arrivalTime}</Fact> : null}
        {booking.specialRequests ? (
          <Fact name={one.wish}>
            <span dir="auto">{booking.specialRequests}</span>
          </Fact>
        ) : null}
      </dl>
    </Section>
  );
};

const GuestFacts = ({ booking }: { readonly booking: Booking }) => {
  const { one } = staysWords.useWords();
  const formats = useFormats();
  return (
    <Section title={one.guest}>
      <dl>
        {booking.guestEmail ? (
          <Fact name={one.email}>
            <a href={`mailto:${booking.guestEmail}`} className="link break-all">
              {booking.guestEmail}
            </a>
          </Fact>
        ) : null}
        {booking.guestPhone ? (
          <Fact name={one.phone}>
            <a href={`tel:${booking.guestPhone.replaceAll(' ', '')}`} className="link">
              {booking.guestPhone}
            </a>
          </Fact>
        ) : null}
        <Fact name={one.source}>{booking.source}</Fact>
        <Fact name={one.made}>{formats.instant(booking.createdAt, booking.hotel.timeZone)}</Fact>
      </dl>
    </Section>
  );
};

const Price = ({ booking }: { readonly booking: Booking }) => {
  const words = staysWords.useWords();
  const { one } = words;
  const kept = keptOf(booking);
  const isOver = booking.status !== 'confirmed';
  const now = serverNow();
  const { steps } = booking.cancellationPolicy;
  const comesBack = isZero(kept) || steps.some(({ until, refund }) => Date.parse(until) > now && !isZero(refund));
  return (
    <>
      <Section title={one.price}>
        <StayLines
          rooms={`${booking.roomTypeName}, ${words.nights(booking.nights)}`}
          totals={booking.totals}
          dues={duesOf(booking)}
          paid={!isZero(booking.payment.paid)}
        />
        <h3 className="mt-6 mb-2 text-2 font-semibold">{one.trace}</h3>
        <Trace booking={booking} />
      </Section>
      {isOver ? null : (
        <Section title={one.refund}>
          {comesBack ? (
            <RefundSteps
              steps={steps}
              paid={kept}
              timeZone={booking.hotel.timeZone}
              nights={booking.nightlyPrices.map(({ price }) => price)}
            />
          ) : (
            <p className="font-medium">{one.nothingBack}</p>
          )}
        </Section>
      )}
    </>
  );
};

const Side = ({ hotelId, booking }: { readonly hotelId: string; readonly booking: Booking }) => {
  const { one } = staysWords.useWords();
  const due = booking.payment.dueAtHotel;
  const say = useDeskNotes((notes) => notes.say);
  const balance = balanceOf(booking);
  const owes = booking.status === 'confirmed' || booking.status === 'checked_in' || booking.status === 'completed';
  return (
    <aside className="grid gap-5">
      <dl className="grid gap-3 border-t-2 border-ink pt-3">
        {owes && !isZero(due) ? (
          <div>
            <dt className="text-2 text-ink2">{one.toPay}</dt>
            <dd className="figures text-5 font-bold tracking-[-.02em]">
              <Amount money={due} />
            </dd>
          </div>
        ) : null}
        <div>
          <dt className="text-2 text-ink2">{one.paid}</dt>
          <dd className="figures text-4 font-semibold">
            <Amount money={keptOf(booking)} />
          </dd>
        </div>
      </dl>
      {owes ? (
        <DeskMoney
          bookingId={booking.id}
          balance={balance}
          onDone={(after, done) => {
            rememberStay(hotelId, after);
            say({ done, stale: null });
          }}
        />
      ) : null}
      <Actions hotelId={hotelId} booking={booking} />
    </aside>
  );
};

const One = ({ hotelId, booking }: { readonly hotelId: string; readonly booking: Booking }) => {
  const words = staysWords.useWords();
  const { one } = words;
  return (
    <>
      <title>{one.meta(booking.guestName)}</title>
      <header className="mt-2 flex flex-wrap items-baseline gap-x-5 gap-y-1">
        <h1 className="min-w-0 text-5 tracking-[-.02em] md:text-6">
          <bdi>{booking.guestName}</bdi>
        </h1>
        <span className="st-state text-3" data-status={booking.status}>
          {words.statuses[booking.status]}
        </span>
        <span className="text-ink2">{booking.reference}</span>
      </header>
      {booking.cancelledBy ? (
        <p className="mt-3">
          {one.cancelledBy[booking.cancelledBy]}{' '}
          {booking.cancelReason ? <span dir="auto">{one.reason(booking.cancelReason)}</span> : null}
        </p>
      ) : null}
      <DeskNotes />
      <div className="st-body">
        <div className="min-w-0">
          <StayFacts hotelId={hotelId} booking={booking} />
          <GuestFacts booking={booking} />
          <Price booking={booking} />
          <Money hotelId={hotelId} booking={booking} />
          <Mails hotelId={hotelId} booking={booking} />
          <History hotelId={hotelId} booking={booking} />
        </div>
        <div className="st-side mt-8 md:mt-12">
          <Side hotelId={hotelId} booking={booking} />
        </div>
      </div>
    </>
  );
};

/** One booking of the hotel: its facts, and the actions possible now. */
export const StayPage = ({ hotelId, bookingId }: Props) => {
  const words = staysWords.useWords();
  const { hotel } = useOwnHotel(hotelId);
  const { data, error, refetch } = useQuery(stayQuery(hotelId, bookingId));
  const missing = isProblem(error, 'not-found') || (data && data.hotelId !== hotelId);
  return (
    <div className="frame pt-4 pb-16">
      <Link
        to="/manage/$hotelId/bookings"
        params={{ hotelId }}
        className="inline-flex min-h-11 items-center gap-2 text-2 font-medium hover:underline"
      >
        <Icon of={ArrowLeft} size={18} />
        {words.one.back}
      </Link>
      {missing ? (
        <>
          <title>{words.meta(hotel.name)}</title>
          <h1 className="mt-4 text-5">{words.one.missing}</h1>
          <p className="mt-2 text-ink2">{words.one.missingText}</p>
        </>
      ) : data ? (
        <One hotelId={hotelId} booking={data} />
      ) : error ? (
        <ProblemNote error={error} retry={() => void refetch()} className="mt-6" />
      ) : (
        <p className="mt-6 text-ink3">{words.waiting}</p>
      )}
    </div>
  );
};
