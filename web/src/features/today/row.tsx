import { ChevronDown } from 'lucide';
import { useFormats } from '../../lib/format.ts';
import { isNegative, isZero, size } from '../../lib/money.ts';
import { Amount } from '../../ui/amount.tsx';
import { Icon } from '../../ui/icon.tsx';
import { stepOf } from './day.ts';
import { numbersOf } from './moves.ts';
import { Nights } from './nights.tsx';
import { Panel } from './panel.tsx';
import type { DeskStay } from './queries.ts';
import { todayWords } from './words.ts';

export type RowKind = 'arrivals' | 'departures' | 'inHouse';

export interface RowProps {
  readonly kind: RowKind;
  readonly stay: DeskStay;
  readonly date: string;
  /** The content of the column of times. */
  readonly time: string;
  readonly hasUnits: boolean;
  readonly hotelId: string;
  /** The one row of the page whose next step is the lit one. */
  readonly isNext: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** The balance: nothing, an amount due, or a refund. */
export const Balance = ({ stay: { balance } }: { readonly stay: DeskStay }) => {
  const { row } = todayWords.useWords();
  const formats = useFormats();
  if (isZero(balance)) return <span className="text-2 text-ink3">{row.settled}</span>;
  if (isNegative(balance)) return <span className="text-2 text-back">{row.back(formats.money(size(balance)))}</span>;
  return (
    <>
      {/* The column's header names the currency; a phone has no header. */}
      <span aria-hidden="true" className="max-md:hidden">
        <Amount money={balance} bare className="font-semibold" />
      </span>
      <span className="font-semibold md:sr-only">{row.due(formats.money(balance))}</span>
    </>
  );
};

const isDone = (kind: RowKind, { status }: DeskStay): boolean =>
  kind === 'arrivals' ? status !== 'confirmed' : kind === 'departures' && status === 'completed';

const useLabel = ({ kind, stay, hasUnits, date }: RowProps): string => {
  const { act } = todayWords.useWords();
  const step = stepOf(stay);
  if (kind === 'inHouse' && stay.checkOut > date) return act.more;
  if (step === 'check_in' && stay.units.length === 0 && hasUnits) return act.give;
  return step === undefined || isDone(kind, stay) ? act.more : act[step];
};

const Room = ({ stay: { units, rooms }, hasUnits }: Pick<RowProps, 'stay' | 'hasUnits'>) => {
  const { row } = todayWords.useWords();
  if (units.length > 0) return <b className="td-number">{numbersOf(units)}</b>;
  return <span className="text-2 text-ink2">{rooms > 1 ? row.rooms(rooms) : hasUnits ? row.noRoom : ''}</span>;
};

/** A stay in the timetable. Its button opens it; there the step is one more press away. */
export const Row = (props: RowProps) => {
  const { kind, stay, date, time, isNext, isOpen, onToggle, hotelId } = props;
  const { row, act } = todayWords.useWords();
  const label = useLabel(props);
  const done = isDone(kind, stay);
  const state = stay.status === 'no_show' ? row.noShow : kind === 'arrivals' ? row.isIn : row.hasLeft;
  const quiet = label === act.more;
  return (
    <li className="td-row" data-booking={stay.bookingId} data-done={done || undefined} data-open={isOpen || undefined}>
      <div className="td-line">
        <span className="td-time">{time}</span>
        <span className="td-guest">
          <bdi className="block text-left font-semibold break-words">{stay.guestName}</bdi>
          <span className="block text-2 text-ink2">
            {stay.roomTypeName}, {row.guests(stay.guests)}
          </span>
        </span>
        <span className="td-unit">
          <Room {...props} />
        </span>
        <span className="td-wish">
          {stay.specialRequests ? (
            <span className="td-request" dir="auto">
              {stay.specialRequests}
            </span>
          ) : null}
          <Nights stay={stay} date={date} />
        </span>
        <span className="td-pay">
          <Balance stay={stay} />
        </span>
        <span className="td-act">
          {done ? <span className="text-2 text-ink2">{state}</span> : null}
          <button
            type="button"
            data-row
            aria-expanded={isOpen}
            aria-label={act.of(done ? `${state}, ${label}` : label, stay.guestName)}
            onClick={onToggle}
            className={`td-button ${isNext && !isOpen ? 'td-go' : ''} ${quiet || isOpen ? 'td-quiet' : ''}`}
          >
            {quiet || isOpen ? <Icon of={ChevronDown} size={20} className={isOpen ? 'rotate-180' : ''} /> : label}
          </button>
        </span>
      </div>
      {isOpen ? <Panel {...props} hotelId={hotelId} onClose={onToggle} /> : null}
    </li>
  );
};
