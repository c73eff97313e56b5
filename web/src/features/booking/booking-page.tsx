import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Booking, bookingQuery } from '../../lib/bookings.ts';
import { partyText } from '../../lib/party.ts';
import { isProblem } from '../../lib/problem.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Confirmation } from './confirmation.tsx';
import { Board } from './hold-board.tsx';
import { HoldPage } from './hold-page.tsx';
import { useStayOf } from './stay.ts';
import { Summary } from './summary.tsx';
import { bookingWords } from './words.ts';

/** Something to know and, at most, one thing to do; the stay beside it. */
const State = ({
  booking,
  title,
  text,
  children,
}: {
  readonly booking: Booking;
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}) => {
  const stay = useStayOf(booking);
  return (
    <>
      <Board title={title} />
      <div className="frame grid gap-x-8 gap-y-8 pt-8 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div role="status" className="max-w-[60ch] border-t-2 border-ink pt-3.5">
          <p className="text-4">{text}</p>
          {children ? <div className="mt-6">{children}</div> : null}
        </div>
        <Summary stay={stay} offer={booking} held={booking.status === 'payment_pending'} />
      </div>
    </>
  );
};

const HoldAgain = ({ booking, children }: { readonly booking: Booking; readonly children: string }) => (
  <ButtonLink
    kind="go"
    to="/hotels/$hotelId"
    params={{ hotelId: booking.hotelId }}
    search={{
      checkIn: booking.checkIn,
      checkOut: booking.checkOut,
      party: partyText(booking.party),
      room: booking.roomTypeId,
    }}
  >
    {children}
  </ButtonLink>
);

const Windows = () => (
  <div className="grid max-w-80 grid-flow-col gap-1" aria-hidden="true">
    {[0, 1, 2, 3, 4, 5].map((window) => (
      <i
        key={window}
        className="h-9 animate-[asking_1.8s_ease-in-out_infinite] rounded-pane bg-wash2"
        style={{ animationDelay: `${window * 0.15}s` }}
      />
    ))}
  </div>
);

const Present = ({ booking }: { readonly booking: Booking }) => {
  const words = bookingWords.useWords();
  if (booking.status === 'payment_pending')
    return (
      <State booking={booking} title={words.pending.title} text={words.pending.text}>
        <Windows />
      </State>
    );
  if (booking.actions.includes('confirm')) return <HoldPage booking={booking} />;
  if (booking.status === 'expired' || booking.status === 'reserved')
    return (
      <State booking={booking} title={words.expired.title} text={words.expired.text}>
        <HoldAgain booking={booking}>{words.expired.again}</HoldAgain>
      </State>
    );
  if (booking.status === 'cancelled')
    return (
      <State booking={booking} title={words.cancelled.title} text={words.cancelled.text}>
        <HoldAgain booking={booking}>{words.cancelled.again}</HoldAgain>
      </State>
    );
  return <Confirmation booking={booking} />;
};

const Waiting = () => (
  <>
    <div className="board h-20 md:h-26" />
    <div className="frame grid gap-8 pt-8 lg:grid-cols-[minmax(0,1fr)_360px]" aria-hidden="true">
      <div className="h-120 border-t-2 border-ink pt-4">
        <div className="h-full bg-wash" />
      </div>
      <div className="h-120 border-t-2 border-ink pt-4">
        <div className="h-full bg-wash" />
      </div>
    </div>
  </>
);

const Gone = () => {
  const { gone: words } = bookingWords.useWords();
  return (
    <>
      <Board title={words.title} />
      <div className="frame py-8">
        <p className="max-w-[60ch] text-ink2">{words.text}</p>
        <p className="mt-6">
          <ButtonLink to="/trips">{words.trips}</ButtonLink>
        </p>
      </div>
    </>
  );
};

interface Props {
  readonly bookingId: string;
  /** A way to sign in, where the session has ended. */
  readonly signIn: ReactNode;
}

/** One booking from its hold to its confirmation: this page shows it in any state. */
export const BookingPage = ({ bookingId, signIn }: Props) => {
  const words = bookingWords.useWords();
  const { data, error, refetch } = useQuery(bookingQuery(bookingId));
  const ended = isProblem(error, 'unauthenticated');
  return (
    <>
      <title>{data?.status === 'confirmed' ? words.booked.title(data.hotel.city) : words.meta}</title>
      {ended ? (
        <>
          <Board title={words.ended.title} note={words.ended.text} />
          <div className="frame pt-8">{signIn}</div>
        </>
      ) : isProblem(error, 'not-found') || isProblem(error, 'invalid-request') ? (
        <Gone />
      ) : data ? (
        <Present booking={data} />
      ) : error ? (
        <>
          <Board title={words.meta} />
          <div className="frame pt-8">
            <ProblemNote error={error} retry={() => void refetch()} />
          </div>
        </>
      ) : (
        <Waiting />
      )}
    </>
  );
};
