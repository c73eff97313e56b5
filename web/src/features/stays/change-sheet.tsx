import { type FormEvent, useState } from 'react';
import { get } from '../../lib/api.ts';
import { isPaid } from '../../lib/bookings.ts';
import { addDays } from '../../lib/dates.ts';
import { ifMatch } from '../../lib/if-match.ts';
import { isZero } from '../../lib/money.ts';
import { useOwnHotel } from '../../lib/own-hotel.ts';
import { Button } from '../../ui/button.tsx';
import { ChangeCost, type Settle, SettleBy, useChangePreview } from '../../ui/change-cost.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { PartyFields } from '../../ui/party-fields.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { changeOf, formOf } from './change-form.ts';
import type { SheetProps } from './sheet-props.ts';
import { useAct } from './use-act.ts';
import { staysWords } from './words.ts';

const Form = ({ hotelId, booking, onClose }: Omit<SheetProps, 'open'>) => {
  const { change: words } = staysWords.useWords();
  const { roomTypes } = useOwnHotel(hotelId);
  const [form, setForm] = useState(() => formOf(booking));
  const [settle, setSettle] = useState<Settle>('desk');
  const change = changeOf(form, booking);
  const preview = useChangePreview(hotelId, booking, change);
  const inHouse = booking.status === 'checked_in';
  const act = useAct({
    hotelId,
    booking,
    send: async () => {
      const params = { bookingId: booking.id };
      const body = { ...change, settle, ...(preview.data && { quote: preview.data.quote }) };
      return (await get('changeHotelBooking', { params, body, headers: ifMatch(booking) })).booking;
    },
    said: () => words.done,
    onDone: onClose,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (preview.data && !act.isPending) act.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {inHouse ? <p className="text-2 text-ink2">{words.inHouse}</p> : null}
      <div className="grid grid-cols-2 gap-3">
        <Field
          label={words.from}
          type="date"
          value={form.checkIn}
          disabled={inHouse}
          onChange={({ target }) => target.value && setForm({ ...form, checkIn: target.value })}
        />
        <Field
          label={words.to}
          type="date"
          value={form.checkOut}
          min={addDays(form.checkIn, 1)}
          onChange={({ target }) => target.value && setForm({ ...form, checkOut: target.value })}
        />
      </div>
      {inHouse ? null : (
        <>
          <Select
            label={words.room}
            value={form.roomTypeId}
            onChange={({ target }) => setForm({ ...form, roomTypeId: target.value })}
          >
            {roomTypes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <PartyFields rooms={form.rooms} onChange={(rooms) => setForm({ ...form, rooms })} />
        </>
      )}
      <ChangeCost before={booking.totals.total} preview={preview} />
      {preview.data && !isZero(preview.data.difference) && isPaid(booking) ? (
        <SettleBy value={settle} onChange={setSettle} />
      ) : null}
      {act.error ? <ProblemNote error={act.error} /> : null}
      <Button type="submit" kind="go" busy={act.isPending} disabled={!preview.data} className="justify-self-start">
        {words.go}
      </Button>
    </form>
  );
};

/** Other dates, people or another room type, with the price before it is done. */
export const ChangeSheet = ({ open, ...props }: SheetProps) => {
  const { change } = staysWords.useWords();
  return (
    <Sheet title={change.title} open={open} onClose={props.onClose}>
      <Form {...props} />
    </Sheet>
  );
};
