import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { get, type Success } from '../../lib/api.ts';
import { type Booking, bookingQuery, keptOf, rememberBooking } from '../../lib/bookings.ts';
import { nightsOf } from '../../lib/dates.ts';
import { type Money, useFormats } from '../../lib/format.ts';
import { ifMatch } from '../../lib/if-match.ts';
import { isZero, less, plus } from '../../lib/money.ts';
import { isProblem } from '../../lib/problem.ts';
import { queryClient } from '../../lib/query.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { NightStrip } from '../../ui/night-strip.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RefundSteps } from '../../ui/refund-steps.tsx';
import { Section } from '../../ui/section.tsx';
import { type Change, changePreviewQuery } from './queries.ts';
import { changeOf, type Wish } from './wish.ts';
import { tripsWords } from './words.ts';

type Preview = Success<'previewChange'>;

/** Puts the change into force at the price that was shown, and goes back to the trip. */
const useApply = (booking: Booking, change: Change, onDone: () => void) => {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (quote: string) => {
      const params = { bookingId: booking.id };
      return get('changeBooking', { params, body: { ...change, quote }, headers: ifMatch(booking) });
    },
    onSuccess: ({ booking: changed }) => {
      rememberBooking(changed);
      onDone();
      void queryClient.invalidateQueries({ queryKey: ['calendar', booking.hotelId] });
      void navigate({ to: '/trips/$bookingId', params: { bookingId: booking.id } });
    },
    // The price or the booking has changed: both are requested again, and the wish stays as it was picked.
    onError: async () => {
      await queryClient.refetchQueries(bookingQuery(booking.id));
      await queryClient.invalidateQueries({ queryKey: ['change', booking.id] });
    },
  });
};

const Total = ({ name, money }: { readonly name: string; readonly money: Money }) => (
  <div className="flex justify-between gap-4 border-t border-board-line py-1.5">
    <dt>{name}</dt>
    <dd className="font-semibold">
      <Amount money={money} />
    </dd>
  </div>
);

const directionOf = ({ chargeNow, refundNow }: Preview): 'more' | 'back' | 'same' =>
  isZero(chargeNow) ? (isZero(refundNow) ? 'same' : 'back') : 'more';

/** What moves, in one sentence, and the press that does it. */
const Difference = ({
  preview,
  busy,
  onGo,
}: {
  readonly preview: Preview;
  readonly busy: boolean;
  readonly onGo: () => void;
}) => {
  const { change: words } = tripsWords.useWords();
  const formats = useFormats();
  const charge = formats.money(preview.chargeNow);
  const refund = formats.money(preview.refundNow);
  const said = {
    more: { title: words.payMore(charge), note: words.moreAtOnce, go: words.goPay(charge) },
    back: { title: words.getBack(refund), note: words.backAtOnce, go: words.goBack(refund) },
    same: { title: words.same, note: '', go: words.go },
  }[directionOf(preview)];
  return (
    <>
      <p className="text-4 font-bold">{said.title}</p>
      <p className="text-2 text-on-board2">{said.note}</p>
      <Button kind="go" size="large" busy={busy} className="mt-4 w-full whitespace-normal!" onClick={onGo}>
        {said.go}
      </Button>
    </>
  );
};

const Refusal = ({ error }: { readonly error: unknown }) => {
  const { change: words } = tripsWords.useWords();
  return (
    <div className="mt-3 text-ink">
      {isProblem(error, 'stale-version') ? (
        <p role="alert" className="border-l-4 border-bad bg-bad-wash px-4 py-3 font-medium">
          {words.stale}
        </p>
      ) : (
        <ProblemNote error={error} />
      )}
    </div>
  );
};

interface Props {
  readonly booking: Booking;
  readonly wish: Wish;
}

/** What the change costs, before anything is done. */
export const ChangeBoard = ({ booking, wish, onDone }: Props & { readonly onDone: () => void }) => {
  const { change: words } = tripsWords.useWords();
  const formats = useFormats();
  const change = changeOf(wish, booking);
  const preview = useQuery(changePreviewQuery(booking.id, booking.version, change));
  const ended = isProblem(preview.error, 'unauthenticated');
  useEffect(() => {
    // The page shows the way back in.
    if (ended) void queryClient.refetchQueries(bookingQuery(booking.id));
  }, [ended, booking.id]);
  const apply = useApply(booking, change, onDone);
  const { checkIn, checkOut } = wish.picked;
  const untouched = Object.keys(change).length === 0;
  const quoted = untouched || preview.error ? undefined : preview.data;
  const refused = apply.error ?? (untouched ? null : preview.error);
  return (
    <section
      aria-label={words.title}
      aria-busy={preview.isFetching}
      className="board -mx-4 self-start p-4 md:mx-0 md:rounded-pane md:p-5 lg:sticky lg:top-4"
    >
      {checkIn !== null && checkOut !== null ? (
        <>
          <p className="figures text-4 font-bold">{formats.range(checkIn, checkOut, 'monthSpan')}</p>
          <NightStrip
            className="short mt-3"
            lit
            most={5}
            label={formats.range(checkIn, checkOut)}
            nights={nightsOf(checkIn, checkOut).map((date) => ({ date }))}
          />
        </>
      ) : null}
      <dl className="mt-4 text-2">
        <Total name={words.before} money={booking.totals.total} />
        {quoted ? <Total name={words.after} money={quoted.totals.total} /> : null}
      </dl>
      <div role="status" className="border-t-2 border-on-board pt-3">
        {quoted ? (
          <Difference
            preview={quoted}
            busy={apply.isPending || preview.isFetching}
            onGo={() => apply.mutate(quoted.quote)}
          />
        ) : (
          <p className="text-on-board2">{untouched ? words.pick : preview.error ? '' : words.asking}</p>
        )}
      </div>
      {refused ? <Refusal error={refused} /> : null}
    </section>
  );
};

/** What comes back until when, once the stay is changed. */
export const Terms = ({ booking, wish }: Props) => {
  const { change: words } = tripsWords.useWords();
  const { data } = useQuery(changePreviewQuery(booking.id, booking.version, changeOf(wish, booking)));
  if (!data) return null;
  return (
    <Section title={words.terms}>
      <RefundSteps
        steps={data.cancellationPolicy.steps}
        paid={less(plus(keptOf(booking), data.chargeNow), data.refundNow)}
        timeZone={booking.hotel.timeZone}
      />
    </Section>
  );
};
