import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../lib/api.ts';
import { isPaid } from '../../lib/bookings.ts';
import { daysBetween } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { hotelBookingQuery, refreshHotel } from '../../lib/hotel-queries.ts';
import { ifMatch } from '../../lib/if-match.ts';
import { isZero } from '../../lib/money.ts';
import { isProblem } from '../../lib/problem.ts';
import { Button } from '../../ui/button.tsx';
import { ChangeCost, type Settle, SettleBy, useChangePreview } from '../../ui/change-cost.tsx';
import { useCounts } from '../../ui/counts.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import type { Dates } from './dates.ts';
import { judge } from './judge.ts';
import { type PlanStay, planQuery } from './queries.ts';
import { useTexts } from './texts.ts';
import type { Wish } from './use-carry.ts';
import { planWords } from './words.ts';

/** A wish of other dates, with its units. */
export type DatesWish = Wish & { readonly dates: Dates };

/** What came of it: the dates are changed; `unplaced` where the rooms were taken at the same moment. */
export interface Changed {
  readonly unplaced: boolean;
}

interface Props {
  readonly hotelId: string;
  readonly today: string;
  readonly wish: DatesWish | null;
  readonly onClose: () => void;
  readonly onDone: (wish: DatesWish, changed: Changed) => void;
  readonly onStale: (wish: DatesWish, error: unknown) => void;
}

/** The dates are changed first, at the price that was shown; then the stay gets the rooms it was put down on. */
const carryOut = async (
  { stay, unitIds, dates }: DatesWish,
  settle: Settle | undefined,
  quote: string,
): Promise<Changed> => {
  const params = { bookingId: stay.bookingId };
  const { booking } = await get('changeHotelBooking', {
    params,
    body: { ...changed(stay, dates), quote, ...(settle && { settle }) },
    headers: ifMatch(stay),
  });
  if (unitIds.length === 0) return { unplaced: false };
  const headers = ifMatch(booking);
  return get('assignUnits', { params, body: { unitIds: [...unitIds] }, headers }).then(
    () => ({ unplaced: false }),
    () => ({ unplaced: true }),
  );
};

const changed = (stay: PlanStay, { checkIn, checkOut }: Dates): Partial<Dates> => ({
  ...(checkIn !== stay.checkIn && { checkIn }),
  ...(checkOut !== stay.checkOut && { checkOut }),
});

/** The conflicts on the new dates: days outside the chart are checked too. */
const useConflict = ({ hotelId, today, wish }: { hotelId: string; today: string; wish: DatesWish }) => {
  const texts = useTexts();
  const { stay, unit, from, dates } = wish;
  const { data } = useQuery(
    planQuery(hotelId, { from: dates.checkIn, nights: Math.min(60, daysBetween(dates.checkIn, dates.checkOut)) }),
  );
  const now = data?.units.find(({ id }) => id === unit?.id);
  if (unit === undefined) return { known: true, conflict: null };
  if (!data || !now) return { known: false, conflict: null };
  const verdict = judge(data, stay, from, now, today, dates);
  const isFree = verdict.kind === 'free' || verdict.kind === 'dirty';
  return { known: true, conflict: isFree ? null : texts.verdict(verdict, now) };
};

const Form = ({ hotelId, today, wish, onClose, onDone, onStale }: Props & { readonly wish: DatesWish }) => {
  const { change: words, rooms, inTray } = planWords.useWords();
  const formats = useFormats();
  const { count } = useCounts();
  const [settle, setSettle] = useState<Settle>('desk');
  const { stay, dates, unit } = wish;
  const { data: booking } = useQuery(hotelBookingQuery(hotelId, stay.bookingId));
  const preview = useChangePreview(hotelId, { id: stay.bookingId, version: stay.version }, changed(stay, dates));
  const { known, conflict } = useConflict({ hotelId, today, wish });
  const asksHow = booking !== undefined && preview.data && !isZero(preview.data.difference) && isPaid(booking);
  const change = useMutation({
    mutationFn: (quote: string) => carryOut(wish, asksHow ? settle : 'desk', quote),
    onSuccess: (done) => onDone(wish, done),
    onError: (error) => {
      if (isProblem(error, 'stale-version')) onStale(wish, error);
    },
    onSettled: () => refreshHotel(hotelId),
  });
  const span = ({ checkIn, checkOut }: Dates): string =>
    `${formats.range(checkIn, checkOut, 'day')}, ${count('nights', daysBetween(checkIn, checkOut))}`;
  const quote = preview.data?.quote;
  const where = unit ? rooms(unit.number, false) : inTray;
  return (
    <div className="grid gap-4">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        <dt className="text-ink2">{words.before}</dt>
        <dd className="text-ink2">{span(stay)}</dd>
        <dt>{words.after}</dt>
        <dd className="font-semibold">
          {span(dates)}, {where}
        </dd>
      </dl>
      {conflict === null ? (
        booking ? (
          <ChangeCost before={booking.totals.total} preview={preview} />
        ) : null
      ) : (
        <p role="alert" className="border-l-4 border-bad bg-bad-wash px-4 py-2.5 font-medium">
          {words.conflict(conflict)}
        </p>
      )}
      {asksHow && conflict === null ? <SettleBy value={settle} onChange={setSettle} /> : null}
      {change.error ? <ProblemNote error={change.error} /> : null}
      <p className="text-2 text-ink2">{words.told}</p>
      <div className="flex flex-wrap gap-3">
        <Button
          kind="go"
          busy={change.isPending}
          disabled={quote === undefined || !known || conflict !== null}
          onClick={() => quote !== undefined && !change.isPending && change.mutate(quote)}
        >
          {words.go}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {words.keep}
        </Button>
      </div>
    </div>
  );
};

/** Other dates of a stay, with their price and conflicts, before anything is changed. */
export const ChangeSheet = ({ wish, ...rest }: Props) => {
  const { change: words } = planWords.useWords();
  return (
    <Sheet title={words.title(wish?.stay.guestName ?? '')} open={wish !== null} onClose={rest.onClose}>
      {wish ? <Form {...rest} wish={wish} /> : null}
    </Sheet>
  );
};
