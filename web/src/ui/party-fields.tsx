import type { TypedRoom } from '../lib/ages.ts';
import { Button } from './button.tsx';
import { deskWords } from './desk-words.ts';
import { Field } from './field.tsx';

const mostRooms = 8;
const mostAdults = 20;

interface Props {
  readonly rooms: readonly TypedRoom[];
  readonly onChange: (rooms: TypedRoom[]) => void;
  /** Rooms can be added and taken away. */
  readonly many?: boolean;
  readonly error?: string | undefined;
}

/** Who sleeps in each room: adults, and the ages of children. */
export const PartyFields = ({ rooms, onChange, many = false, error }: Props) => {
  const { party: words } = deskWords.useWords();
  const set = (place: number, part: Partial<TypedRoom>): void =>
    onChange(rooms.map((room, at) => (at === place ? { ...room, ...part } : room)));
  const named = (place: number, label: string): string =>
    rooms.length > 1 ? `${words.ofRoom(place + 1)}: ${label}` : label;
  return (
    <div className="grid gap-3">
      {rooms.map((room, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a room of the party is known by its place alone.
        <div key={place} className="flex items-end gap-3">
          <Field
            className="min-w-0 flex-1"
            label={named(place, words.adults)}
            type="number"
            min={1}
            max={mostAdults}
            value={room.adults}
            error={place === 0 ? error : undefined}
            onChange={({ target }) =>
              set(place, { adults: Math.max(1, Math.min(mostAdults, Number(target.value) || 1)) })
            }
          />
          <Field
            className="min-w-0 flex-1"
            label={named(place, words.children)}
            placeholder={words.hint}
            inputMode="numeric"
            value={room.ages}
            onChange={({ target }) => set(place, { ages: target.value })}
          />
          {many && rooms.length > 1 ? (
            <Button
              size="small"
              kind="quiet"
              className="mb-1.5"
              aria-label={words.removeOf(place + 1)}
              onClick={() => onChange(rooms.toSpliced(place, 1))}
            >
              {words.remove}
            </Button>
          ) : null}
        </div>
      ))}
      {many && rooms.length < mostRooms ? (
        <Button
          size="small"
          className="justify-self-start"
          onClick={() => onChange([...rooms, { adults: rooms.at(-1)?.adults ?? 1, ages: '' }])}
        >
          {words.add}
        </Button>
      ) : null}
    </div>
  );
};
