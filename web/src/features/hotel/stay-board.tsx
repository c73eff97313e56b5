import { useRouter } from '@tanstack/react-router';
import { ArrowRight } from 'lucide';
import { lazy, type ReactNode, Suspense } from 'react';
import { bookingAddress } from '../../lib/booking-address.ts';
import { nightsOf } from '../../lib/dates.ts';
import { useConfig, useConverted } from '../../lib/facts.ts';
import { type Money, useFormats } from '../../lib/format.ts';
import { isZero } from '../../lib/money.ts';
import { nightPrices } from '../../lib/night-prices.ts';
import { type Party, partyText } from '../../lib/party.ts';
import { Amount } from '../../ui/amount.tsx';
import { useCounts } from '../../ui/counts.ts';
import { Dropdown } from '../../ui/dropdown.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NightStrip } from '../../ui/night-strip.tsx';
import { uiWords } from '../../ui/words.ts';
import type { Hotel, Offer, RoomType } from './queries.ts';
import { Trace } from './trace.tsx';
import { hotelWords } from './words.ts';

const loadPicker = async () => ({ default: (await import('../../ui/party-picker.tsx')).PartyPicker });
const PartyPicker = lazy(loadPicker);

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

interface WhoProps {
  readonly party: Party;
  readonly onParty: (party: Party) => void;
}

const Who = ({ party, onParty }: WhoProps) => {
  const { board: words } = hotelWords.useWords();
  const { count, people } = useCounts();
  return (
    <Dropdown
      title={words.who}
      className="flex min-h-11 w-full items-center justify-between gap-4 border-t border-board-line text-left text-2"
      onNear={() => void loadPicker()}
      label={
        <>
          <span>
            {people(party)}, {count('rooms', party.length)}
          </span>
          <span className="link">{words.change}</span>
        </>
      }
    >
      {(close) => (
        <Suspense fallback={<div className="h-56" />}>
          <PartyPicker party={party} onChange={onParty} onDone={close} />
        </Suspense>
      )}
    </Dropdown>
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

const Beside = ({ money }: { readonly money: Money }) => {
  const { approx } = uiWords.useWords();
  const formats = useFormats();
  const converted = useConverted(money);
  return converted ? <p className="text-right text-2 text-on-board2">{approx(formats.money(converted))}</p> : null;
};

const Price = ({ offer, rooms }: { readonly offer: Offer; readonly rooms: string }) => {
  const { board: words } = hotelWords.useWords();
  const { totals, payment } = offer;
  return (
    <>
      <ul className="text-2">
        <Line name={rooms} money={totals.rooms} />
        {totals.taxes.map(({ name, amount, included, due }) => (
          <Line
            key={name}
            name={included ? words.included(name) : due === 'at_hotel' ? words.taxAtHotel(name) : name}
            money={amount}
          />
        ))}
      </ul>
      <Trace offer={offer} />
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 border-t-2 border-on-board pt-2">
        <span>{words.total}</span>
        <b className="figures text-5 tracking-[-.02em] md:text-6">
          <Amount money={totals.total} />
        </b>
      </p>
      <Beside money={totals.total} />
      {isZero(payment.dueAtHotel) ? null : (
        <ul className="mt-2 text-2">
          <Line name={isZero(payment.dueNow) ? words.nothingNow : words.now} money={payment.dueNow} />
          <Line name={words.atHotel} money={payment.dueAtHotel} />
        </ul>
      )}
    </>
  );
};

interface Props extends WhoProps {
  readonly hotel: Hotel;
  readonly checkIn: string | undefined;
  readonly checkOut: string | undefined;
  readonly code: string | undefined;
  readonly roomType: RoomType | undefined;
  readonly offer: Offer | undefined;
  readonly busy: boolean;
  /** Why no room can be had, and what helps. */
  readonly refusal: ReactNode;
}

/** The stay on the dark board, with the one action of the page. It stays in view beside the calendar. */
export const StayBoard = (props: Props) => {
  const { hotel, checkIn, checkOut, party, onParty, code, roomType, offer, busy, refusal } = props;
  const { board: words } = hotelWords.useWords();
  const formats = useFormats();
  const { count } = useCounts();
  const { history } = useRouter();
  const minutes = formats.number(useConfig()?.holdMinutes ?? 15);
  const stay = checkIn !== undefined && checkOut !== undefined ? { checkIn, checkOut } : undefined;
  const nights = stay ? nightsOf(stay.checkIn, stay.checkOut) : [];
  const prices = offer ? nightPrices(offer.nightlyPrices) : undefined;
  const hold = (address: string): void => {
    // A second press before the page has changed is the same request.
    if (history.location.href !== address) history.push(address);
  };
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
            nights={nights.map((date) => ({ date, price: prices?.get(date) ?? null }))}
          />
        </>
      ) : (
        <p className="text-4 font-semibold">{words.pick}</p>
      )}
      <div className="mt-3">
        <Who party={party} onParty={onParty} />
      </div>
      {stay && offer && roomType ? (
        <>
          <Price offer={offer} rooms={words.stay(roomType.name, offer.ratePlan.name, count('nights', nights.length))} />
          <button
            type="button"
            onClick={() =>
              hold(
                bookingAddress({
                  hotelId: hotel.id,
                  roomTypeId: roomType.id,
                  ratePlanId: offer.ratePlan.id,
                  ...stay,
                  party: partyText(party),
                  ...(code !== undefined && { code }),
                }),
              )
            }
            className="mt-3 flex min-h-14 w-full items-center justify-between gap-3 rounded-pane bg-lamp px-4 text-left font-semibold text-on-lamp transition-[filter] duration-150 hover:brightness-105 active:brightness-95"
          >
            {words.hold(count('rooms', party.length), party.length, minutes)}
            <Icon of={ArrowRight} />
          </button>
          <p className="mt-2.5 text-2 text-on-board2">
            {isZero(offer.payment.dueNow) ? words.holdNoteLater : words.holdNote}
          </p>
        </>
      ) : stay && !busy ? (
        <div className="border-t border-board-line pt-3">{refusal}</div>
      ) : null}
    </section>
  );
};
