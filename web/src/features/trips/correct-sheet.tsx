import { get } from '../../lib/api.ts';
import { type Booking, bookingQuery, rememberBooking } from '../../lib/bookings.ts';
import { useDraft } from '../../lib/draft.ts';
import { correctionOf, detailsOf, guestDetails } from '../../lib/guest-details.ts';
import { ifMatch } from '../../lib/if-match.ts';
import { isProblem } from '../../lib/problem.ts';
import { queryClient } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { Field, TextArea } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useSending } from '../../ui/use-sending.ts';
import { tripsWords } from './words.ts';

interface Props {
  readonly booking: Booking;
  readonly open: boolean;
  readonly onClose: () => void;
}

const Inside = ({ booking, onClose }: Omit<Props, 'open'>) => {
  const { correct: words } = tripsWords.useWords();
  const draft = useDraft(`correct:${booking.id}`, detailsOf(booking));
  const { value, change, clear } = draft;
  const sending = useSending({
    fields: guestDetails,
    send: async (): Promise<Booking> => {
      const correction = correctionOf(value, booking);
      if (!correction) return booking;
      const params = { bookingId: booking.id };
      return (await get('changeBooking', { params, body: correction, headers: ifMatch(booking) })).booking;
    },
    onDone: (corrected) => {
      rememberBooking(corrected);
      clear();
      onClose();
    },
    onRefused: (error) => {
      // What is there now; or, where the session has ended, the way back in.
      if (isProblem(error, 'stale-version') || isProblem(error, 'unauthenticated'))
        void queryClient.refetchQueries(bookingQuery(booking.id));
    },
  });
  const { errors } = sending;
  const stale = isProblem(sending.error, 'stale-version');
  return (
    <form {...sending.form} className="grid gap-4">
      <Field
        label={words.name}
        name="guestName"
        autoComplete="name"
        value={value.guestName}
        error={errors['guestName']}
        onChange={({ target }) => change({ guestName: target.value })}
      />
      <Field
        label={words.email}
        name="guestEmail"
        type="email"
        autoComplete="email"
        note={words.emailNote}
        value={value.guestEmail}
        error={errors['guestEmail']}
        onChange={({ target }) => change({ guestEmail: target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={words.phone}
          name="guestPhone"
          type="tel"
          autoComplete="tel"
          value={value.guestPhone}
          error={errors['guestPhone']}
          onChange={({ target }) => change({ guestPhone: target.value })}
        />
        <Field
          label={words.arrival}
          name="arrivalTime"
          type="time"
          note={words.arrivalNote}
          value={value.arrivalTime}
          error={errors['arrivalTime']}
          onChange={({ target }) => change({ arrivalTime: target.value })}
        />
      </div>
      <TextArea
        label={words.wish}
        name="specialRequests"
        maxLength={1000}
        value={value.specialRequests}
        error={errors['specialRequests']}
        onChange={({ target }) => change({ specialRequests: target.value })}
      />
      {stale ? (
        <p role="alert" className="border-l-4 border-bad bg-bad-wash px-4 py-3 font-medium">
          {words.stale}
        </p>
      ) : sending.note ? (
        <ProblemNote error={sending.note} />
      ) : null}
      <Button type="submit" kind="go" busy={sending.busy} className="justify-self-start">
        {words.save}
      </Button>
    </form>
  );
};

/** The guest's own details, corrected: no price, no money. */
export const CorrectSheet = ({ booking, open, onClose }: Props) => {
  const { correct: words } = tripsWords.useWords();
  return (
    <Sheet title={words.title} open={open} onClose={onClose}>
      <Inside booking={booking} onClose={onClose} />
    </Sheet>
  );
};
