import { type FormEvent, useState } from 'react';
import { get } from '../../lib/api.ts';
import { useFormats } from '../../lib/format.ts';
import type { Unit } from '../../lib/hotel-queries.ts';
import type { OwnRoomType } from '../../lib/own-hotel.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { Refused } from './edit-bar.tsx';
import { useFaults } from './faults.ts';
import { floorOf, mostUnits, numbersIn } from './unit-numbers.ts';
import { useSend } from './use-send.ts';
import { propertyWords } from './words.ts';

interface Props {
  readonly hotelId: string;
  readonly roomTypes: readonly OwnRoomType[];
  readonly units: readonly Unit[];
}

/** Numbers many rooms in one go: `101–112, 201`. Each is created separately; refused numbers stay in the field. */
export const ManyUnits = ({ hotelId, roomTypes, units }: Props) => {
  const { fields, units: words } = propertyWords.useWords();
  const formats = useFormats();
  const [text, setText] = useState('');
  const [roomTypeId, setRoomTypeId] = useState(roomTypes[0]?.id ?? '');
  const [made, setMade] = useState(0);
  const { numbers, twice } = numbersIn(text);
  const there = new Set(units.map(({ number }) => number.toLowerCase()));
  const taken = numbers.filter((number) => there.has(number.toLowerCase()));
  const create = useSend(hotelId, async () => {
    let done = 0;
    setMade(0);
    for (const number of numbers) {
      await get('createUnit', { params: { hotelId }, body: { roomTypeId, number, floor: floorOf(number) } });
      done += 1;
      setMade(done);
      setText(numbers.slice(done).join(', '));
    }
    return done;
  });
  const faults = useFaults(create.error);
  // Rooms that are being created now are not a mistake in the input.
  const wrong = create.isPending
    ? undefined
    : twice.length > 0
      ? words.twice(formats.list(twice))
      : taken.length > 0
        ? words.taken(formats.list(taken))
        : numbers.length > mostUnits
          ? words.tooMany(formats.number(mostUnits))
          : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!create.isPending && !wrong && numbers.length > 0) create.mutate();
  };
  return (
    <form noValidate onSubmit={submit} className="mt-6 rounded-pane bg-wash p-5">
      <h3 className="mb-4 text-4">{words.add}</h3>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Field
          label={words.numbers}
          note={numbers.length > 1 ? words.count(formats.number(numbers.length)) : words.numbersNote}
          placeholder="101–112, 201"
          value={text}
          error={wrong ?? faults.in('/number')}
          autoComplete="off"
          onChange={({ target }) => {
            if (!create.isIdle) create.reset();
            setText(target.value);
          }}
        />
        <Select
          label={fields['roomTypeId'] ?? ''}
          value={roomTypeId}
          error={faults.at('/roomTypeId')}
          onChange={({ target }) => setRoomTypeId(target.value)}
        >
          {roomTypes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      {create.error && !faults.any ? <Refused error={create.error} className="mt-4" /> : null}
      <div className="mt-5 flex flex-wrap items-center gap-4">
        <Button
          type="submit"
          kind="go"
          busy={create.isPending}
          disabled={numbers.length === 0 || (wrong !== undefined && !create.isPending)}
        >
          {words.make}
        </Button>
        {made > 0 ? (
          <p role="status" className="text-2 text-ink2">
            {words.made(formats.number(made))}
          </p>
        ) : null}
      </div>
    </form>
  );
};
