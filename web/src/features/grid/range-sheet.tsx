import { useState } from 'react';
import { addDays, daysBetween, isDay } from '../../lib/dates.ts';
import { Button } from '../../ui/button.tsx';
import { Check } from '../../ui/check.tsx';
import { useCounts } from '../../ui/counts.ts';
import { Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import type { Speech } from './cell-words.ts';
import { namesOf, weekdaysBetween } from './paint.ts';

interface Props {
  readonly open: boolean;
  readonly roomTypes: readonly { readonly id: string; readonly name: string }[];
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly speech: Speech;
  readonly onPaint: (names: readonly string[]) => void;
  readonly onClose: () => void;
}

/** The longest range that is written out; the API ends earlier. */
const mostDays = 731;
const everyDay = [0, 1, 2, 3, 4, 5, 6];
/** A Monday, to name weekdays by. */
const monday = '2027-01-04';

const toggled = <T,>(set: ReadonlySet<T>, value: T): Set<T> => {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
};

const Form = ({ roomTypes, from: first, to: last, today, speech, onPaint }: Omit<Props, 'open' | 'onClose'>) => {
  const { words, formats } = speech;
  const { range } = words;
  const { count } = useCounts();
  const [types, setTypes] = useState<ReadonlySet<string>>(new Set(roomTypes.map(({ id }) => id)));
  const [weekdays, setWeekdays] = useState<ReadonlySet<number>>(new Set(everyDay));
  const [from, setFrom] = useState(first < today ? today : first);
  const [to, setTo] = useState(last);
  const isRange = isDay(from) && isDay(to) && from <= to;
  const isTooLong = isRange && daysBetween(from, to) >= mostDays;
  const days = isRange && !isTooLong ? weekdaysBetween(from, to, weekdays) : [];
  const names = namesOf(
    roomTypes.flatMap(({ id }) => (types.has(id) ? id : [])),
    days,
    today,
  );
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (names.length > 0) onPaint(names);
      }}
    >
      <div className="grid grid-cols-2 gap-4">
        <Field
          label={range.from}
          type="date"
          min={today}
          value={from}
          onChange={({ target }) => setFrom(target.value)}
        />
        <Field label={range.to} type="date" min={today} value={to} onChange={({ target }) => setTo(target.value)} />
      </div>
      <fieldset>
        <legend className="mb-1 text-2 font-medium">{range.weekdays}</legend>
        <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-4">
          {everyDay.map((day) => (
            <Check
              key={day}
              label={formats.date(addDays(monday, day), 'weekday')}
              checked={weekdays.has(day)}
              onChange={() => setWeekdays(toggled(weekdays, day))}
            />
          ))}
          <Check
            label={range.allWeekdays}
            checked={weekdays.size === everyDay.length}
            onChange={() => setWeekdays(new Set(weekdays.size === everyDay.length ? [] : everyDay))}
          />
        </div>
      </fieldset>
      <fieldset>
        <legend className="mb-1 text-2 font-medium">{range.types}</legend>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {roomTypes.map(({ id, name }) => (
            <Check key={id} label={name} checked={types.has(id)} onChange={() => setTypes(toggled(types, id))} />
          ))}
          <Check
            label={range.allTypes}
            checked={types.size === roomTypes.length}
            onChange={() => setTypes(new Set(types.size === roomTypes.length ? [] : roomTypes.map(({ id }) => id)))}
          />
        </div>
      </fieldset>
      <Button kind="go" type="submit" disabled={names.length === 0}>
        {range.paint(count('nights', names.length))}
      </Button>
      {names.length === 0 ? <p className="text-2 text-ink2">{isTooLong ? range.tooLong : range.nothing}</p> : null}
    </form>
  );
};

/** Paints by weekday: "every Friday and Saturday from … to …". */
export const RangeSheet = ({ open, onClose, ...form }: Props) => (
  <Sheet title={form.speech.words.range.title} open={open} onClose={onClose}>
    <Form {...form} />
  </Sheet>
);
