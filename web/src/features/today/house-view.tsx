import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useRef, useState } from 'react';
import { isProblem } from '../../lib/problem.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Glyph } from './glyph.tsx';
import type { Floor, Room, Tonight } from './house.ts';
import { useUnitChange } from './moves.ts';
import { todayWords } from './words.ts';
import './house.css';

interface Props {
  readonly hotelId: string;
  readonly floors: readonly Floor[];
  readonly typeNames: ReadonlyMap<string, string>;
}

const states = ['dirty', 'clean', 'inspected'] as const;

/** The open room: its guest and its state. */
const Card = ({ room, hotelId, typeNames }: Omit<Props, 'floors'> & { readonly room: Room }) => {
  const { house } = todayWords.useWords();
  const change = useUnitChange(hotelId);
  const { unit, stay, next, tonight } = room;
  const out = unit.status === 'out_of_service';
  return (
    <section aria-label={house.room(unit.number)} className="td-card">
      <p className="text-2">
        <b className="text-4">{unit.number}</b> <span className="text-ink2">{typeNames.get(unit.roomTypeId)}</span>
      </p>
      <p className="text-2">
        {house.tonight[tonight]}
        {stay ? (
          <>
            {': '}
            <Link
              to="/manage/$hotelId/bookings/$bookingId"
              params={{ hotelId, bookingId: stay.bookingId }}
              className="link font-medium"
            >
              <bdi>{stay.guestName}</bdi>
            </Link>
          </>
        ) : null}
        {next ? <span className="text-ink2">, {house.next(next.guestName)}</span> : null}
      </p>
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">{house.setLabel}</legend>
        {states.map((state) => (
          <button
            key={state}
            type="button"
            aria-pressed={unit.housekeeping === state}
            className="td-set"
            onClick={() => {
              if (unit.housekeeping !== state) change.mutate({ unit, change: { housekeeping: state } });
            }}
          >
            <Glyph of={state} />
            {house.set[state]}
          </button>
        ))}
      </fieldset>
      <Button
        size="small"
        kind="quiet"
        className="justify-self-start"
        busy={change.isPending}
        onClick={() => change.mutate({ unit, change: { status: out ? 'in_service' : 'out_of_service' } })}
      >
        {out ? house.inService : house.outOfService}
      </Button>
      {change.error && !isProblem(change.error, 'stale-version') ? <ProblemNote error={change.error} /> : null}
    </section>
  );
};

const useRoomLabel = () => {
  const { house } = todayWords.useWords();
  return ({ unit, tonight, stay }: Room): string =>
    [
      house.room(unit.number),
      stay ? `${house.tonight[tonight]}: ${stay.guestName}` : house.tonight[tonight],
      house.housekeeping[unit.housekeeping],
    ].join(', ');
};

const legend: readonly Tonight[] = ['in', 'leaving', 'expected', 'free', 'out'];

const Legend = () => {
  const { house } = todayWords.useWords();
  return (
    <ul aria-label={house.legend} className="mt-3 flex flex-wrap gap-x-4 gap-y-1.5 text-1 text-ink2">
      {legend.map((tonight) => (
        <li key={tonight} className="flex items-center gap-1.5">
          <i className="td-pane td-small" data-tonight={tonight} />
          {house.tonight[tonight]}
        </li>
      ))}
      {states.map((state) => (
        <li key={state} className="flex items-center gap-1.5">
          <Glyph of={state} />
          {house.housekeeping[state]}
        </li>
      ))}
    </ul>
  );
};

/** The facade: floors from the top, a pane a room. One stop of the Tab key; arrows move from pane to pane. */
export const HouseView = ({ hotelId, floors, typeNames }: Props) => {
  const { house } = todayWords.useWords();
  const label = useRoomLabel();
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [at, setAt] = useState<string | null>(null);
  const first = floors[0]?.rooms[0]?.unit.id;
  if (first === undefined)
    return (
      <div className="py-4">
        <p className="font-medium">{house.none}</p>
        <p className="mt-1 text-2 text-ink2">{house.noneText}</p>
        <ButtonLink to="/manage/$hotelId/property" params={{ hotelId }} size="small" className="mt-3">
          {house.number}
        </ButtonLink>
      </div>
    );
  const move = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 8, ArrowUp: -8 }[event.key];
    const panes = [...(box.current?.querySelectorAll<HTMLElement>('button.td-pane') ?? [])];
    const here = panes.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'Escape') setOpen(null);
    if (by === undefined || here < 0) return;
    event.preventDefault();
    event.stopPropagation();
    panes[Math.max(0, Math.min(panes.length - 1, here + by))]?.focus();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the panes, which are buttons. */}
      <div ref={box} className="td-facade" onKeyDown={move}>
        {floors.map(({ name, rooms }) => (
          <div key={name} className="td-floor">
            <b className="td-level">
              <span className="sr-only">{house.floor(name)}</span>
              <span aria-hidden="true">{name}</span>
            </b>
            <div className="td-rooms">
              {rooms.map((room) => (
                <button
                  key={room.unit.id}
                  type="button"
                  className="td-pane"
                  data-tonight={room.tonight}
                  aria-label={label(room)}
                  aria-expanded={open === room.unit.id}
                  tabIndex={(at ?? first) === room.unit.id ? 0 : -1}
                  onFocus={() => setAt(room.unit.id)}
                  onClick={() => setOpen(open === room.unit.id ? null : room.unit.id)}
                >
                  <span className="td-no">{room.unit.number}</span>
                  {room.tonight === 'out' ? null : <Glyph of={room.unit.housekeeping} />}
                </button>
              ))}
            </div>
            {rooms
              .filter(({ unit }) => unit.id === open)
              .map((room) => (
                <Card key={room.unit.id} room={room} hotelId={hotelId} typeNames={typeNames} />
              ))}
          </div>
        ))}
      </div>
      <Legend />
    </>
  );
};
