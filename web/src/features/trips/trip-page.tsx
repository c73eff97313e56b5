import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { get } from '../../lib/api.ts';
import { type Booking, bookingQuery, isPaid, keptOf } from '../../lib/bookings.ts';
import { nightsOf } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { nightPrices } from '../../lib/night-prices.ts';
import { isProblem } from '../../lib/problem.ts';
import { amenityWords } from '../../ui/amenity-words.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { useCounts } from '../../ui/counts.ts';
import { HotelPicture } from '../../ui/hotel-picture.tsx';
import { NightCell } from '../../ui/night-cell.tsx';
import { NightStrip } from '../../ui/night-strip.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RefundSteps } from '../../ui/refund-steps.tsx';
import { Section } from '../../ui/section.tsx';
import { CancelSheet } from './cancel-sheet.tsx';
import { CorrectSheet } from './correct-sheet.tsx';
import { Row } from './facts.tsx';
import { History, MoneyMoved } from './past.tsx';
import { Review } from './review.tsx';
import { TripHead, tookNoPlace } from './trip-head.tsx';
import { tripsWords } from './words.ts';

const Resend = ({ booking }: { readonly booking: Booking }) => {
  const { trip: words } = tripsWords.useWords();
  const resend = useMutation({
    mutationFn: () => get('resendConfirmation', { params: { bookingId: booking.id } }),
  });
  return (
    <>
      <Button size="small" busy={resend.isPending} onClick={() => resend.mutate()}>
        {words.resend}
      </Button>
      <span role="status" className="self-center text-2 text-ink2">
        {resend.isSuccess ? words.resent(booking.guestEmail ?? '') : ''}
      </span>
      {resend.error ? <ProblemNote error={resend.error} className="basis-full" /> : null}
    </>
  );
};

const StaySection = ({ booking }: { readonly booking: Booking }) => {
  const { trip: words } = tripsWords.useWords();
  const { boards } = amenityWords.useWords();
  const { count, bookedFor } = useCounts();
  const formats = useFormats();
  const [correcting, setCorrecting] = useState(false);
  const { hotel, checkIn, checkOut, actions, rooms } = booking;
  const prices = nightPrices(booking.nightlyPrices);
  const nights = nightsOf(checkIn, checkOut);
  return (
    <Section title={words.stay}>
      <div className="flex gap-[3px]">
        {/* As many nights as there is room for: fewer on a phone. */}
        {(
          [
            ['md:hidden', 5],
            ['max-md:hidden', 7],
          ] as const
        ).map(([where, most]) => (
          <NightStrip
            key={where}
            className={`min-w-0 flex-1 [&_.nc]:min-h-18 ${where}`}
            lit={!tookNoPlace(booking)}
            most={most}
            label={words.label(formats.range(checkIn, checkOut, 'monthSpan'))}
            nights={nights.map((date) => ({ date, price: prices.get(date) ?? null }))}
          />
        ))}
        <NightCell
          out
          className="w-28 flex-none max-md:hidden"
          date={formats.date(checkOut, 'cell')}
          price={<span className="text-1 font-medium">{words.out(hotel.checkOutTime)}</span>}
        />
      </div>
      <dl className="mt-4 text-2">
        <Row name={words.room}>
          {rooms > 1 ? `${count('rooms', rooms)}, ` : ''}
          {booking.roomTypeName}
        </Row>
        <Row name={words.board}>
          {boards[booking.ratePlan.board] ?? booking.ratePlan.board}
          {booking.ratePlan.id === 'standard' ? '' : `, ${booking.ratePlan.name}`}
        </Row>
        <Row name={words.guests}>
          {booking.guestName}, {bookedFor(booking)}
        </Row>
        <Row name={words.mail}>{booking.guestEmail}</Row>
        {booking.guestPhone ? <Row name={words.phone}>{booking.guestPhone}</Row> : null}
        {booking.arrivalTime ? <Row name={words.arrival}>{booking.arrivalTime}</Row> : null}
        {booking.specialRequests ? (
          <Row name={words.wish}>
            <span className="whitespace-pre-line">{booking.specialRequests}</span>
          </Row>
        ) : null}
        <Row name={words.address}>
          {hotel.name}
          <span className="block font-normal">
            {hotel.address}, {hotel.city}, {formats.country(hotel.country)}
          </span>
          <Link to="/hotels/$hotelId" params={{ hotelId: booking.hotelId }} className="link font-normal">
            {words.hotel}
          </Link>
        </Row>
      </dl>
      <div className="mt-4 flex flex-wrap gap-2">
        {actions.includes('correct') ? (
          <Button size="small" onClick={() => setCorrecting(true)}>
            {words.correct}
          </Button>
        ) : null}
        {actions.includes('resend') ? <Resend booking={booking} /> : null}
      </div>
      <CorrectSheet booking={booking} open={correcting} onClose={() => setCorrecting(false)} />
    </Section>
  );
};

const CancelSection = ({ booking }: { readonly booking: Booking }) => {
  const { trip: words } = tripsWords.useWords();
  const [open, setOpen] = useState(false);
  if (!booking.actions.includes('cancel')) return null;
  return (
    <Section title={words.cancelTitle}>
      {isPaid(booking) || booking.status === 'confirmed' ? (
        <RefundSteps
          steps={booking.cancellationPolicy.steps}
          paid={keptOf(booking)}
          timeZone={booking.hotel.timeZone}
          nights={[...nightPrices(booking.nightlyPrices).values()]}
        />
      ) : null}
      <Button className="mt-4" onClick={() => setOpen(true)}>
        {booking.status === 'confirmed' ? words.cancel : words.giveUp}
      </Button>
      <CancelSheet booking={booking} open={open} onClose={() => setOpen(false)} />
    </Section>
  );
};

const Whole = ({ booking }: { readonly booking: Booking }) => (
  <>
    <HotelPicture
      image={booking.hotel.image}
      name={booking.hotel.name}
      first
      className={`h-40 w-full object-cover ${booking.hotel.image ? 'md:h-72' : ''} ${tookNoPlace(booking) ? 'opacity-60' : ''}`}
    />
    <TripHead booking={booking} />
    <div className="frame">
      <Review booking={booking} />
      <StaySection booking={booking} />
      <CancelSection booking={booking} />
      <MoneyMoved booking={booking} />
      <History booking={booking} />
    </div>
  </>
);

const Waiting = () => (
  <div aria-hidden="true">
    <div className="h-40 bg-wash2 md:h-72" />
    <div className="frame pt-5">
      <div className="h-17 w-3/5 bg-wash2" />
      <div className="mt-5 h-24 border-t-2 border-ink bg-wash" />
      <div className="mt-12 h-96 border-t-2 border-ink bg-wash" />
    </div>
  </div>
);

interface OfTripProps {
  readonly bookingId: string;
  readonly signIn: ReactNode;
  readonly children: (booking: Booking) => ReactNode;
}

/**
 * A page of one trip: it waits, offers sign-in if the session has ended, and shows a message if there is no such trip.
 */
export const OfTrip = ({ bookingId, signIn, children }: OfTripProps) => {
  const words = tripsWords.useWords();
  const { data, error, refetch } = useQuery(bookingQuery(bookingId));
  if (isProblem(error, 'unauthenticated'))
    return (
      <div className="frame pt-6">
        <title>{words.meta}</title>
        <h1 className="text-5 tracking-[-.02em] md:text-6">{words.list.signIn}</h1>
        <div className="mt-6">{signIn}</div>
      </div>
    );
  if (isProblem(error, 'not-found') || isProblem(error, 'invalid-request'))
    return (
      <div className="frame py-12">
        <title>{words.gone.title}</title>
        <h1 className="text-5 tracking-[-.02em] md:text-6">{words.gone.title}</h1>
        <p className="mt-4 text-ink2">{words.gone.text}</p>
        <p className="mt-6">
          <ButtonLink to="/trips">{words.gone.trips}</ButtonLink>
        </p>
      </div>
    );
  if (data) return children(data);
  return error ? (
    <div className="frame py-10">
      <ProblemNote error={error} retry={() => void refetch()} />
    </div>
  ) : (
    <Waiting />
  );
};

export const TripPage = (props: Omit<OfTripProps, 'children'>) => (
  <OfTrip {...props}>
    {(booking) => (
      <>
        <title>{`${booking.hotel.city}, ${booking.reference}`}</title>
        <Whole booking={booking} />
      </>
    )}
  </OfTrip>
);
