import { CalendarPlus } from 'lucide';
import { type Booking, calendarFile, duesOf, isPaid, keptOf } from '../../lib/bookings.ts';
import { useToday } from '../../lib/facts.ts';
import { useFormats } from '../../lib/format.ts';
import { isZero } from '../../lib/money.ts';
import { Amount } from '../../ui/amount.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Fact } from './facts.tsx';
import { titleOf } from './title.ts';
import { tripsWords } from './words.ts';

const over = new Set<Booking['status']>(['cancelled', 'expired', 'no_show']);

/** The stay did not take place and will not: its nights are not lit. */
export const tookNoPlace = ({ status }: Booking): boolean => over.has(status);

/** Where the money is: paid, to be paid, or on its way back. */
const MoneyFacts = ({ booking }: { readonly booking: Booking }) => {
  const { trip: words } = tripsWords.useWords();
  const { payment } = booking;
  const dues = duesOf(booking);
  const gaveBack = !isZero(payment.refunded) || payment.status === 'refund_pending';
  return (
    <>
      {tookNoPlace(booking) && gaveBack ? (
        <Fact label={words.back} note={payment.status === 'refund_pending' ? words.backUnderWay : words.backDone}>
          <span className="text-back">
            <Amount money={payment.refunded} />
          </span>
        </Fact>
      ) : isPaid(booking) || tookNoPlace(booking) || !isZero(dues.now) ? (
        <Fact label={isPaid(booking) ? words.paid : words.due}>
          <Amount money={isPaid(booking) || tookNoPlace(booking) ? keptOf(booking) : dues.now} />
        </Fact>
      ) : null}
      {isZero(dues.atHotel) || tookNoPlace(booking) ? null : (
        <Fact label={words.atHotel} note={words.atHotelNote}>
          <Amount money={dues.atHotel} />
        </Fact>
      )}
    </>
  );
};

/** The trip's state today, its days and its money, and the most frequent actions. */
export const TripHead = ({ booking }: { readonly booking: Booking }) => {
  const words = tripsWords.useWords();
  const formats = useFormats();
  const { hotel, checkIn, checkOut, actions } = booking;
  const today = useToday(hotel.timeZone);
  return (
    <div className="frame">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pt-5">
        <div className="min-w-0">
          <p className="text-2 text-ink2">
            {words.statuses[booking.status]}. {words.trip.reference}{' '}
            <b className="font-bold tracking-[.03em] text-ink select-all">{booking.reference}</b>
          </p>
          <h1 className="figures text-5 tracking-[-.02em] md:text-6">{titleOf(booking, today, words.titles)}</h1>
        </div>
        <div className="flex flex-wrap gap-2">
          {actions.includes('confirm') && booking.status === 'reserved' ? (
            <ButtonLink kind="go" size="small" to="/book/$bookingId" params={{ bookingId: booking.id }}>
              {words.trip.pay}
            </ButtonLink>
          ) : null}
          {tookNoPlace(booking) ? null : (
            <a
              href={calendarFile(booking)}
              download
              className="inline-flex h-9 items-center gap-2 rounded-pane px-3.5 text-2 font-semibold shadow-[inset_0_0_0_1.5px_currentColor] hover:bg-current/8"
            >
              <Icon of={CalendarPlus} size={18} />
              {words.trip.calendar}
            </a>
          )}
          {actions.includes('change') ? (
            <ButtonLink size="small" to="/trips/$bookingId/change" params={{ bookingId: booking.id }}>
              {words.trip.change}
            </ButtonLink>
          ) : null}
          {tookNoPlace(booking) || booking.status === 'completed' ? (
            <ButtonLink size="small" to="/hotels/$hotelId" params={{ hotelId: booking.hotelId }}>
              {words.trip.again}
            </ButtonLink>
          ) : null}
        </div>
      </div>
      <dl className="mt-5 grid grid-cols-2 gap-x-4 gap-y-5 md:grid-flow-col md:auto-cols-fr md:gap-x-6">
        <Fact label={words.trip.arrive} note={words.trip.from(hotel.checkInTime)}>
          {formats.date(checkIn, 'day')}
        </Fact>
        <Fact label={words.trip.leave} note={words.trip.until(hotel.checkOutTime)}>
          {formats.date(checkOut, 'day')}
        </Fact>
        <MoneyFacts booking={booking} />
      </dl>
      {booking.status === 'cancelled' && booking.cancelledBy ? (
        <p role="status" className="mt-5 border-l-4 border-edge bg-wash px-4 py-3">
          {words.trip.cancelledBy[booking.cancelledBy]}
          {booking.cancelReason ? (
            <span className="block text-ink2">{words.trip.reason(booking.cancelReason)}</span>
          ) : null}
        </p>
      ) : null}
    </div>
  );
};
