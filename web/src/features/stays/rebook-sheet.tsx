import { useState } from 'react';
import { get } from '../../lib/api.ts';
import { ifMatch } from '../../lib/if-match.ts';
import { useOwnHotel } from '../../lib/own-hotel.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import type { SheetProps } from './sheet-props.ts';
import { useAct } from './use-act.ts';
import { staysWords } from './words.ts';

const Form = ({ hotelId, booking, onClose }: Omit<SheetProps, 'open'>) => {
  const { rebook: words, done } = staysWords.useWords();
  const { roomTypes } = useOwnHotel(hotelId);
  const others = roomTypes.filter(({ id }) => id !== booking.roomTypeId);
  const [roomTypeId, setRoomTypeId] = useState(others[0]?.id ?? '');
  const act = useAct({
    hotelId,
    booking,
    send: async () => {
      const params = { bookingId: booking.id };
      return (await get('rebook', { params, body: { roomTypeId }, headers: ifMatch(booking) })).booking;
    },
    said: ({ roomTypeName }) => done.rebook(roomTypeName),
    onDone: onClose,
  });
  return (
    <div className="grid gap-4">
      <p className="text-ink2">{words.note}</p>
      <Select label={words.room} value={roomTypeId} onChange={({ target }) => setRoomTypeId(target.value)}>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {act.error ? <ProblemNote error={act.error} /> : null}
      <Button
        kind="go"
        busy={act.isPending}
        disabled={roomTypeId === ''}
        onClick={() => act.mutate()}
        className="justify-self-start"
      >
        {words.go}
      </Button>
    </div>
  );
};

/** Another room type for the same nights, at no more than the guest has paid: for a night that is overbooked. */
export const RebookSheet = ({ open, ...props }: SheetProps) => {
  const { rebook } = staysWords.useWords();
  return (
    <Sheet title={rebook.title} open={open} onClose={props.onClose}>
      <Form {...props} />
    </Sheet>
  );
};
