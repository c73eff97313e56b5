import { CalendarPlus } from 'lucide';
import { type ReactNode, useState } from 'react';
import { type Booking, calendarFile, duesOf, keptOf } from '../../lib/bookings.ts';
import { nightsOf } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { isZero, less } from '../../lib/money.ts';
import { nightPrices } from '../../lib/night-prices.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NightStrip } from '../../ui/night-strip.tsx';
import { Section } from '../../ui/section.tsx';
import { useStayOf } from './stay.ts';
import { Summary } from './summary.tsx';
import { bookingWords } from './words.ts';

const Reference = ({ reference }: { readonly reference: string }) => {
  const { booked: words } = bookingWords.useWords();
  const [copied, setCopied] = useState(false);
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 text-on-board2">
      {words.reference}
      <b className="text-4 font-bold tracking-[.04em] text-on-board select-all">{reference}</b>
      <button
        type="button"
        className="link min-h-10 text-2"
        aria-live="polite"
        onClick={() => void navigator.clipboard?.writeText(reference).then(() => setCopied(true))}
      >
        {copied ? words.copied : words.copy}
      </button>
    </p>
  );
};

const Step = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <li className="border-t border-line py-3 first:border-t-0 first:pt-0">
    <b className="font-semibold">{title}</b>
    <p className="text-2 text-ink2">{children}</p>
  </li>
);

const FreeUntil = ({ booking }: { readonly booking: Booking }) => {
  const { booked: words } = bookingWords.useWords();
  const formats = useFormats();
  const [step] = booking.cancellationPolicy.steps.filter(
    ({ until, refund }) => Date.parse(until) > serverNow() && !isZero(refund),
  );
  if (isZero(booking.payment.paid)) return <Step title={words.unpaid}>{words.unpaidText}</Step>;
  return step ? (
    <Step
      // Of the paid amount; a step that keeps a part of it is not free.
      title={(isZero(less(keptOf(booking), step.refund)) ? words.free : words.part)(
        formats.instant(step.until, booking.hotel.timeZone),
      )}
    >
      {words.freeText(formats.money(step.refund))}
    </Step>
  ) : (
    <Step title={words.noFree}>{words.noFreeText}</Step>
  );
};

/** Booked: the nights light up one after another, and the next steps are listed. */
export const Confirmation = ({ booking }: { readonly booking: Booking }) => {
  const { booked: words } = bookingWords.useWords();
  const formats = useFormats();
  const stay = useStayOf(booking);
  const dues = duesOf(booking);
  const { hotel, checkIn, checkOut, nightlyPrices } = booking;
  const prices = nightPrices(nightlyPrices);
  return (
    <>
      <div className="board">
        <div className="frame grid gap-x-8 gap-y-5 pt-4 pb-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] lg:items-end">
          <div>
            <h1 className="figures text-5 tracking-[-.02em] md:text-6">{words.title(hotel.city)}</h1>
            <div className="mt-2">
              <Reference reference={booking.reference} />
            </div>
            <div className="mt-4 flex flex-wrap gap-3">
              <ButtonLink kind="go" to="/trips/$bookingId" params={{ bookingId: booking.id }}>
                {words.trip}
              </ButtonLink>
              <a
                href={calendarFile(booking)}
                download
                className="inline-flex h-12 items-center gap-2.5 rounded-pane px-5 font-semibold shadow-[inset_0_0_0_1.5px_currentColor] hover:bg-current/8"
              >
                <Icon of={CalendarPlus} size={20} />
                {words.calendar}
              </a>
            </div>
          </div>
          {(
            [
              ['md:hidden', 5],
              ['max-md:hidden', 7],
            ] as const
          ).map(([where, most]) => (
            <NightStrip
              key={where}
              className={`lights-up [&_.nc]:min-h-22 ${where}`}
              lit
              most={most}
              label={words.nights(formats.range(checkIn, checkOut, 'monthSpan'))}
              nights={nightsOf(checkIn, checkOut).map((date) => ({ date, price: prices.get(date) ?? null }))}
            />
          ))}
        </div>
      </div>
      <div className="frame grid gap-x-8 pt-8 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="lg:order-last">
          <Summary stay={stay} offer={booking} dues={dues} paid={!isZero(booking.payment.paid)} />
        </div>
        <div className="[&>section]:md:mt-0">
          <Section title={words.next}>
            <ol>
              <Step title={words.mail}>{words.mailText(booking.guestEmail ?? '')}</Step>
              <FreeUntil booking={booking} />
              <Step title={words.arrive(formats.date(checkIn, 'long'))}>
                {words.arriveText(hotel.checkInTime, [hotel.address, hotel.city].join(', '))}
              </Step>
              {isZero(dues.atHotel) ? null : (
                <Step title={words.atHotel(formats.money(dues.atHotel))}>{words.atHotelText}</Step>
              )}
            </ol>
          </Section>
        </div>
      </div>
    </>
  );
};
