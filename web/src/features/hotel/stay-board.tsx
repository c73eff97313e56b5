import { useRouter } from '@tanstack/react-router';
import { ArrowRight } from 'lucide';
import { bookingAddress } from '../../lib/booking-address.ts';
import { nightsOf } from '../../lib/dates.ts';
import { useConfig, useConverted } from '../../lib/facts.ts';
import { type Money, useFormats } from '../../lib/format.ts';
import { Amount } from '../../ui/amount.tsx';
import { useCounts } from '../../ui/counts.ts';
import { Icon } from '../../ui/icon.tsx';
import { NightStrip } from '../../ui/night-strip.tsx';
import { uiWords } from '../../ui/words.ts';
import type { Hotel, Offer, RoomType } from './queries.ts';
import { hotelWords } from './words.ts';

const Day = ({ label, day, note }: { readonly label: string; readonly day: string; readonly note: string }) => {
  const formats = useFormats();
  return (
    <div className="min-w-0">
      <p className="truncate text-2 text-on-board2">
        {label} {formats.date(day, 'weekdayShort')}
      </p>
      <p className="figures text-4 font-bold tracking-[-.01em]">{formats.date(day)}</p>
      <p className="text-2 text-on-board2">{note}</p>
    </div>
  );
};

const Line = ({ name, money }: { readonly name: string; readonly money: Money }) => (
  <li className="flex justify-between gap-4 border-t border-board-line py-1.5">
    <span className="min-w-0">{name}</span>
    <b className="font-semibold">
      <Amount money={money} bare />
    </b>
  </li>
);

/** The price of each night and the rule that made it. */
const Trace = ({ offer }: { readonly offer: Offer }) => {
  const { board: words } = hotelWords.useWords();
  const formats = useFormats();
  return (
    <details className="border-t border-board-line py-1.5 text-2">
      <summary className="link w-fit">{words.trace}</summary>
      <ul className="mt-1.5">
        {offer.nightlyPrices.map(({ date, price, rule }) => (
          <li key={date} className="grid grid-cols-[auto_1fr_auto] gap-x-3 py-0.5 text-on-board2">
            <span>{formats.date(date, 'day')}</span>
            <span className="truncate">
              {rule.kind === 'override'
                ? words.override[rule.reason]
                : rule.kind === 'demand'
                  ? words.demand(formats.number(Number(rule.factor), { minimumFractionDigits: 2 }))
                  : words.base}
            </span>
            <Amount money={price} bare />
          </li>
        ))}
      </ul>
    </details>
  );
};

const Beside = ({ money }: { readonly money: Money }) => {
  const { approx } = uiWords.useWords();
  const formats = useFormats();
  const converted = useConverted(money);
  return converted ? <p className="text-right text-2 text-on-board2">{approx(formats.money(converted))}</p> : null;
};

interface Props {
  readonly hotel: Hotel;
  readonly checkIn: string | undefined;
  readonly checkOut: string | undefined;
  readonly party: string;
  readonly roomType: RoomType | undefined;
  readonly offer: Offer | undefined;
  readonly busy: boolean;
}

/** The stay on the dark board, with the one action of the page. It stays in view beside the calendar. */
export const StayBoard = ({ hotel, checkIn, checkOut, party, roomType, offer, busy }: Props) => {
  const { board: words } = hotelWords.useWords();
  const formats = useFormats();
  const { count } = useCounts();
  const { history } = useRouter();
  const minutes = formats.number(useConfig()?.holdMinutes ?? 15);
  const stay = checkIn !== undefined && checkOut !== undefined ? { checkIn, checkOut } : undefined;
  const nights = stay ? nightsOf(stay.checkIn, stay.checkOut) : [];
  const prices = new Map(offer?.nightlyPrices.map(({ date, price }) => [date, price]));
  return (
    <section
      aria-label={words.title}
      aria-busy={busy}
      className="board -mx-4 self-start p-4 md:mx-0 md:rounded-pane md:p-5 lg:sticky lg:top-4"
    >
      {stay ? (
        <>
          <div className="grid grid-cols-2 gap-4">
            <Day label={words.arrive} day={stay.checkIn} note={words.from(hotel.checkInTime)} />
            <Day label={words.leave} day={stay.checkOut} note={words.until(hotel.checkOutTime)} />
          </div>
          <NightStrip
            className="mt-4"
            lit={offer !== undefined}
            most={5}
            label={formats.range(stay.checkIn, stay.checkOut)}
            nights={nights.map((date) => ({ date, price: prices.get(date) ?? null }))}
          />
        </>
      ) : (
        <p className="text-4 font-semibold">{words.pick}</p>
      )}
      {stay && offer && roomType ? (
        <>
          <ul className="mt-4 text-2">
            <Line name={words.stay(roomType.name, count('nights', nights.length))} money={offer.totals.rooms} />
            {offer.totals.taxes.map(({ name, amount, included }) => (
              <Line key={name} name={included ? words.included(name) : name} money={amount} />
            ))}
          </ul>
          <Trace offer={offer} />
          <p className="flex items-baseline justify-between gap-4 border-t-2 border-on-board pt-2">
            <span>{words.total}</span>
            <b className="figures text-5 tracking-[-.02em] md:text-6">
              <Amount money={offer.totals.total} />
            </b>
          </p>
          <Beside money={offer.totals.total} />
          {Number(offer.payment.dueAtHotel.amount) > 0 ? (
            <ul className="mt-2 text-2">
              <Line name={words.now} money={offer.payment.dueNow} />
              <Line name={words.atHotel} money={offer.payment.dueAtHotel} />
            </ul>
          ) : null}
          <button
            type="button"
            onClick={() =>
              history.push(
                bookingAddress({
                  hotelId: hotel.id,
                  roomTypeId: roomType.id,
                  ratePlanId: offer.ratePlan.id,
                  ...stay,
                  party,
                }),
              )
            }
            className="mt-3 flex min-h-14 w-full items-center justify-between gap-3 rounded-pane bg-lamp px-4 text-left font-semibold text-on-lamp transition-[filter] duration-150 hover:brightness-105 active:brightness-95"
          >
            {words.hold(minutes)}
            <Icon of={ArrowRight} />
          </button>
          <p className="mt-2.5 text-2 text-on-board2">{words.holdNote}</p>
        </>
      ) : stay && !busy ? (
        <p className="mt-4">{words.noRoom}</p>
      ) : null}
    </section>
  );
};
