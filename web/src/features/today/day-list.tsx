import type { ReactNode } from 'react';
import { expectedAt } from './day.ts';
import type { DeskStay } from './queries.ts';
import { Row, type RowKind } from './row.tsx';
import { todayWords } from './words.ts';

interface Props {
  readonly kind: RowKind;
  readonly stays: readonly DeskStay[];
  readonly note: string;
  readonly date: string;
  readonly hotelId: string;
  readonly currency: string;
  readonly checkInTime: string;
  readonly checkOutTime: string;
  readonly hasUnits: boolean;
  /** The row that is open, by list and booking. */
  readonly open: string | null;
  readonly onOpen: (row: string | null) => void;
  /** The booking whose step is the lit one. */
  readonly next: string | undefined;
  /** The search text, if nothing was found. */
  readonly searched: string;
  readonly action?: ReactNode;
}

const timeOf = (kind: RowKind, stay: DeskStay, props: Props): string => {
  if (kind === 'arrivals') return stay.status === 'confirmed' ? expectedAt(stay, props.checkInTime) : '';
  return kind === 'departures' && stay.status === 'checked_in' ? props.checkOutTime : '';
};

const rowId = (kind: RowKind, { bookingId }: DeskStay): string => `${kind}:${bookingId}`;

/** A list of the day as a timetable. */
export const DayList = (props: Props) => {
  const { kind, stays, note, open, onOpen, next, searched, action } = props;
  const words = todayWords.useWords();
  const { lists, head } = words;
  return (
    <section aria-labelledby={`list-${kind}`} data-kind={kind} className="td-list">
      <header className="td-title">
        <h2 id={`list-${kind}`} className="text-4 tracking-[-.01em]">
          {lists[kind]}
        </h2>
        <span className="text-2 text-ink2">{note}</span>
        {action}
      </header>
      {stays.length === 0 ? (
        <p className="py-4 text-ink2">{searched === '' ? words.empty[kind] : words.noMatch(searched)}</p>
      ) : (
        <>
          <div className="td-head" aria-hidden="true">
            <span>{kind === 'inHouse' ? '' : head.time}</span>
            <span>{head.guest}</span>
            <span>{head.room}</span>
            <span>{head.wishes}</span>
            <span className="text-right">{head.toPay(props.currency)}</span>
            <span />
          </div>
          <ul>
            {stays.map((stay) => {
              const id = rowId(kind, stay);
              return (
                <Row
                  key={id}
                  kind={kind}
                  stay={stay}
                  date={props.date}
                  time={timeOf(kind, stay, props)}
                  hasUnits={props.hasUnits}
                  hotelId={props.hotelId}
                  isNext={next === id}
                  isOpen={open === id}
                  onToggle={() => onOpen(open === id ? null : id)}
                />
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
};
