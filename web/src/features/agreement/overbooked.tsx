import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormats } from '../../lib/format.ts';
import type { OwnRoomType } from '../../lib/own-hotel.ts';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { Table } from '../../ui/table.tsx';
import { overbookedQuery } from './queries.ts';
import { agreementWords } from './words.ts';

interface Props {
  readonly hotelId: string;
  readonly roomTypes: readonly OwnRoomType[];
}

/** Nights with more rooms taken than there are, as an owner sells above their number or takes rooms away. */
export const Overbooked = ({ hotelId, roomTypes }: Props) => {
  const words = agreementWords.useWords();
  const formats = useFormats();
  const list = useInfiniteQuery(overbookedQuery(hotelId));
  const { data, error, refetch } = list;
  const nights = data?.pages.flatMap(({ items }) => items);
  return (
    <Section title={words.overbooked} note={words.overbookedNote}>
      {error && !nights ? <ProblemNote error={error} retry={() => void refetch()} /> : null}
      {nights || error ? null : <div className="h-12 bg-wash" aria-hidden="true" />}
      {nights?.length === 0 ? <p>{words.noOverbooked}</p> : null}
      {nights && nights.length > 0 ? (
        <Table label={words.overbooked} head={words.overbookedHead}>
          {nights.map(({ date, roomTypeId, sold, blocked, totalRooms }) => (
            <tr key={`${date} ${roomTypeId}`}>
              <th scope="row" className="whitespace-nowrap">
                {formats.date(date, 'monthSpan')}
              </th>
              <td>{roomTypes.find(({ id }) => id === roomTypeId)?.name ?? words.deleted}</td>
              <td>{formats.number(sold)}</td>
              <td>{formats.number(blocked)}</td>
              <td>{formats.number(totalRooms)}</td>
              <td className="font-semibold text-bad">{formats.number(sold + blocked - totalRooms)}</td>
            </tr>
          ))}
        </Table>
      ) : null}
      <MoreButton list={list}>{words.more}</MoreButton>
    </Section>
  );
};
