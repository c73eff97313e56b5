import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide';
import { type ReactNode, useEffect, useRef } from 'react';
import { balanceOf } from '../../lib/bookings.ts';
import { daysBetween } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { hotelBookingQuery } from '../../lib/hotel-queries.ts';
import { isNegative, isZero, size } from '../../lib/money.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { plural } from '../../lib/words.ts';
import { Button } from '../../ui/button.tsx';
import { useCounts } from '../../ui/counts.ts';
import { Icon } from '../../ui/icon.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useDismiss } from '../../ui/use-dismiss.ts';
import { canHaveUnit, whyWithout } from './judge.ts';
import type { Plan, PlanStay } from './queries.ts';
import { planWords } from './words.ts';

export interface Opened {
  readonly stay: PlanStay;
  readonly unitId: string | null;
  /** Where the bar is on the screen. */
  readonly at: DOMRect;
}

interface Props {
  readonly hotelId: string;
  readonly plan: Plan;
  readonly opened: Opened;
  readonly onClose: (byKey: boolean) => void;
  readonly onMove: () => void;
  readonly onOut: () => void;
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <>
    <dt className="text-ink2">{name}</dt>
    <dd className="min-w-0 font-medium [overflow-wrap:anywhere]">{children}</dd>
  </>
);

/** The open balance and the special requests of the booking, as it is now. */
const Money = ({ hotelId, bookingId }: { readonly hotelId: string; readonly bookingId: string }) => {
  const { card } = planWords.useWords();
  const formats = useFormats();
  const { data, error } = useQuery(hotelBookingQuery(hotelId, bookingId));
  if (error && !data) return <ProblemNote error={error} className="col-span-2" />;
  if (!data)
    return (
      <Fact name={card.balance}>
        <span className="inline-block h-4 w-20 bg-wash2" />
      </Fact>
    );
  const balance = balanceOf(data);
  return (
    <>
      <Fact name={isNegative(balance) ? card.owed : card.balance}>
        {isZero(balance) ? card.settled : formats.money(size(balance))}
      </Fact>
      {data.specialRequests ? (
        <Fact name={card.requests}>
          <bdi>{data.specialRequests}</bdi>
        </Fact>
      ) : null}
    </>
  );
};

const gap = 6;
const cardWidth = 344;
const cardHeight = 340;

/** Below the bar, or above it where there is no room below. */
const placeOf = (at: DOMRect) => {
  const left = Math.max(12, Math.min(at.left, innerWidth - cardWidth - 12));
  return at.bottom + cardHeight + gap < innerHeight
    ? { left, top: at.bottom + gap }
    : { left, bottom: Math.max(12, innerHeight - at.top + gap) };
};

/** A stay in a few lines, and the way to its booking. */
export const Card = ({ hotelId, plan, opened, onClose, onMove, onOut }: Props) => {
  const words = planWords.useWords();
  const formats = useFormats();
  const language = useLanguage();
  const { count } = useCounts();
  const box = useRef<HTMLDivElement>(null);
  const { at, unitId } = opened;
  const { bookingId } = opened.stay;
  const stays = [...plan.unassigned, ...plan.units.flatMap((unit) => unit.stays)];
  const stay = stays.find((each) => each.bookingId === bookingId) ?? opened.stay;
  useDismiss(box, true, onClose);
  useEffect(() => box.current?.focus(), []);
  const numbers = plan.units.filter(({ id }) => stay.unitIds.includes(id)).map(({ number }) => number);
  const movable = canHaveUnit(stay);
  const { card } = words;
  return (
    <div
      ref={box}
      role="dialog"
      aria-label={card.title(stay.guestName)}
      tabIndex={-1}
      className="plan-card rounded-pane bg-paper p-4 text-2 shadow-lift outline-none"
      style={placeOf(at)}
    >
      <div className="flex items-start gap-3">
        <h2 className="min-w-0 flex-1 text-4">
          <bdi>{stay.guestName}</bdi>
        </h2>
        <button
          type="button"
          aria-label={card.close}
          onClick={() => onClose(true)}
          className="-mt-2 -mr-2 grid size-9 flex-none place-items-center rounded-pane hover:bg-wash2"
        >
          <Icon of={X} size={18} />
        </button>
      </div>
      <p className="mb-3 text-ink2">
        {words.statuses[stay.status]} <span className="ml-2 text-ink3">{stay.reference}</span>
      </p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        <Fact name={card.dates}>
          {formats.range(stay.checkIn, stay.checkOut, 'day')},{' '}
          {count('nights', daysBetween(stay.checkIn, stay.checkOut))}
        </Fact>
        <Fact name={card.guests}>
          {formats.number(stay.guests)} {plural(language, stay.guests, card.people)}
        </Fact>
        <Fact name={card.room}>
          {numbers.length === 0 ? card.none : formats.list(numbers)}, <bdi>{stay.roomTypeName}</bdi>
          {stay.rooms > 1 ? `, ${count('rooms', stay.rooms)}` : ''}
        </Fact>
        <Money hotelId={hotelId} bookingId={bookingId} />
      </dl>
      {numbers.length === 0 ? (
        <p className="mt-3 border-l-4 border-edge bg-wash px-3 py-2">{words.tray.why[whyWithout(plan, stay)]}</p>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-2">
        <Link
          to="/manage/$hotelId/bookings/$bookingId"
          params={{ hotelId, bookingId }}
          className="inline-flex h-9 items-center rounded-pane bg-lamp px-3.5 font-semibold text-on-lamp hover:brightness-105"
        >
          {card.open}
        </Link>
        {movable ? (
          <Button size="small" onClick={onMove}>
            {unitId === null ? card.give : card.move}
          </Button>
        ) : null}
        {movable && unitId !== null ? (
          <Button size="small" kind="quiet" onClick={onOut}>
            {card.out}
          </Button>
        ) : null}
      </div>
    </div>
  );
};
