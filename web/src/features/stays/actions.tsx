import { useState } from 'react';
import { get } from '../../lib/api.ts';
import { ifMatch } from '../../lib/if-match.ts';
import { isProblem } from '../../lib/problem.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { CancelSheet } from './cancel-sheet.tsx';
import { ChangeSheet } from './change-sheet.tsx';
import { CorrectSheet } from './correct-sheet.tsx';
import type { Booking } from './queries.ts';
import { RebookSheet } from './rebook-sheet.tsx';
import { useAct } from './use-act.ts';
import { staysWords } from './words.ts';

interface Props {
  readonly hotelId: string;
  readonly booking: Booking;
}

const moves = ['check_in', 'check_out', 'reinstate', 'no_show'] as const;
const routes = { check_in: 'checkIn', check_out: 'checkOut', no_show: 'noShow', reinstate: 'reinstate' } as const;
type Move = (typeof moves)[number];

/** A move at the desk. An action that cannot be undone shows its effect first. */
const MoveButton = ({ hotelId, booking, move, lit }: Props & { readonly move: Move; readonly lit: boolean }) => {
  const { actions, done } = staysWords.useWords();
  const [sure, setSure] = useState(false);
  const params = { bookingId: booking.id };
  const act = useAct({
    hotelId,
    booking,
    send: async () => (await get(routes[move], { params, headers: ifMatch(booking) })).booking,
    said: () => done[move],
  });
  const note = move === 'no_show' ? actions.noShowNote : move === 'check_out' ? actions.checkOutNote : undefined;
  const asks = note !== undefined && !sure;
  return (
    <>
      {sure && note ? <p className="border-l-4 border-lamp pl-2.5 text-2 font-medium">{note}</p> : null}
      <Button
        kind={lit ? 'go' : 'line'}
        busy={act.isPending}
        onClick={() => (asks ? setSure(true) : act.mutate())}
        className="w-full"
      >
        {sure ? actions.sure(actions[move]) : actions[move]}
      </Button>
      {act.error && !isProblem(act.error, 'stale-version') ? <ProblemNote error={act.error} /> : null}
    </>
  );
};

const Resend = ({ hotelId, booking }: Props) => {
  const { actions, done } = staysWords.useWords();
  const act = useAct({
    hotelId,
    booking,
    send: async () => {
      await get('resendHotelConfirmation', { params: { bookingId: booking.id } });
      return booking;
    },
    said: ({ guestEmail }) => done.resend(guestEmail ?? ''),
  });
  return (
    <>
      <Button size="small" kind="quiet" busy={act.isPending} onClick={() => act.mutate()}>
        {actions.resend}
      </Button>
      {act.error ? <ProblemNote error={act.error} /> : null}
    </>
  );
};

const sheets = ['change', 'correct', 'rebook', 'cancel'] as const;
type SheetName = (typeof sheets)[number];

/** All that can be done with the booking now, and nothing else. */
export const Actions = ({ hotelId, booking }: Props) => {
  const { actions } = staysWords.useWords();
  const [open, setOpen] = useState<SheetName | null>(null);
  const close = (): void => setOpen(null);
  const can = (action: Booking['actions'][number]): boolean => booking.actions.includes(action);
  const offered = moves.filter(can);
  return (
    <div className="grid gap-2">
      {offered.map((move, place) => (
        <MoveButton
          key={`${move} ${booking.version}`}
          hotelId={hotelId}
          booking={booking}
          move={move}
          lit={place === 0}
        />
      ))}
      <div className="flex flex-col items-start">
        {sheets.filter(can).map((sheet) => (
          <Button key={sheet} size="small" kind="quiet" onClick={() => setOpen(sheet)}>
            {actions[sheet]}
          </Button>
        ))}
        {can('resend') ? <Resend hotelId={hotelId} booking={booking} /> : null}
      </div>
      <ChangeSheet hotelId={hotelId} booking={booking} open={open === 'change'} onClose={close} />
      <CorrectSheet hotelId={hotelId} booking={booking} open={open === 'correct'} onClose={close} />
      <CancelSheet hotelId={hotelId} booking={booking} open={open === 'cancel'} onClose={close} />
      <RebookSheet hotelId={hotelId} booking={booking} open={open === 'rebook'} onClose={close} />
    </div>
  );
};
