import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useCallback, useId, useRef, useState } from 'react';
import { useFormats } from '../../lib/format.ts';
import { useSettled } from '../../lib/settled.ts';
import { Field } from '../../ui/field.tsx';
import { useDismiss } from '../../ui/use-dismiss.ts';
import { townsQuery } from './queries.ts';

export interface Town {
  readonly name: string;
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
}

interface Props {
  readonly label: string;
  readonly note?: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onText: (city: string) => void;
  /** A place of the list was chosen: it brings its country and its point of the map. */
  readonly onTown: (town: Town) => void;
}

const shown = 7;
/** Typing causes one request, not one a key. */
const pauseMs = 120;

/** A town by its name, completed from the places that the system knows; any other name may be typed. */
export const TownField = ({ label, note, value, error, onText, onTown }: Props) => {
  const id = useId();
  const formats = useFormats();
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const asked = useSettled(value.trim(), pauseMs);
  const { data } = useQuery({ ...townsQuery(asked), enabled: open && asked.length >= 2 });
  const towns = open ? (data ?? []).slice(0, shown) : [];
  const close = useCallback(() => {
    setOpen(false);
    setActive(-1);
  }, []);
  useDismiss(box, open, close);
  const choose = (town: Town): void => {
    onTown(town);
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const town = towns[active];
    if (event.key === 'Enter' && town) {
      event.preventDefault();
      choose(town);
    }
    if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || towns.length === 0) return;
    event.preventDefault();
    setActive((active + (event.key === 'ArrowDown' ? 1 : active < 0 ? 0 : -1) + towns.length) % towns.length);
  };
  return (
    <div ref={box} className="relative">
      <Field
        label={label}
        note={note}
        error={error}
        value={value}
        role="combobox"
        aria-expanded={towns.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={towns[active] ? `${id}-${active}` : undefined}
        autoComplete="off"
        onKeyDown={onKeyDown}
        onChange={({ target }) => {
          onText(target.value);
          setOpen(true);
          setActive(-1);
        }}
      />
      <div
        id={id}
        role="listbox"
        aria-label={label}
        hidden={towns.length === 0}
        className="absolute inset-x-0 top-full z-30 mt-1 rounded-pane bg-paper py-1 shadow-lift"
      >
        {towns.map((town, index) => (
          <div
            key={`${town.name} ${town.latitude}`}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerDown={(event) => {
              event.preventDefault();
              choose(town);
            }}
            className={`cursor-pointer px-3.5 py-2 hover:bg-wash2 ${index === active ? 'bg-wash2' : ''}`}
          >
            <span className="font-semibold">{town.name}</span>{' '}
            <span className="text-2 text-ink2">{formats.country(town.country)}</span>
          </div>
        ))}
      </div>
    </div>
  );
};
