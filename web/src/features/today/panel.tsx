import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useFormats } from '../../lib/format.ts';
import type { Unit } from '../../lib/hotel-queries.ts';
import { isNegative, isZero } from '../../lib/money.ts';
import { isProblem } from '../../lib/problem.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { DeskMoney } from '../../ui/desk-money.tsx';
import { useDeskNotes } from '../../ui/desk-notes.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Chooser, useFree } from './chooser.tsx';
import { stepOf } from './day.ts';
import { type MoveKind, numbersOf, useMove } from './moves.ts';
import { type DeskStay, refreshDesk } from './queries.ts';
import type { RowProps } from './row.tsx';
import { todayWords } from './words.ts';

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="grid grid-cols-[124px_minmax(0,1fr)] gap-x-3 py-0.5 text-2">
    <dt className="text-ink2">{name}</dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </div>
);

const Facts = ({ stay, hotelId }: { readonly stay: DeskStay; readonly hotelId: string }) => {
  const { panel } = todayWords.useWords();
  const formats = useFormats();
  return (
    <dl className="min-w-0">
      <Fact name={panel.reference}>
        <Link
          to="/manage/$hotelId/bookings/$bookingId"
          params={{ hotelId, bookingId: stay.bookingId }}
          className="link font-medium"
        >
          {stay.reference}
        </Link>
      </Fact>
      <Fact name={panel.stay}>{formats.range(stay.checkIn, stay.checkOut, 'day')}</Fact>
      <Fact name={panel.plan}>{stay.ratePlan.name}</Fact>
      {stay.guestPhone ? (
        <Fact name={panel.phone}>
          <a href={`tel:${stay.guestPhone.replaceAll(' ', '')}`} className="link">
            {stay.guestPhone}
          </a>
        </Fact>
      ) : null}
      {stay.guestEmail ? (
        <Fact name={panel.email}>
          <a href={`mailto:${stay.guestEmail}`} className="link break-all">
            {stay.guestEmail}
          </a>
        </Fact>
      ) : null}
      {stay.specialRequests ? (
        <Fact name={panel.wish}>
          <span dir="auto">{stay.specialRequests}</span>
        </Fact>
      ) : null}
      <Fact name={panel.total}>
        <Amount money={stay.total} />
      </Fact>
      <Fact name={panel.paid}>
        <Amount money={stay.paid} />
      </Fact>
    </dl>
  );
};

type ChosenUnit = Pick<Unit, 'id' | 'number' | 'housekeeping'>;

/** The selected units: the user's choice, else the stay's units, else the best free ones. */
const useChosen = ({ stay, hotelId, hasUnits }: RowProps) => {
  const placed = stay.status === 'confirmed' || stay.status === 'checked_in';
  const free = useFree(hotelId, stay, hasUnits && placed);
  const [picked, pick] = useState<readonly ChosenUnit[] | null>(null);
  const best = (free.units ?? []).slice(0, stay.rooms);
  const usual = stay.units.length > 0 ? stay.units : best.length === stay.rooms ? best : [];
  const chosen: readonly ChosenUnit[] = picked ?? (stay.status === 'checked_in' ? stay.units : usual);
  return { free, chosen, pick, offered: hasUnits && placed };
};

const isSame = (one: readonly ChosenUnit[], other: readonly ChosenUnit[]): boolean =>
  one.length === other.length && one.every(({ id }) => other.some((each) => each.id === id));

type Make = (kind: MoveKind, units?: readonly ChosenUnit[]) => void;

interface Choice {
  readonly chosen: readonly ChosenUnit[];
  /** The hotel has units and this stay can have some. */
  readonly offered: boolean;
  /** Which are free is not known yet, and none is assigned. */
  readonly waits: boolean;
}

interface StepProps extends Choice {
  readonly stay: DeskStay;
  readonly busy: boolean;
  readonly make: Make;
}

const useStepLabel = () => {
  const { act, panel } = todayWords.useWords();
  return ({ stay, chosen, offered, waits }: StepProps): string => {
    if (stepOf(stay) === 'check_out') return act.check_out;
    if (!offered) return act.check_in;
    if (chosen.length > 0) return act.checkInTo(numbersOf(chosen));
    return waits ? panel.loading : act.checkInWithout;
  };
};

/** Check in, check out, or that the guest came after all: the one lit button. */
const Step = (props: StepProps) => {
  const { stay, chosen, offered, waits, busy, make } = props;
  const { act } = todayWords.useWords();
  const label = useStepLabel()(props);
  const step = stepOf(stay) ?? (stay.actions.includes('reinstate') ? 'reinstate' : undefined);
  if (step === undefined) return null;
  const units = step === 'check_in' && offered ? chosen : undefined;
  return (
    <Button data-first kind="go" size="small" busy={busy || waits} onClick={() => make(step, units)}>
      {step === 'reinstate' ? act.reinstate : label}
    </Button>
  );
};

/** Another unit without a step, or none. */
const Units = ({ stay, chosen, offered, busy, make }: StepProps) => {
  const { act } = todayWords.useWords();
  if (!offered) return null;
  const numbers = numbersOf(chosen);
  if (numbers !== '' && !isSame(chosen, stay.units))
    return (
      <Button size="small" busy={busy} onClick={() => make('units', chosen)}>
        {stay.status === 'checked_in' ? act.moveTo(numbers) : act.giveOnly(numbers)}
      </Button>
    );
  if (stay.units.length === 0 || stay.status !== 'confirmed') return null;
  return (
    <Button size="small" kind="quiet" busy={busy} onClick={() => make('units', [])}>
      {act.takeAway}
    </Button>
  );
};

/** The guest did not come: the first press shows the effect, the second does it. */
const NoShow = ({ stay, busy, make }: StepProps) => {
  const { act, panel } = todayWords.useWords();
  const [sure, setSure] = useState(false);
  if (!stay.actions.includes('no_show')) return null;
  return (
    <>
      <Button size="small" busy={busy} onClick={() => (sure ? make('no_show') : setSure(true))}>
        {sure ? act.noShowSure : act.no_show}
      </Button>
      {sure ? (
        <p role="status" className="td-warn order-last basis-full">
          {panel.noShowNote}
        </p>
      ) : null}
    </>
  );
};

/** Warnings before the step: a room that is not cleaned, an open balance, nights that go back on sale. */
const Warnings = ({
  stay,
  date,
  chosen,
}: { readonly stay: DeskStay; readonly date: string } & Pick<Choice, 'chosen'>) => {
  const { panel } = todayWords.useWords();
  const formats = useFormats();
  const step = stepOf(stay);
  const dirty = step === 'check_in' ? chosen.filter(({ housekeeping }) => housekeeping === 'dirty') : [];
  const owes = !isZero(stay.balance) && !isNegative(stay.balance);
  return (
    <>
      {dirty.length > 0 ? <p className="td-warn">{panel.dirty(numbersOf(dirty))}</p> : null}
      {owes ? <p className="td-warn">{panel.owes(formats.money(stay.balance))}</p> : null}
      {step === 'check_out' && stay.checkOut > date ? <p className="td-warn">{panel.early}</p> : null}
    </>
  );
};

/** The open stay: its facts, its unit, and its next step in one press. */
export const Panel = (props: RowProps & { readonly onClose: () => void }) => {
  const { stay, date, hotelId, onClose } = props;
  const { act } = todayWords.useWords();
  const box = useRef<HTMLDivElement>(null);
  const { free, chosen, pick, offered } = useChosen(props);
  const say = useDeskNotes((notes) => notes.say);
  const move = useMove(hotelId, onClose);
  const waits = offered && free.units === undefined && stay.units.length === 0;
  const make: Make = (kind, units) => move.mutate({ kind, stay, ...(units && { units }) });
  const steps = { stay, chosen, offered, waits, busy: move.isPending, make };

  useEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('[data-first]') ?? box.current?.querySelector('a');
    first?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what is open, from wherever the focus is in it.
    <div
      ref={box}
      className="td-panel"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <Facts stay={stay} hotelId={hotelId} />
      <div className="grid content-start gap-3">
        {offered ? <Chooser free={free} stay={stay} chosen={chosen} onChoose={pick} /> : null}
        <Warnings stay={stay} date={date} chosen={chosen} />
        <DeskMoney
          bookingId={stay.bookingId}
          balance={stay.balance}
          onDone={(_booking, done) => {
            say({ done, stale: null });
            void refreshDesk(hotelId);
          }}
        />
        {move.error && !isProblem(move.error, 'stale-version') ? <ProblemNote error={move.error} /> : null}
        <div className="flex flex-wrap gap-2">
          <Step {...steps} />
          <Units {...steps} />
          <NoShow {...steps} />
          <Link
            to="/manage/$hotelId/bookings/$bookingId"
            params={{ hotelId, bookingId: stay.bookingId }}
            className="inline-flex h-9 items-center rounded-pane px-3.5 text-2 font-semibold hover:bg-current/8"
          >
            {act.booking}
          </Link>
        </div>
      </div>
    </div>
  );
};
