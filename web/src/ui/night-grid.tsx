import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { addDays } from '../lib/dates.ts';
import { useFormats } from '../lib/format.ts';
import { NightButton, type NightLook, type NightText } from './night-cell.tsx';

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

export interface GridNight extends NightLook, NightText {
  readonly day: string;
  /** All of it in words, the day first. */
  readonly label: string;
  readonly disabled?: boolean;
}

interface Props {
  readonly label: string;
  readonly nights: readonly GridNight[];
  readonly className: string;
  readonly cellClassName?: string;
  readonly onPick: (day: string) => void;
  /** A day that cannot be picked was pressed. */
  readonly onRefuse?: (day: string) => void;
  readonly onHover?: (day: string | null) => void;
  /** Shows the days around one that is outside. */
  readonly onLeave?: (day: string) => void;
  /** Empty cells before the first night, so that it is below its weekday. */
  readonly lead?: number;
}

/** Nights to pick from: one stop of the Tab key, arrows by day and week. */
export const NightGrid = (props: Props) => {
  const { label, nights, className, cellClassName, onPick, onRefuse, onHover, onLeave, lead = 0 } = props;
  const grid = useRef<HTMLDivElement>(null);
  const formats = useFormats();
  const first = nights.find(({ selected }) => selected) ?? nights.find(({ disabled }) => !disabled) ?? nights[0];
  const [focused, setFocused] = useState<string | null>(null);
  const stop = nights.some(({ day }) => day === focused) ? focused : (first?.day ?? null);

  const focus = (day: string): void => {
    setFocused(day);
    const cell = grid.current?.querySelector<HTMLButtonElement>(`[data-day="${day}"]`);
    if (cell) cell.focus();
    else onLeave?.(day);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = steps[event.key];
    if (step === undefined || stop === null) return;
    event.preventDefault();
    focus(addDays(stop, step));
  };
  const onPointerOver = ({ target }: PointerEvent): void => {
    const day = target instanceof Element ? target.closest<HTMLElement>('[data-day]')?.dataset['day'] : undefined;
    onHover?.(day ?? null);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset with 28 buttons would name each of them by its legend
    <div
      ref={grid}
      role="group"
      aria-label={label}
      className={className}
      onKeyDown={onKeyDown}
      onPointerOver={onPointerOver}
      onPointerLeave={() => onHover?.(null)}
    >
      {lead > 0 ? <span style={{ gridColumn: `span ${lead}` }} /> : null}
      {nights.map(({ day, label: text, disabled, date, ...look }) => (
        <NightButton
          key={day}
          {...look}
          label={text}
          date={date ?? formats.number(Number(day.slice(8)))}
          className={cellClassName ?? ''}
          data-day={day}
          tabIndex={day === stop ? 0 : -1}
          aria-pressed={look.selected ?? false}
          aria-disabled={disabled || undefined}
          onFocus={() => setFocused(day)}
          onClick={() => {
            if (disabled) onRefuse?.(day);
            else onPick(day);
          }}
        />
      ))}
    </div>
  );
};
