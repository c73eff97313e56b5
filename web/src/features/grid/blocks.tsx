import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get } from '../../lib/api.ts';
import { addDays } from '../../lib/dates.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import type { Speech } from './cell-words.ts';
import { type Block, blocksKey, blocksQuery, gridNightsKey } from './queries.ts';

interface Props {
  readonly hotelId: string;
  readonly from: string;
  readonly to: string;
  readonly typeNames: ReadonlyMap<string, string>;
  readonly speech: Speech;
  readonly onAdd: () => void;
}

/** The blocks of the nights in view; each can be lifted. */
export const Blocks = ({ hotelId, from, to, typeNames, speech, onAdd }: Props) => {
  const { words, formats } = speech;
  const { blocks: said } = words;
  const cache = useQueryClient();
  const { data, error, refetch } = useQuery(blocksQuery(hotelId, from, to));
  const lift = useMutation({
    mutationFn: ({ id }: Block) => get('deleteBlock', { params: { blockId: id } }),
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: blocksKey(hotelId) }),
        cache.invalidateQueries({ queryKey: gridNightsKey(hotelId) }),
      ]),
  });
  const datesOf = (block: Block): string => formats.range(block.from, addDays(block.to, -1));
  const nameOf = ({ roomTypeId }: Block): string => typeNames.get(roomTypeId) ?? roomTypeId;
  return (
    <Section title={said.title} note={said.note}>
      {error && !data ? <ProblemNote error={error} retry={() => void refetch()} /> : null}
      {!error && !data ? <p className="text-ink3">{words.waiting}</p> : null}
      {data?.length === 0 ? <p className="text-ink2">{said.none}</p> : null}
      {data && data.length > 0 ? (
        <ul className="border-b border-line">
          {data.map((block) => (
            <li
              key={block.id}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-0.5 border-t border-line py-2 first:border-t-0"
            >
              <p className="min-w-0">
                <b dir="auto">{nameOf(block)}</b>
                <span className="ml-3 inline-block whitespace-nowrap">{datesOf(block)}</span>
                <span className="ml-3 inline-block whitespace-nowrap text-ink2">
                  {block.rooms === 1 ? said.roomOne : said.rooms(formats.number(block.rooms))}
                </span>
              </p>
              <Button
                size="small"
                className="row-span-2"
                aria-label={said.liftOf(nameOf(block), datesOf(block))}
                busy={lift.isPending && lift.variables.id === block.id}
                onClick={() => lift.mutate(block)}
              >
                {said.lift}
              </Button>
              <p dir="auto" className="text-2 break-words text-ink2">
                {block.reason}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      {lift.error ? <ProblemNote error={lift.error} className="mt-3" /> : null}
      <p role="status" className="mt-2 text-2 text-ink2">
        {lift.isSuccess ? said.lifted : ''}
      </p>
      <Button size="small" className="mt-1" onClick={onAdd}>
        {said.add}
      </Button>
    </Section>
  );
};
