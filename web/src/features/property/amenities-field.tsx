import { useState } from 'react';
import { useConfig } from '../../lib/facts.ts';
import { amenityWords } from '../../ui/amenity-words.ts';
import { Button } from '../../ui/button.tsx';
import { Check } from '../../ui/check.tsx';
import { Field } from '../../ui/field.tsx';
import { Group } from './fields.tsx';
import { propertyWords } from './words.ts';

interface Props {
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly error?: string | undefined;
  /** The groups to offer; all if none are named. */
  readonly groups?: readonly string[];
}

/** The amenities of a hotel or a room: by group, and others by a custom name. */
export const AmenitiesField = ({ value, onChange, error, groups }: Props) => {
  const words = propertyWords.useWords();
  const { amenities: names } = amenityWords.useWords();
  const [own, setOwn] = useState('');
  const known = useConfig()?.amenities ?? [];
  const shown = [...new Set(known.map(({ group }) => group))].filter((group) => groups?.includes(group) ?? true);
  const others = value.filter((id) => !known.some((each) => each.id === id && shown.includes(each.group)));
  const set = (id: string, has: boolean): void => onChange(has ? [...value, id] : value.filter((each) => each !== id));
  const add = (): void => {
    const id = own.trim().toLowerCase().replaceAll(/\s+/g, '_');
    if (id !== '' && !value.includes(id)) onChange([...value, id]);
    setOwn('');
  };
  return (
    <div className="grid gap-6">
      <div className="grid gap-6 sm:grid-cols-2 xl:grid-cols-3">
        {shown.map((group) => (
          <Group key={group} legend={words.amenityGroups[group] ?? group}>
            {known
              .filter((each) => each.group === group)
              .map(({ id }) => (
                <Check key={id} label={names[id] ?? id} checked={value.includes(id)} onChange={(has) => set(id, has)} />
              ))}
          </Group>
        ))}
      </div>
      <Group legend={words.amenity.others}>
        {others.map((id) => (
          <Check key={id} label={names[id] ?? id} checked onChange={() => set(id, false)} />
        ))}
        <div className="mt-1 flex max-w-md items-end gap-3">
          <Field
            label={words.amenity.own}
            className="min-w-0 flex-1"
            value={own}
            maxLength={40}
            onChange={({ target }) => setOwn(target.value)}
          />
          <Button onClick={add} disabled={own.trim() === ''}>
            {words.amenity.add}
          </Button>
        </div>
      </Group>
      {error ? <p className="text-2 font-medium text-bad">{error}</p> : null}
    </div>
  );
};
