import { useState } from 'react';
import { get } from '../../lib/api.ts';
import { keptOf } from '../../lib/bookings.ts';
import { useFormats } from '../../lib/format.ts';
import { ifMatch } from '../../lib/if-match.ts';
import { isZero } from '../../lib/money.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { useFieldErrors } from '../../ui/field-errors.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import type { SheetProps } from './sheet-props.ts';
import { useAct } from './use-act.ts';
import { staysWords } from './words.ts';

const Form = ({ hotelId, booking, onClose }: Omit<SheetProps, 'open'>) => {
  const { cancel: words, done } = staysWords.useWords();
  const formats = useFormats();
  const [reason, setReason] = useState('');
  const kept = keptOf(booking);
  const free = isZero(kept);
  const act = useAct({
    hotelId,
    booking,
    send: async () => {
      const params = { bookingId: booking.id };
      const body = reason.trim() === '' ? {} : { reason: reason.trim() };
      return (await get('cancelHotelBooking', { params, body, headers: ifMatch(booking) })).booking;
    },
    said: () => (free ? done.cancelFree : done.cancel(formats.money(kept))),
    onDone: onClose,
  });
  const errors = useFieldErrors(act.error);
  return (
    <div className="grid gap-4">
      <p className={`text-4 font-semibold ${free ? '' : 'text-back'}`}>
        {free ? words.free : words.all(formats.money(kept))}
      </p>
      <p className="text-ink2">{words.note}</p>
      <TextArea
        label={words.reason}
        note={words.reasonNote}
        maxLength={1000}
        value={reason}
        error={errors['reason']}
        onChange={({ target }) => setReason(target.value)}
      />
      {act.error && Object.keys(errors).length === 0 ? <ProblemNote error={act.error} /> : null}
      <div className="flex flex-wrap gap-3">
        <Button kind="go" busy={act.isPending} onClick={() => act.mutate()}>
          {words.go}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {words.keep}
        </Button>
      </div>
    </div>
  );
};

/** The hotel cancels: the reason, and the guest's refund. */
export const CancelSheet = ({ open, ...props }: SheetProps) => {
  const { cancel } = staysWords.useWords();
  return (
    <Sheet title={cancel.title} open={open} onClose={props.onClose}>
      <Form {...props} />
    </Sheet>
  );
};
