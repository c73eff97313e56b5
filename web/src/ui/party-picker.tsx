import { useFormats } from '../lib/format.ts';
import { mostAdults, mostRooms, oldestChild, type Party, type Room } from '../lib/party.ts';
import { Button } from './button.tsx';
import { Stepper } from './stepper.tsx';
import { uiWords } from './words.ts';

const ages = Array.from({ length: oldestChild + 1 }, (_, age) => age);
/** More children than that in one room are no family any more, and no hotel has a room for them. */
const mostChildren = 10;
const newChild = 8;

interface RoomProps {
  readonly number: number;
  readonly room: Room;
  readonly onChange: (room: Room) => void;
  readonly onRemove: (() => void) | undefined;
}

const RoomPicker = ({ number, room, onChange, onRemove }: RoomProps) => {
  const { party: words } = uiWords.useWords();
  const formats = useFormats();
  const setAge = (index: number, age: number): void =>
    onChange({ ...room, childAges: room.childAges.map((each, at) => (at === index ? age : each)) });
  const setChildren = (count: number): void =>
    onChange({
      ...room,
      childAges: Array.from({ length: count }, (_, index) => room.childAges[index] ?? newChild),
    });
  return (
    <fieldset className="flex flex-col gap-3 border-t border-line py-4 first:border-0 first:pt-0">
      <legend className="float-left w-full font-bold">{words.room(formats.number(number))}</legend>
      <Stepper
        label={words.adults}
        value={room.adults}
        least={1}
        most={mostAdults}
        onChange={(adults) => onChange({ ...room, adults })}
      />
      <Stepper
        label={words.children}
        note={words.childrenNote}
        value={room.childAges.length}
        least={0}
        most={mostChildren}
        onChange={setChildren}
      />
      {room.childAges.length > 0 ? (
        <div className="grid grid-cols-2 gap-3">
          {room.childAges.map((age, index) => (
            // Only its place identifies a child.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <label key={index} className="text-1 text-ink2">
              {words.age(formats.number(index + 1))}
              <select
                value={age}
                onChange={({ target }) => setAge(index, Number(target.value))}
                className="mt-1 block h-10 w-full rounded-pane bg-paper px-2 text-3 text-ink shadow-[inset_0_0_0_1.5px_var(--edge)]"
              >
                {ages.map((each) => (
                  <option key={each} value={each}>
                    {words.years(each)}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      ) : null}
      {onRemove ? (
        <button type="button" onClick={onRemove} className="link self-start text-2">
          {words.remove}
        </button>
      ) : null}
    </fieldset>
  );
};

interface Props {
  readonly party: Party;
  readonly onChange: (party: Party) => void;
  /** Left out if the picker is part of the page and is never closed. */
  readonly onDone?: () => void;
}

/** Who comes, room by room, children with their ages. */
export const PartyPicker = ({ party, onChange, onDone }: Props) => {
  const { party: words } = uiWords.useWords();
  const replace = (index: number, room: Room): void => onChange(party.map((each, at) => (at === index ? room : each)));
  return (
    <div>
      {party.map((room, index) => (
        <RoomPicker
          // biome-ignore lint/suspicious/noArrayIndexKey: only its place identifies a room
          key={index}
          number={index + 1}
          room={room}
          onChange={(changed) => replace(index, changed)}
          onRemove={party.length > 1 ? () => onChange(party.filter((_, at) => at !== index)) : undefined}
        />
      ))}
      <div className="flex justify-between gap-3 border-t border-line pt-4">
        <Button
          size="small"
          kind="quiet"
          disabled={party.length >= mostRooms}
          onClick={() => onChange([...party, { adults: 2, childAges: [] }])}
        >
          {words.add}
        </Button>
        {onDone ? (
          <Button size="small" onClick={onDone}>
            {words.done}
          </Button>
        ) : null}
      </div>
    </div>
  );
};
