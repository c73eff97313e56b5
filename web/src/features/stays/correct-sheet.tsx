import { type FormEvent, useState } from 'react';
import { get } from '../../lib/api.ts';
import { correctionOf, detailsOf, type GuestDetails } from '../../lib/guest-details.ts';
import { ifMatch } from '../../lib/if-match.ts';
import { Button } from '../../ui/button.tsx';
import { Field, TextArea } from '../../ui/field.tsx';
import { useFieldErrors } from '../../ui/field-errors.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import type { SheetProps } from './sheet-props.ts';
import { useAct } from './use-act.ts';
import { staysWords } from './words.ts';

const Form = ({ hotelId, booking, onClose }: Omit<SheetProps, 'open'>) => {
  const { correct: words, done } = staysWords.useWords();
  const [typed, setTyped] = useState(() => detailsOf(booking));
  const correction = correctionOf(typed, booking);
  const act = useAct({
    hotelId,
    booking,
    send: async () => {
      const params = { bookingId: booking.id };
      const body = correction ?? {};
      return (await get('changeHotelBooking', { params, body, headers: ifMatch(booking) })).booking;
    },
    said: () => done.correct,
    onDone: onClose,
  });
  const errors = useFieldErrors(act.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!correction) onClose();
    else if (!act.isPending) act.mutate();
  };
  const bind = (name: keyof GuestDetails) => ({
    name,
    value: typed[name],
    error: errors[name],
    onChange: ({ target }: { target: { value: string } }) => setTyped({ ...typed, [name]: target.value }),
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <Field label={words.name} {...bind('guestName')} />
      <Field label={words.email} type="email" {...bind('guestEmail')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={words.phone} type="tel" {...bind('guestPhone')} />
        <Field label={words.arrival} type="time" {...bind('arrivalTime')} />
      </div>
      <TextArea label={words.wish} maxLength={1000} {...bind('specialRequests')} />
      <p className="text-2 text-ink2">{words.note}</p>
      {act.error && Object.keys(errors).length === 0 ? <ProblemNote error={act.error} /> : null}
      <Button type="submit" kind="go" busy={act.isPending} className="justify-self-start">
        {words.save}
      </Button>
    </form>
  );
};

/** The guest's details, corrected by the hotel: no price, no money. */
export const CorrectSheet = ({ open, ...props }: SheetProps) => {
  const { correct } = staysWords.useWords();
  return (
    <Sheet title={correct.title} open={open} onClose={props.onClose}>
      <Form {...props} />
    </Sheet>
  );
};
