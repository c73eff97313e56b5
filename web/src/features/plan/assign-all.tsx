import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, type Success } from '../../lib/api.ts';
import { addDays, latestOf } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { refreshHotel } from '../../lib/hotel-queries.ts';
import { officeKey } from '../../lib/own-hotel.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { isProblem } from '../../lib/problem.ts';
import { plural } from '../../lib/words.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import type { Window } from './queries.ts';
import { planWords } from './words.ts';

type Proposal = Success<'arrangeUnits'>;

interface Props {
  readonly hotelId: string;
  readonly window: Window;
  readonly today: string;
}

const numbersOf = (units: Proposal['changes'][number]['after']): string[] => units.map(({ number }) => number);

const Changes = ({ changes }: Pick<Proposal, 'changes'>) => {
  const { assign: words } = planWords.useWords();
  const formats = useFormats();
  return (
    <ul className="border-t border-line">
      {changes.map(({ bookingId, guestName, checkIn, checkOut, before, after }) => (
        <li
          key={bookingId}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 border-b border-line py-2"
        >
          <bdi className="truncate font-medium">{guestName}</bdi>
          <span className="figures text-right font-bold">
            {before.length > 0 ? (
              <span className="mr-2 text-2 font-medium text-ink2">{words.moves(formats.list(numbersOf(before)))}</span>
            ) : null}
            {formats.list(numbersOf(after))}
          </span>
          <span className="text-2 text-ink2">{formats.range(checkIn, checkOut, 'day')}</span>
          <span className="text-right text-2 text-ink2">
            {after.some(({ housekeeping }) => housekeeping === 'dirty') ? words.dirty : ''}
          </span>
        </li>
      ))}
    </ul>
  );
};

const Without = ({ unassigned }: Pick<Proposal, 'unassigned'>) => {
  const { assign: words } = planWords.useWords();
  const formats = useFormats();
  if (unassigned.length === 0) return null;
  return (
    <>
      <h3 className="mt-6 mb-2">{words.without}</h3>
      <ul className="border-t border-line">
        {unassigned.map(({ bookingId, guestName, checkIn, checkOut, why }) => (
          <li key={bookingId} className="border-b border-line py-2">
            <p className="flex justify-between gap-4">
              <bdi className="truncate font-medium">{guestName}</bdi>
              <span className="text-2 whitespace-nowrap text-ink2">{formats.range(checkIn, checkOut, 'day')}</span>
            </p>
            <p className="text-2 text-ink2">{words.why[why]}</p>
          </li>
        ))}
      </ul>
    </>
  );
};

const Inside = ({ hotelId, window, today, onClose }: Props & { readonly onClose: () => void }) => {
  const { assign: words, waiting } = planWords.useWords();
  const formats = useFormats();
  const language = useLanguage();
  const days = { from: latestOf(window.from, today), to: addDays(window.from, window.nights - 1) };
  const proposal = useQuery({
    queryKey: officeKey(hotelId, 'proposal', days.from, days.to),
    queryFn: () => get('arrangeUnits', { params: { hotelId }, body: days }),
    staleTime: 0,
    gcTime: 0,
  });
  const accept = useMutation({
    mutationFn: (token: string) => get('arrangeUnits', { params: { hotelId }, body: { ...days, accept: token } }),
    onSuccess: (done) => {
      if (done.unassigned.every(({ why }) => why !== 'changed_meanwhile')) onClose();
    },
    onSettled: () => refreshHotel(hotelId),
  });
  const { data, error } = proposal;
  if (error && !data) return <ProblemNote error={error} retry={() => void proposal.refetch()} />;
  if (!data) return <p className="py-6 text-ink3">{waiting}</p>;
  const { changes, unassigned, gap, token } = data;
  const count = (stays: number): string => `${formats.number(stays)} ${plural(language, stays, words.stays)}`;
  const stale = isProblem(accept.error, 'stale-version');
  return (
    <>
      <p className="mb-4 text-2 text-ink2">
        {formats.range(days.from, days.to, 'day')}. {words.how}
      </p>
      {stale ? (
        <p role="alert" className="mb-4 border-l-4 border-bad bg-bad-wash px-4 py-2.5 font-medium">
          {words.stale}
        </p>
      ) : accept.error ? (
        <ProblemNote error={accept.error} className="mb-4" />
      ) : null}
      {changes.length === 0 && unassigned.length === 0 ? <p className="text-4 font-bold">{words.nothing}</p> : null}
      {changes.length > 0 ? <Changes changes={changes} /> : null}
      <Without unassigned={unassigned} />
      {gap.stays > 0 || gap.moves > 0 ? (
        <p className="mt-4 text-2 text-ink2">{words.gap(formats.number(gap.stays), formats.number(gap.moves))}</p>
      ) : null}
      <div className="mt-6 flex flex-wrap gap-3">
        {token === null ? null : (
          <Button kind="go" busy={accept.isPending} onClick={() => accept.mutate(token)}>
            {words.go(count(changes.length))}
          </Button>
        )}
        <Button kind="quiet" onClick={onClose}>
          {words.close}
        </Button>
      </div>
    </>
  );
};

/** Rooms for all stays shown that have none: a proposal first, and nothing before it is accepted. */
export const AssignAll = (props: Props) => {
  const { assign: words } = planWords.useWords();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button kind="go" size="small" onClick={() => setOpen(true)}>
        {words.title}
      </Button>
      <Sheet title={words.title} open={open} onClose={close}>
        <Inside {...props} onClose={close} />
      </Sheet>
    </>
  );
};
