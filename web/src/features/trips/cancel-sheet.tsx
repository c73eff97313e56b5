import { useMutation, useQuery } from '@tanstack/react-query';
import { get } from '../../lib/api.ts';
import { type Booking, bookingQuery, isPaid, rememberBooking } from '../../lib/bookings.ts';
import { useDraft } from '../../lib/draft.ts';
import { useFormats } from '../../lib/format.ts';
import { ifMatch } from '../../lib/if-match.ts';
import { isZero } from '../../lib/money.ts';
import { queryClient } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { cancellationQuery } from './queries.ts';
import { tripsWords } from './words.ts';

interface Props {
  readonly booking: Booking;
  readonly open: boolean;
  readonly onClose: () => void;
}

const Inside = ({ booking, onClose }: Omit<Props, 'open'>) => {
  const { cancel: words } = tripsWords.useWords();
  const formats = useFormats();
  const draft = useDraft(`cancel:${booking.id}`, { reason: '' });
  const { reason } = draft.value;
  const preview = useQuery(cancellationQuery(booking.id));
  const cancel = useMutation({
    mutationFn: () =>
      get('cancelBooking', {
        params: { bookingId: booking.id },
        body: { ...(reason.trim() && { reason: reason.trim() }) },
        headers: ifMatch(booking),
      }),
    onSuccess: ({ booking: cancelled }) => {
      rememberBooking(cancelled);
      draft.clear();
      onClose();
    },
    onError: () => void queryClient.invalidateQueries(bookingQuery(booking.id)),
  });
  if (!preview.data)
    return preview.error ? (
      <ProblemNote error={preview.error} retry={() => void preview.refetch()} />
    ) : (
      <div className="h-64 bg-wash" aria-hidden="true" />
    );
  const { refund, points } = preview.data;
  const nothing = isZero(refund);
  const unpaid = !isPaid(booking);
  return (
    <>
      <p className={`text-5 font-bold tracking-[-.02em] ${nothing ? '' : 'text-back'}`}>
        {unpaid ? words.free : nothing ? words.nothing : words.back(formats.money(refund))}
      </p>
      <p className="mt-1 text-ink2">
        {points > 0 ? `${words.points(formats.number(points))} ` : ''}
        {unpaid ? words.freeText : nothing ? words.nothingText : words.card}
      </p>
      <TextArea
        className="mt-6"
        label={words.reason}
        note={words.reasonNote}
        maxLength={1000}
        value={reason}
        onChange={({ target }) => draft.change({ reason: target.value })}
      />
      {cancel.error ? <ProblemNote error={cancel.error} className="mt-4" /> : null}
      <div className="mt-6 flex flex-wrap gap-3">
        <Button
          busy={cancel.isPending}
          onClick={() => cancel.mutate()}
          className="whitespace-normal! max-sm:min-h-12 max-sm:h-auto"
        >
          {unpaid ? words.title : nothing ? words.goNothing : words.go(formats.money(refund))}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {words.keep}
        </Button>
      </div>
    </>
  );
};

/** Cancelling: the refund at this moment is shown first. */
export const CancelSheet = ({ booking, open, onClose }: Props) => {
  const { cancel: words } = tripsWords.useWords();
  return (
    <Sheet title={words.title} open={open} onClose={onClose}>
      <Inside booking={booking} onClose={onClose} />
    </Sheet>
  );
};
