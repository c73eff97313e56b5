import type { OwnHotel, OwnRoomType } from '../../lib/own-hotel.ts';
import { amenityWords } from '../../ui/amenity-words.ts';
import { Check } from '../../ui/check.tsx';
import { Field, Select, TextArea } from '../../ui/field.tsx';
import type { Faults } from './faults.ts';
import { Group, NumberField, required } from './fields.tsx';
import type { PlanInput } from './inputs.ts';
import { PaymentFields, PriceFields } from './plan-money.tsx';
import { PolicyFields } from './policy-fields.tsx';
import { propertyWords } from './words.ts';

interface Props {
  readonly value: PlanInput;
  readonly hotel: OwnHotel;
  readonly roomTypes: readonly OwnRoomType[];
  readonly faults: Faults;
  readonly onChange: (part: Partial<PlanInput>) => void;
}

const boards = ['room_only', 'breakfast', 'half_board', 'full_board', 'all_inclusive'] as const;
const lengths = ['minStay', 'maxStay', 'minAdvanceDays', 'maxAdvanceDays'] as const;

const What = ({ value, roomTypes, faults, onChange }: Omit<Props, 'hotel'>) => {
  const { fields, plans: words } = propertyWords.useWords();
  const { boards: boardNames } = amenityWords.useWords();
  const { roomTypeIds } = value;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={fields['name'] ?? ''}
          value={value.name}
          error={faults.at('/name')}
          autoComplete="off"
          onChange={({ target }) => onChange({ name: target.value })}
        />
        <Select
          label={fields['board'] ?? ''}
          value={value.board}
          onChange={({ target }) => onChange({ board: target.value as PlanInput['board'] })}
        >
          {boards.map((board) => (
            <option key={board} value={board}>
              {boardNames[board] ?? board}
            </option>
          ))}
        </Select>
        <TextArea
          label={fields['description'] ?? ''}
          value={value.description}
          error={faults.at('/description')}
          className="sm:col-span-2"
          onChange={({ target }) => onChange({ description: target.value })}
        />
      </div>
      <Group legend={fields['roomTypeIds'] ?? ''}>
        <Check
          label={words.allRooms}
          checked={roomTypeIds.length === 0}
          onChange={(all) => onChange({ roomTypeIds: all ? [] : roomTypes.slice(0, 1).map(({ id }) => id) })}
        />
        {roomTypeIds.length === 0
          ? null
          : roomTypes.map(({ id, name }) => (
              <Check
                key={id}
                label={name}
                checked={roomTypeIds.includes(id)}
                disabled={roomTypeIds.length === 1 && roomTypeIds.includes(id)}
                onChange={(has) =>
                  onChange({ roomTypeIds: has ? [...roomTypeIds, id] : roomTypeIds.filter((each) => each !== id) })
                }
              />
            ))}
        {faults.in('/roomTypeIds') ? <p className="text-2 font-medium text-bad">{faults.in('/roomTypeIds')}</p> : null}
      </Group>
    </>
  );
};

const When = ({ value, faults, onChange }: Pick<Props, 'value' | 'faults' | 'onChange'>) => {
  const { fields, plans: words } = propertyWords.useWords();
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {lengths.map((key) => (
          <NumberField
            key={key}
            label={fields[key] ?? ''}
            note={words.lengthNotes[key]}
            min={0}
            value={value[key]}
            error={faults.at(`/${key}`)}
            onChange={(length) => onChange({ [key]: length })}
          />
        ))}
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        {(['bookable', 'stay'] as const).map((key) => {
          const range = value[key];
          return (
            <Group key={key} legend={fields[key] ?? ''}>
              <Check
                label={words.onlyDates[key]}
                checked={range !== null}
                onChange={(on) => onChange({ [key]: on ? { from: '', to: '' } : null })}
              />
              {range ? (
                <div className="grid grid-cols-2 gap-3">
                  {(['from', 'to'] as const).map((end) => (
                    <Field
                      key={end}
                      type="date"
                      label={words[end]}
                      value={range[end]}
                      error={faults.at(`/${key}/${end}`)}
                      onChange={({ target }) => onChange({ [key]: { ...range, [end]: target.value } })}
                    />
                  ))}
                </div>
              ) : null}
            </Group>
          );
        })}
      </div>
    </>
  );
};

const Who = ({ value, faults, onChange }: Pick<Props, 'value' | 'faults' | 'onChange'>) => {
  const { fields, plans: words } = propertyWords.useWords();
  const audience = value.audience ?? { kind: 'public' };
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
      <Select
        label={fields['audience'] ?? ''}
        value={audience.kind}
        onChange={({ target }) => {
          const kind = target.value as typeof audience.kind;
          onChange({ audience: kind === 'code' ? { kind, code: '' } : { kind } });
        }}
      >
        {(['public', 'members', 'code'] as const).map((kind) => (
          <option key={kind} value={kind}>
            {words.audiences[kind]}
          </option>
        ))}
      </Select>
      {audience.kind === 'code' ? (
        <Field
          label={words.code}
          value={audience.code}
          error={faults.in('/audience')}
          autoComplete="off"
          onChange={({ target }) => onChange({ audience: { kind: 'code', code: target.value } })}
        />
      ) : null}
      <NumberField
        label={fields['position'] ?? ''}
        note={words.positionNote}
        min={0}
        max={1000}
        value={value.position}
        error={faults.at('/position')}
        onChange={(position) => onChange({ position: required(position) })}
      />
      <Select
        label={fields['status'] ?? ''}
        value={value.status}
        error={faults.at('/status')}
        onChange={({ target }) => onChange({ status: target.value as PlanInput['status'] })}
      >
        <option value="active">{words.active}</option>
        <option value="inactive">{words.inactive}</option>
      </Select>
    </div>
  );
};

/** Every field of a rate plan. */
export const PlanFields = ({ value, hotel, roomTypes, faults, onChange }: Props) => {
  const { fields, plans: words } = propertyWords.useWords();
  return (
    <div className="grid gap-6">
      <What value={value} roomTypes={roomTypes} faults={faults} onChange={onChange} />
      <PriceFields value={value} currency={hotel.currency} faults={faults} onChange={onChange} />
      <PaymentFields value={value} faults={faults} onChange={onChange} />
      <Group legend={fields['cancellationPolicy'] ?? ''}>
        <Check
          label={words.ownPolicy}
          checked={value.cancellationPolicy !== null}
          onChange={(own) => onChange({ cancellationPolicy: own ? hotel.cancellationPolicy : null })}
        />
        {value.cancellationPolicy ? (
          <div className="mt-3">
            <PolicyFields
              value={value.cancellationPolicy}
              at="/cancellationPolicy"
              faults={faults}
              onChange={(cancellationPolicy) => onChange({ cancellationPolicy })}
            />
          </div>
        ) : null}
      </Group>
      <When value={value} faults={faults} onChange={onChange} />
      <Who value={value} faults={faults} onChange={onChange} />
    </div>
  );
};
