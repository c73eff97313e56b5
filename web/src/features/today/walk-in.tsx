import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { get } from '../../lib/api.ts';
import { addDays, daysBetween } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { ifMatch } from '../../lib/if-match.ts';
import { useIntent } from '../../lib/intent.ts';
import { officeKey } from '../../lib/own-hotel.ts';
import { queryClient } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { useDeskNotes } from '../../ui/desk-notes.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { useFieldErrors } from '../../ui/field-errors.ts';
import { PartyFields } from '../../ui/party-fields.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { freeUnits } from './house.ts';
import { refreshDesk, stayPlanQuery } from './queries.ts';
import {
  arrivingOn,
  bookingOf,
  emptyWalkIn,
  offerOf,
  partyOf,
  type RoomOffer,
  roomOf,
  type WalkIn,
  type Way,
  ways,
} from './walk-in-form.ts';
import { todayWords } from './words.ts';
import './walk-in.css';

interface Props {
  readonly hotelId: string;
  readonly today: string;
  readonly onDone: () => void;
}

/** What the rooms cost for these nights and people, now. */
const offersQuery = (hotelId: string, form: WalkIn) => {
  const { checkIn, checkOut } = form;
  const party = partyOf(form);
  return {
    queryKey: officeKey(hotelId, 'walk-in', checkIn, checkOut, party),
    queryFn: () => get('getHotelRooms', { params: { hotelId }, query: { checkIn, checkOut, party: party ?? '' } }),
    enabled: checkIn < checkOut && party !== null,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  };
};

interface Done {
  readonly guest: string;
  /** The numbers of the guests' units; empty if there are none. */
  readonly rooms: readonly string[];
  /** Booked, and something after it failed. */
  readonly half: boolean;
}

/**
 * Books, assigns the best free unit, and checks in a guest who arrives today. The booking stays valid if a later step
 * fails.
 */
const useWalkIn = ({ hotelId, today }: Props) => {
  const intent = useIntent();
  return useMutation({
    mutationFn: async (body: ReturnType<typeof bookingOf>): Promise<Done> => {
      const { booking } = await get('createDeskBooking', {
        params: { hotelId },
        body,
        idempotencyKey: intent.keyFor(body),
      });
      intent.done();
      const guest = booking.guestName;
      const params = { bookingId: booking.id };
      try {
        const plan = await queryClient.fetchQuery(stayPlanQuery(hotelId, booking));
        const free = freeUnits(plan, { ...booking, bookingId: booking.id }).slice(0, booking.rooms);
        // All of its rooms, or none yet.
        const units = free.length === booking.rooms ? free : [];
        const headers = ifMatch(booking);
        const unitIds = units.map(({ id }) => id);
        if (units.length > 0) await get('assignUnits', { params, headers, body: { unitIds, replaces: [] } });
        if (booking.checkIn === today) await get('checkIn', { params, headers });
        return { guest, rooms: units.map(({ number }) => number), half: false };
      } catch {
        return { guest, rooms: [], half: true };
      }
    },
    onSettled: () => refreshDesk(hotelId),
  });
};

const Rooms = ({
  rooms,
  chosen,
  onChoose,
}: {
  readonly rooms: readonly RoomOffer[];
  readonly chosen: string | undefined;
  readonly onChoose: (roomTypeId: string) => void;
}) => {
  const { walkIn: words } = todayWords.useWords();
  const formats = useFormats();
  return (
    <fieldset className="grid">
      <legend className="mb-1.5 text-2 font-medium">{words.room}</legend>
      {rooms.map(({ roomType, available, offers: [offer] }) => (
        <label key={roomType.id} className="td-room" data-free={offer ? true : undefined}>
          <input
            type="radio"
            name="room"
            checked={roomType.id === chosen}
            disabled={!offer}
            onChange={() => onChoose(roomType.id)}
          />
          <span className="min-w-0 font-medium break-words">{roomType.name}</span>
          <span className="text-2 text-ink2">{available !== null && offer ? words.left(available) : ''}</span>
          <span className="text-right font-semibold">{offer ? formats.money(offer.totals.total) : words.none}</span>
        </label>
      ))}
    </fieldset>
  );
};

const Form = (props: Props) => {
  const { hotelId, today, onDone } = props;
  const { walkIn: words } = todayWords.useWords();
  const formats = useFormats();
  const say = useDeskNotes((notes) => notes.say);
  const [form, setForm] = useState(() => emptyWalkIn(today));
  const offers = useQuery(offersQuery(hotelId, form));
  const walkIn = useWalkIn(props);
  const errors = useFieldErrors(walkIn.error);
  const box = useRef<HTMLFormElement>(null);
  // The sheet opens after its form is there, and begins at its first button: the name is typed first.
  useEffect(() => {
    const frame = requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[name="guestName"]')?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const set = (change: Partial<WalkIn>): void => setForm({ ...form, ...change });
  const rooms = offers.data?.rooms ?? [];
  const room = roomOf(rooms, form);
  const offer = offerOf(room, form);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (walkIn.isPending || offers.isPlaceholderData || !room || !offer) return;
    walkIn.mutate(bookingOf(form, room, offer), {
      onSuccess: ({ guest, rooms: numbers, half }) => {
        const where = words.done(guest, formats.list(numbers), numbers.length > 1);
        say({ done: half ? words.half(guest) : where, stale: null });
        onDone();
      },
      // The quote is no longer valid: the current prices are requested, and shown before the form can be sent again.
      onError: () => void offers.refetch(),
    });
  };
  const amount = offer ? formats.money(offer.totals.total) : '';
  return (
    <form ref={box} onSubmit={submit} noValidate className="grid gap-4">
      <div className="grid grid-cols-2 gap-3">
        <Field
          label={words.from}
          type="date"
          value={form.checkIn}
          min={today}
          error={errors['checkIn']}
          onChange={({ target }) => setForm(arrivingOn(form, target.value))}
        />
        <Field
          label={words.to}
          type="date"
          value={form.checkOut}
          min={addDays(form.checkIn, 1)}
          error={errors['checkOut']}
          note={words.nights(Math.max(1, daysBetween(form.checkIn, form.checkOut)))}
          onChange={({ target }) => {
            if (target.value > form.checkIn) set({ checkOut: target.value });
          }}
        />
      </div>
      <PartyFields many rooms={form.rooms} error={errors['party']} onChange={(party) => set({ rooms: party })} />
      {offers.error ? <ProblemNote error={offers.error} retry={() => void offers.refetch()} /> : null}
      {offers.data ? (
        <Rooms
          rooms={rooms}
          chosen={room?.roomType.id}
          onChoose={(roomTypeId) => set({ roomTypeId, ratePlanId: '' })}
        />
      ) : (
        <p className="text-2 text-ink2">{words.asking}</p>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          label={words.name}
          name="guestName"
          autoComplete="off"
          value={form.name}
          error={errors['guestName']}
          onChange={({ target }) => set({ name: target.value })}
        />
        <Select
          label={words.plan}
          value={offer?.ratePlan.id ?? ''}
          onChange={({ target }) => set({ ratePlanId: target.value, roomTypeId: room?.roomType.id ?? '' })}
        >
          {room?.offers.map(({ ratePlan, totals }) => (
            <option key={ratePlan.id} value={ratePlan.id}>
              {ratePlan.name}, {formats.money(totals.total)}
            </option>
          ))}
        </Select>
        <Field
          label={words.phone}
          type="tel"
          autoComplete="off"
          value={form.phone}
          error={errors['guestPhone']}
          onChange={({ target }) => set({ phone: target.value })}
        />
        <Field
          label={words.email}
          type="email"
          autoComplete="off"
          value={form.email}
          error={errors['guestEmail']}
          onChange={({ target }) => set({ email: target.value })}
        />
        <Select label={words.pay} value={form.way} onChange={({ target }) => set({ way: target.value as Way })}>
          {ways.map((way) => (
            <option key={way} value={way}>
              {words.ways[way]}
            </option>
          ))}
        </Select>
      </div>
      {walkIn.error && Object.keys(errors).length === 0 ? <ProblemNote error={walkIn.error} /> : null}
      {offers.data && !offer ? <p className="text-2 font-medium">{words.noRoom}</p> : null}
      <Button type="submit" kind="go" size="large" busy={walkIn.isPending} disabled={!offer}>
        {form.checkIn === today ? words.go(amount) : words.goLater(amount)}
      </Button>
    </form>
  );
};

/** A guest at the desk without a booking: booked, assigned a room and checked in by one form. */
export const WalkInSheet = ({
  open,
  onClose,
  ...props
}: Omit<Props, 'onDone'> & {
  readonly open: boolean;
  readonly onClose: () => void;
}) => {
  const { walkIn } = todayWords.useWords();
  return (
    <Sheet title={walkIn.title} open={open} onClose={onClose} className="md:max-w-2xl">
      <Form {...props} onDone={onClose} />
    </Sheet>
  );
};
