import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../lib/api.ts';
import { useFormats } from '../../lib/format.ts';
import { type Unit, unitsQuery } from '../../lib/hotel-queries.ts';
import { ifMatch } from '../../lib/if-match.ts';
import type { OwnHotel, OwnRoomType } from '../../lib/own-hotel.ts';
import { Field, Select } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { EditBar } from './edit-bar.tsx';
import { useFaults } from './faults.ts';
import { ManyUnits } from './many-units.tsx';
import { Remove } from './remove.tsx';
import { useEdit } from './use-edit.ts';
import { propertyWords } from './words.ts';

interface Props {
  readonly hotel: OwnHotel;
  readonly roomTypes: readonly OwnRoomType[];
}

type UnitInput = Omit<Unit, 'id' | 'hotelId' | 'version'>;
const unitInput = ({ id: _id, hotelId, version, ...facts }: Unit): UnitInput => facts;

const UnitForm = ({ hotel, roomTypes, unit }: Props & { readonly unit: Unit }) => {
  const { fields, units: words } = propertyWords.useWords();
  const params = { unitId: unit.id };
  const edit = useEdit<UnitInput>({
    hotelId: hotel.id,
    name: `unit:${unit.id}`,
    current: unitInput(unit),
    version: unit.version,
    send: (body, headers) => get('replaceUnit', { params, body, headers }),
  });
  const { value, change } = edit;
  const faults = useFaults(edit.error);
  return (
    <form
      noValidate
      className="border-b border-line py-5"
      onSubmit={(event) => {
        event.preventDefault();
        edit.save();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-5">
        <Field
          label={fields['number'] ?? ''}
          value={value.number}
          error={faults.at('/number')}
          autoComplete="off"
          onChange={({ target }) => change({ number: target.value })}
        />
        <Field
          label={fields['floor'] ?? ''}
          value={value.floor ?? ''}
          error={faults.at('/floor')}
          autoComplete="off"
          onChange={({ target }) => change({ floor: target.value === '' ? null : target.value })}
        />
        <Select
          label={fields['roomTypeId'] ?? ''}
          value={value.roomTypeId}
          error={faults.at('/roomTypeId')}
          onChange={({ target }) => change({ roomTypeId: target.value })}
        >
          {roomTypes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Select
          label={fields['status'] ?? ''}
          value={value.status}
          onChange={({ target }) => change({ status: target.value as Unit['status'] })}
        >
          {(['in_service', 'out_of_service'] as const).map((each) => (
            <option key={each} value={each}>
              {words.statuses[each]}
            </option>
          ))}
        </Select>
        <Select
          label={fields['housekeeping'] ?? ''}
          value={value.housekeeping}
          onChange={({ target }) => change({ housekeeping: target.value as Unit['housekeeping'] })}
        >
          {(['clean', 'dirty', 'inspected'] as const).map((each) => (
            <option key={each} value={each}>
              {words.housekeeping[each]}
            </option>
          ))}
        </Select>
      </div>
      <Remove
        hotelId={hotel.id}
        name={unit.number}
        text={words.removeText}
        send={() => get('deleteUnit', { params, headers: ifMatch(unit) })}
      />
      <EditBar edit={edit} faults={faults} />
    </form>
  );
};

const Floors = ({ hotel, roomTypes, units }: Props & { readonly units: readonly Unit[] }) => {
  const { units: words } = propertyWords.useWords();
  const [opened, setOpened] = useState<string | null>(null);
  const floors = [...new Set(units.map(({ floor }) => floor))];
  const open = units.find(({ id }) => id === opened);
  const nameOf = (id: string): string => roomTypes.find((each) => each.id === id)?.name ?? '';
  return (
    <>
      {floors.map((floor) => (
        <div key={floor} className="border-b border-line py-3">
          <h3 className="mb-2 text-2 font-medium text-ink2">{floor === null ? words.noFloor : words.onFloor(floor)}</h3>
          <ul className="flex flex-wrap gap-2">
            {units
              .filter((unit) => unit.floor === floor)
              .map((unit) => (
                <li key={unit.id}>
                  <button
                    type="button"
                    aria-expanded={unit.id === opened}
                    title={nameOf(unit.roomTypeId)}
                    onClick={() => setOpened(unit.id === opened ? null : unit.id)}
                    className="unit-cell"
                    data-out={unit.status === 'out_of_service' || undefined}
                  >
                    {unit.number}
                    <span className="sr-only">{[nameOf(unit.roomTypeId), words.statuses[unit.status]].join(', ')}</span>
                  </button>
                </li>
              ))}
          </ul>
          {open && open.floor === floor ? (
            <UnitForm key={open.id} hotel={hotel} roomTypes={roomTypes} unit={open} />
          ) : null}
        </div>
      ))}
    </>
  );
};

/** The numbered rooms of a hotel, floor by floor; one unfolds to be changed. */
export const UnitsPart = ({ hotel, roomTypes }: Props) => {
  const { units: words, waiting } = propertyWords.useWords();
  const formats = useFormats();
  const { data: units, error, refetch } = useQuery(unitsQuery(hotel.id));
  if (error && !units)
    return (
      <Section title={words.title}>
        <ProblemNote error={error} retry={() => void refetch()} />
      </Section>
    );
  if (!units) return <p className="mt-8 text-ink3">{waiting}</p>;
  return (
    <Section title={words.title} note={words.note}>
      {units.length === 0 ? <p className="mb-4 text-ink2">{words.none}</p> : null}
      {roomTypes.length === 0 ? (
        <p className="text-ink2">{words.noRoomType}</p>
      ) : (
        <>
          <Floors hotel={hotel} roomTypes={roomTypes} units={units} />
          <table className="mt-5 text-2">
            <caption className="sr-only">{words.counts}</caption>
            <tbody>
              {roomTypes.map(({ id, name, totalRooms }) => {
                const count = units.filter((unit) => unit.roomTypeId === id).length;
                return (
                  <tr key={id}>
                    <th scope="row" className="py-0.5 pr-6 text-left font-normal">
                      {name}
                    </th>
                    <td className="text-ink2">{words.numbered(formats.number(count), formats.number(totalRooms))}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          <ManyUnits hotelId={hotel.id} roomTypes={roomTypes} units={units} />
        </>
      )}
    </Section>
  );
};
