import { useFormats } from '../../lib/format.ts';
import type { OwnRoomType } from '../../lib/own-hotel.ts';
import { Table } from '../../ui/table.tsx';
import type { Drift } from './queries.ts';
import { agreementWords } from './words.ts';

/** The effect of a wrong counter: rooms are kept from sale, or taken rooms are sold. */
export const meaningOf = ({ sold, bookings, blocked, blocks, repaired }: Drift) => {
  if (repaired) return 'repaired';
  const counted = sold + blocked;
  const held = bookings + blocks;
  if (counted > held) return 'kept';
  return counted < held ? 'oversell' : 'left';
};

interface Props {
  readonly drift: readonly Drift[];
  readonly roomTypes: readonly OwnRoomType[];
}

/** The nights whose counters differ from the bookings, with the effect. */
export const DriftTable = ({ drift, roomTypes }: Props) => {
  const words = agreementWords.useWords();
  const formats = useFormats();
  const number = formats.number;
  return (
    <Table label={words.drift} head={words.head}>
      {drift.map((night) => {
        const { date, roomTypeId, sold, blocked, bookings, blocks, left, cap } = night;
        const meaning = meaningOf(night);
        return (
          <tr key={`${date} ${roomTypeId}`}>
            <th scope="row" className="whitespace-nowrap">
              {formats.date(date, 'monthSpan')}
            </th>
            <td>{roomTypes.find(({ id }) => id === roomTypeId)?.name ?? words.deleted}</td>
            <td>{words.counted(number(sold), number(blocked))}</td>
            <td className="font-semibold">{words.held(number(bookings), number(blocks))}</td>
            <td className="whitespace-nowrap">{words.ofCap(number(left), number(cap))}</td>
            <td className={meaning === 'repaired' ? 'font-semibold text-good' : 'font-semibold text-bad'}>
              {words.means[meaning]}
            </td>
          </tr>
        );
      })}
    </Table>
  );
};
