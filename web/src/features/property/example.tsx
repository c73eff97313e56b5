import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, type Success } from '../../lib/api.ts';
import { addDays } from '../../lib/dates.ts';
import { useToday } from '../../lib/facts.ts';
import { type Money, useFormats } from '../../lib/format.ts';
import { isZero } from '../../lib/money.ts';
import { type OwnHotel, officeKey } from '../../lib/own-hotel.ts';
import { Amount } from '../../ui/amount.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { NumberField } from './fields.tsx';
import { propertyWords } from './words.ts';

type Room = Success<'getHotelRooms'>['rooms'][number];
type Offer = NonNullable<Room['offer']>;

interface Asked {
  readonly hotelId: string;
  /** The state of the hotel for the request: another state gives another example. */
  readonly version: number;
  readonly checkIn: string;
  readonly nights: number;
  readonly party: string;
}

const exampleQuery = ({ hotelId, version, checkIn, nights, party }: Asked) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'example', version, checkIn, nights, party),
    queryFn: async () => {
      const query = { checkIn, checkOut: addDays(checkIn, nights), party };
      return (await get('getHotelRooms', { params: { hotelId }, query })).rooms;
    },
    placeholderData: keepPreviousData,
  });

const Line = ({ name, money }: { readonly name: string; readonly money: Money }) => (
  <li className="flex justify-between gap-4 border-b border-line py-1.5">
    <span className="min-w-0">{name}</span>
    <Amount money={money} />
  </li>
);

const Lines = ({ offer, timeZone }: { readonly offer: Offer; readonly timeZone: string }) => {
  const { example: words } = propertyWords.useWords();
  const formats = useFormats();
  const { totals, payment, cancellationPolicy } = offer;
  return (
    <div className="mt-4 grid gap-x-10 gap-y-6 lg:grid-cols-2">
      <div>
        <p className="font-semibold">{words.price}</p>
        <ul className="mt-1 text-2">
          <Line name={words.rooms} money={totals.rooms} />
          {totals.taxes.map(({ name, amount, included, due }) => (
            <Line
              key={name}
              name={included ? words.included(name) : due === 'at_hotel' ? words.atHotelTax(name) : name}
              money={amount}
            />
          ))}
          <li className="flex justify-between gap-4 py-1.5 font-semibold">
            <span>{words.total}</span>
            <Amount money={totals.total} />
          </li>
          {isZero(payment.dueAtHotel) ? null : (
            <>
              <Line name={words.now} money={payment.dueNow} />
              <Line name={words.atHotel} money={payment.dueAtHotel} />
            </>
          )}
        </ul>
      </div>
      <div>
        <p className="font-semibold">{words.back}</p>
        {cancellationPolicy.steps.length === 0 ? (
          <p className="mt-1 text-2 text-ink2">{words.nothingBack}</p>
        ) : (
          <ul className="mt-1 text-2">
            {cancellationPolicy.steps.map(({ until, refund }) => (
              <Line key={until} name={words.until(formats.instant(until, timeZone))} money={refund} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
};

/** Far enough that every step of most policies is still to come. */
const daysAhead = 45;
const parties = ['1', '2', '2-4', '2-4-9', '4'] as const;

/** A guest's price and refund for a stay, as the system computes them from the saved settings. */
export const Example = ({ hotel }: { readonly hotel: OwnHotel }) => {
  const { example: words } = propertyWords.useWords();
  const today = useToday(hotel.timeZone);
  const [checkIn, setCheckIn] = useState(() => addDays(today, daysAhead));
  const [nights, setNights] = useState<number | null>(3);
  const [party, setParty] = useState<string>('2');
  const [roomTypeId, setRoomTypeId] = useState<string | null>(null);
  const [planId, setPlanId] = useState('standard');
  const isOpen = hotel.status === 'active';
  const isAsked = isOpen && checkIn !== '' && nights !== null && nights > 0;
  const asked = { hotelId: hotel.id, version: hotel.version, checkIn, nights: nights ?? 1, party };
  const { data, error } = useQuery({ ...exampleQuery(asked), enabled: isAsked });
  if (!isOpen) return <p className="text-ink2">{words.closed}</p>;
  const rooms = (data ?? []).filter(({ offers }) => offers.length > 0);
  const room = rooms.find(({ roomType }) => roomType.id === roomTypeId) ?? rooms[0];
  const offer = room?.offers.find(({ ratePlan }) => ratePlan.id === planId) ?? room?.offers[0];
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field
          label={words.arrival}
          type="date"
          min={today}
          value={checkIn}
          onChange={({ target }) => setCheckIn(target.value)}
        />
        <NumberField label={words.nights} min={1} max={30} value={nights} onChange={setNights} />
        <Select label={words.people} value={party} onChange={({ target }) => setParty(target.value)}>
          {parties.map((each) => (
            <option key={each} value={each}>
              {words.parties[each]}
            </option>
          ))}
        </Select>
      </div>
      {error ? <ProblemNote error={error} className="mt-4" /> : null}
      {room && offer ? (
        <>
          <div className="mt-4 grid gap-4 sm:grid-cols-2">
            <Select
              label={words.roomType}
              value={room.roomType.id}
              onChange={({ target }) => setRoomTypeId(target.value)}
            >
              {rooms.map(({ roomType }) => (
                <option key={roomType.id} value={roomType.id}>
                  {roomType.name}
                </option>
              ))}
            </Select>
            <Select label={words.plan} value={offer.ratePlan.id} onChange={({ target }) => setPlanId(target.value)}>
              {room.offers.map(({ ratePlan }) => (
                <option key={ratePlan.id} value={ratePlan.id}>
                  {ratePlan.name}
                </option>
              ))}
            </Select>
          </div>
          <Lines offer={offer} timeZone={hotel.timeZone} />
        </>
      ) : data && !error ? (
        <p className="mt-5 text-ink2">{data.length === 0 ? words.noRoom : words.noOffer}</p>
      ) : null}
    </>
  );
};
