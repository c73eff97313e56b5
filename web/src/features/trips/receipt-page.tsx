import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Printer } from 'lucide';
import { type Booking, duesOf, keptOf } from '../../lib/bookings.ts';
import { useConfig, useToday } from '../../lib/facts.ts';
import { type Money, useFormats } from '../../lib/format.ts';
import { isZero } from '../../lib/money.ts';
import { amenityWords } from '../../ui/amenity-words.ts';
import { Button } from '../../ui/button.tsx';
import { useCounts } from '../../ui/counts.ts';
import { Icon } from '../../ui/icon.tsx';
import { noteWords } from '../../ui/note-words.ts';
import { Row } from './facts.tsx';
import { paymentsQuery } from './queries.ts';
import { tripsWords } from './words.ts';

const Line = ({
  name,
  money,
  strong = false,
}: {
  readonly name: string;
  readonly money: Money;
  readonly strong?: boolean;
}) => {
  const formats = useFormats();
  return (
    <tr className={strong ? 'border-t-2 border-ink font-bold' : 'border-t border-line'}>
      <td className="py-1.5 pr-4">{name}</td>
      <td className="py-1.5 text-right whitespace-nowrap">{formats.money(money)}</td>
    </tr>
  );
};

/** What was paid for, on one sheet of paper. */
export const ReceiptPage = ({ booking }: { readonly booking: Booking }) => {
  const { receipt: words, trip } = tripsWords.useWords();
  const { lines } = noteWords.useWords();
  const { boards } = amenityWords.useWords();
  const formats = useFormats();
  const { count, bookedFor } = useCounts();
  const config = useConfig();
  const today = useToday();
  const { data: movements = [] } = useQuery(paymentsQuery(booking.id));
  const { hotel, totals, nightlyPrices } = booking;
  const dues = duesOf(booking);
  return (
    <article className="frame max-w-[720px]! pt-6 text-2">
      <title>{`${words.title} ${booking.reference}`}</title>
      <div className="no-print mb-6 flex items-center justify-between gap-4">
        <Link to="/trips/$bookingId" params={{ bookingId: booking.id }} className="link">
          {words.back}
        </Link>
        <Button kind="go" onClick={() => print()}>
          <Icon of={Printer} size={20} />
          {words.print}
        </Button>
      </div>
      <div className="flex items-baseline justify-between gap-4 border-t-2 border-ink pt-3">
        <h1 className="text-5 tracking-[-.02em]">{words.title}</h1>
        <p className="text-4 font-bold">{config?.brand}</p>
      </div>
      <dl className="mt-4">
        <Row name={trip.reference}>{booking.reference}</Row>
        <Row name={words.for}>
          {booking.guestName}
          <span className="block font-normal">{booking.guestEmail}</span>
        </Row>
        <Row name={words.hotel}>
          {hotel.name}
          <span className="block font-normal">
            {hotel.address}, {hotel.city}, {formats.country(hotel.country)}
          </span>
        </Row>
        <Row name={words.nights}>
          {formats.range(booking.checkIn, booking.checkOut, 'monthSpan')}
          <span className="block font-normal">
            {count('nights', booking.nights)}, {count('rooms', booking.rooms)}, {booking.roomTypeName},{' '}
            {boards[booking.ratePlan.board] ?? booking.ratePlan.board}, {bookedFor(booking)}
          </span>
        </Row>
        <Row name={words.made}>{formats.instant(booking.createdAt, hotel.timeZone)}</Row>
      </dl>
      <table className="mt-6 w-full">
        <tbody>
          {nightlyPrices.map(({ date, rooms }) =>
            rooms.map(({ price }, room) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a room of a night is its place
              <Line key={`${date} ${room}`} name={`${words.perNight} ${formats.date(date, 'day')}`} money={price} />
            )),
          )}
          {totals.taxes.map(({ name, amount, included, due }) => (
            <Line
              key={name}
              name={included ? lines.included(name) : due === 'at_hotel' ? lines.taxAtHotel(name) : name}
              money={amount}
            />
          ))}
          <Line name={formats.currency(totals.total.currency)} money={totals.total} strong />
        </tbody>
      </table>
      <table className="mt-6 w-full">
        <tbody>
          {movements
            .filter(({ status }) => status === 'succeeded')
            .map(({ kind, amount, at }) => (
              <Line
                key={at + kind}
                name={`${kind === 'charge' ? trip.charge : trip.refund}, ${formats.instant(at, hotel.timeZone)}`}
                money={kind === 'charge' ? amount : { ...amount, amount: `-${amount.amount}` }}
              />
            ))}
          <Line name={words.kept} money={keptOf(booking)} strong />
          {isZero(dues.atHotel) ? null : <Line name={trip.atHotel} money={dues.atHotel} />}
        </tbody>
      </table>
      <p className="mt-6 text-ink2">
        {words.printed} {formats.date(today, 'long')}. {config?.sandbox ? words.sandbox : ''}
      </p>
    </article>
  );
};
