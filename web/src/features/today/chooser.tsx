import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Unit } from '../../lib/hotel-queries.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Glyph } from './glyph.tsx';
import { freeUnits } from './house.ts';
import { type DeskStay, stayPlanQuery } from './queries.ts';
import { todayWords } from './words.ts';

export interface Free {
  /** Undefined while it is loading. */
  readonly units: readonly Unit[] | undefined;
  readonly error: unknown;
  readonly retry: () => void;
}

/** The units that the stay can have on all its nights. */
export const useFree = (hotelId: string, stay: DeskStay, enabled: boolean): Free => {
  const { data, error, refetch } = useQuery({ ...stayPlanQuery(hotelId, stay), enabled });
  return { units: data && freeUnits(data, stay), error, retry: () => void refetch() };
};

type Chosen = Pick<Unit, 'id' | 'number' | 'housekeeping'>;

interface Props {
  readonly free: Free;
  readonly stay: DeskStay;
  readonly chosen: readonly Chosen[];
  readonly onChoose: (units: readonly Chosen[]) => void;
}

const few = 10;

/** Rooms to choose from, the ready ones first; one more than the stay has rooms takes the place of the first. */
export const Chooser = ({ free, stay, chosen, onChoose }: Props) => {
  const { panel, house } = todayWords.useWords();
  const [all, setAll] = useState(false);
  if (free.error) return <ProblemNote error={free.error} retry={free.retry} />;
  if (free.units === undefined) return <p className="text-2 text-ink2">{panel.loading}</p>;
  const own = stay.units.filter(({ id }) => !free.units?.some((unit) => unit.id === id));
  const units: readonly Chosen[] = [...own, ...free.units];
  if (units.length < stay.rooms) return <p className="text-2 text-ink2">{panel.none}</p>;
  const shown = all ? units : units.slice(0, few);
  const toggle = (unit: Chosen): void => {
    const rest = chosen.filter(({ id }) => id !== unit.id);
    onChoose(rest.length < chosen.length && stay.rooms > 1 ? rest : [...rest, unit].slice(-stay.rooms));
  };
  return (
    <fieldset>
      <legend className="mb-1.5 text-2 font-medium">{panel.choose(stay.rooms)}</legend>
      <div className="flex flex-wrap gap-1.5">
        {shown.map((unit) => (
          <label key={unit.id} className="td-chip">
            <input
              type={stay.rooms > 1 ? 'checkbox' : 'radio'}
              name={`unit-${stay.bookingId}`}
              checked={chosen.some(({ id }) => id === unit.id)}
              onChange={() => toggle(unit)}
            />
            <span className="semi font-semibold">{unit.number}</span>
            <Glyph of={unit.housekeeping} />
            <span className="sr-only">{house.housekeeping[unit.housekeeping]}</span>
          </label>
        ))}
        {shown.length < units.length ? (
          <button type="button" className="td-more" onClick={() => setAll(true)}>
            {panel.showAll(units.length - shown.length)}
          </button>
        ) : null}
      </div>
    </fieldset>
  );
};
