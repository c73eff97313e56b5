import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../lib/api.ts';
import { addDays } from '../../lib/dates.ts';
import { useIntent } from '../../lib/intent.ts';
import { isProblem } from '../../lib/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { useFieldErrors } from '../../ui/field-errors.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import type { Speech } from './cell-words.ts';
import { blocksKey, gridNightsKey } from './queries.ts';

/** The initial values of the form: the painted nights, or the first room type today. */
export interface BlockStart {
  readonly roomTypeId: string;
  readonly from: string;
  /** The last night. */
  readonly to: string;
}

interface Props {
  readonly hotelId: string;
  readonly start: BlockStart | undefined;
  readonly roomTypes: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
  readonly speech: Speech;
  readonly onClose: () => void;
}

const Form = ({ hotelId, start, roomTypes, today, speech, onClose }: Props & { readonly start: BlockStart }) => {
  const { words, formats } = speech;
  const { blocks: said } = words;
  const cache = useQueryClient();
  const [form, setForm] = useState({ ...start, rooms: '1', reason: '' });
  const change = (part: Partial<typeof form>): void => setForm({ ...form, ...part });
  const intent = useIntent();
  const save = useMutation({
    mutationFn: () => {
      // The API takes the day on which the rooms can be sold again.
      const to = form.to === '' ? '' : addDays(form.to, 1);
      const body = { roomTypeId: form.roomTypeId, from: form.from, to, rooms: Number(form.rooms), reason: form.reason };
      return get('createBlock', { params: { hotelId }, body, idempotencyKey: intent.keyFor(body) });
    },
    onSuccess: onClose,
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: blocksKey(hotelId) }),
        cache.invalidateQueries({ queryKey: gridNightsKey(hotelId) }),
      ]),
  });
  const { error } = save;
  const errors = useFieldErrors(error);
  const soldOut = isProblem(error, 'sold-out') ? (error.problem['nights'] as readonly string[] | undefined) : undefined;
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      <Select label={said.type} value={form.roomTypeId} onChange={({ target }) => change({ roomTypeId: target.value })}>
        {roomTypes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <div className="grid grid-cols-2 gap-4">
        <Field
          label={said.from}
          type="date"
          min={today}
          value={form.from}
          error={errors['from']}
          onChange={({ target }) => change({ from: target.value })}
        />
        <Field
          label={said.to}
          type="date"
          min={form.from}
          value={form.to}
          error={errors['to']}
          onChange={({ target }) => change({ to: target.value })}
        />
      </div>
      <div className="grid grid-cols-[112px_1fr] gap-4">
        <Field
          label={said.count}
          type="number"
          min={1}
          value={form.rooms}
          error={errors['rooms']}
          onChange={({ target }) => change({ rooms: target.value })}
        />
        <Field
          label={said.reason}
          note={said.reasonNote}
          maxLength={200}
          value={form.reason}
          error={errors['reason']}
          onChange={({ target }) => change({ reason: target.value })}
        />
      </div>
      {soldOut ? (
        <p role="alert" className="border-l-4 border-bad bg-bad-wash px-4 py-3 font-medium">
          {said.soldOut(formats.list(soldOut.map((night) => formats.date(night, 'day'))))}
        </p>
      ) : null}
      {error && !soldOut && Object.keys(errors).length === 0 ? <ProblemNote error={error} /> : null}
      <Button kind="go" type="submit" busy={save.isPending}>
        {said.save}
      </Button>
    </form>
  );
};

/** Takes rooms of a type off sale for some nights. */
export const BlockSheet = (props: Props) => {
  const { start, speech, onClose } = props;
  return (
    <Sheet title={speech.words.blocks.add} open={start !== undefined} onClose={onClose}>
      {start ? <Form {...props} start={start} /> : null}
    </Sheet>
  );
};
