import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../lib/api.ts';
import { addDays, latestOf } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { refreshHotel } from '../../lib/hotel-queries.ts';
import { useIntent } from '../../lib/intent.ts';
import { useOwnHotel } from '../../lib/own-hotel.ts';
import { isProblem } from '../../lib/problem.ts';
import { Button } from '../../ui/button.tsx';
import { useCounts } from '../../ui/counts.ts';
import { Field, Select } from '../../ui/field.tsx';
import { useFieldErrors } from '../../ui/field-errors.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import type { PlanBlock, PlanUnit, Window } from './queries.ts';
import { planWords } from './words.ts';

/** A room type of which rooms are to be blocked, or a block that is looked at. */
export type Blocking = { readonly roomTypeId: string } | PlanBlock;

interface Props {
  readonly hotelId: string;
  readonly window: Window;
  readonly today: string;
  readonly blocking: Blocking | null;
  readonly units: readonly PlanUnit[];
  readonly onClose: () => void;
}

type InsideProps = Omit<Props, 'blocking'>;

const Make = ({
  hotelId,
  window,
  today,
  units,
  roomTypeId,
  onClose,
}: InsideProps & { readonly roomTypeId: string }) => {
  const { block: words } = planWords.useWords();
  const formats = useFormats();
  const [from, setFrom] = useState(latestOf(window.from, today));
  const [to, setTo] = useState(addDays(latestOf(window.from, today), 1));
  const [unitId, setUnitId] = useState('');
  const [rooms, setRooms] = useState('1');
  const [reason, setReason] = useState('');
  const intent = useIntent();
  const make = useMutation({
    mutationFn: () => {
      const what = unitId === '' ? { roomTypeId, rooms: Number(rooms) } : { unitId };
      const body = { ...what, from, to, reason: reason.trim() };
      return get('createBlock', { params: { hotelId }, body, idempotencyKey: intent.keyFor(body) });
    },
    onSuccess: onClose,
    onSettled: () => refreshHotel(hotelId),
  });
  const errors = useFieldErrors(make.error);
  const own = units.filter((unit) => unit.roomTypeId === roomTypeId);
  const refused = isProblem(make.error, 'sold-out') || isProblem(make.error, 'unit-taken') ? make.error : undefined;
  const nights = refused?.problem['nights'] as string[] | undefined;
  const number = own.find(({ id }) => id === unitId)?.number;
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!make.isPending) make.mutate();
      }}
    >
      <p className="text-ink2">{words.text}</p>
      <div className="grid grid-cols-2 gap-4">
        <Field
          {...{ label: words.from, type: 'date', value: from, min: today, required: true, error: errors['from'] }}
          onChange={({ target }) => setFrom(target.value)}
        />
        <Field
          {...{ label: words.to, type: 'date', value: to, min: addDays(from || today, 1), required: true }}
          error={errors['to']}
          onChange={({ target }) => setTo(target.value)}
        />
      </div>
      {own.length > 0 ? (
        <Select label={words.which} value={unitId} onChange={({ target }) => setUnitId(target.value)}>
          <option value="">{words.any}</option>
          {own.map(({ id, number }) => (
            <option key={id} value={id}>
              {words.unit(number)}
            </option>
          ))}
        </Select>
      ) : null}
      {unitId === '' ? (
        <Field
          {...{ label: words.rooms, type: 'number', min: 1, value: rooms, required: true, error: errors['rooms'] }}
          onChange={({ target }) => setRooms(target.value)}
        />
      ) : null}
      <Field
        {...{ label: words.reason, value: reason, maxLength: 200, required: true, error: errors['reason'] }}
        onChange={({ target }) => setReason(target.value)}
      />
      {nights ? (
        <p role="alert" className="border-l-4 border-bad bg-bad-wash px-4 py-2.5 font-medium">
          {(number === undefined ? words.soldOut : (on: string) => words.taken(number, on))(
            formats.list(nights.map((night) => formats.date(night))),
          )}
        </p>
      ) : make.error ? (
        <ProblemNote error={make.error} />
      ) : null}
      <Button type="submit" kind="go" busy={make.isPending} className="justify-self-start">
        {words.go}
      </Button>
    </form>
  );
};

const Look = ({ hotelId, block, onClose }: Pick<Props, 'hotelId' | 'onClose'> & { readonly block: PlanBlock }) => {
  const { block: words } = planWords.useWords();
  const formats = useFormats();
  const { count } = useCounts();
  const lift = useMutation({
    mutationFn: () => get('deleteBlock', { params: { blockId: block.id } }),
    onSuccess: onClose,
    onSettled: () => refreshHotel(hotelId),
  });
  return (
    <>
      <p className="text-4 font-bold">
        <bdi>{block.reason}</bdi>
      </p>
      <p className="mt-1">{words.facts(count('rooms', block.rooms), formats.range(block.from, block.to, 'day'))}</p>
      <p className="mt-4 text-ink2">{words.liftText}</p>
      {lift.error ? <ProblemNote error={lift.error} className="mt-4" /> : null}
      <div className="mt-6 flex flex-wrap gap-3">
        <Button busy={lift.isPending} onClick={() => lift.mutate()}>
          {words.lift}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {words.keep}
        </Button>
      </div>
    </>
  );
};

/** Takes rooms of a type off sale for some nights, with why; or shows such a block and lifts it. */
export const BlockSheet = ({ blocking, onClose, ...rest }: Props) => {
  const { block: words } = planWords.useWords();
  const { roomTypes } = useOwnHotel(rest.hotelId);
  const name = roomTypes.find(({ id }) => id === blocking?.roomTypeId)?.name ?? '';
  const isBlock = blocking !== null && 'id' in blocking;
  return (
    <Sheet title={isBlock ? words.look(name) : words.title(name)} open={blocking !== null} onClose={onClose}>
      {blocking === null ? null : 'id' in blocking ? (
        <Look hotelId={rest.hotelId} block={blocking} onClose={onClose} />
      ) : (
        <Make {...rest} roomTypeId={blocking.roomTypeId} onClose={onClose} />
      )}
    </Sheet>
  );
};
