import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../lib/format.ts';
import { unitsQuery } from '../../lib/hotel-queries.ts';
import { Table } from '../../ui/table.tsx';
import type { UnitDrift } from './queries.ts';
import { agreementWords } from './words.ts';

/** What a night of a room means that is not kept for exactly the stay or block that says to have it. */
export const meaningOfUnit = ({ holder, claims, repaired }: UnitDrift) => {
  if (repaired) return 'repaired';
  if (claims.length > 1) return 'twice';
  if (holder === null) return 'open';
  return claims.length === 0 ? 'forNobody' : 'forAnother';
};

interface Props {
  readonly drift: readonly UnitDrift[];
  readonly hotelId: string;
}

/** A stay, with its page, or a block: `booking:ID` or `block:ID`. */
const Holder = ({ holder, hotelId }: { readonly holder: string; readonly hotelId: string }) => {
  const words = agreementWords.useWords();
  const [kind, id = ''] = holder.split(':');
  if (kind !== 'booking') return words.block;
  return (
    <Link to="/manage/$hotelId/bookings/$bookingId" params={{ hotelId, bookingId: id }} className="link">
      {words.stay(id.slice(-6))}
    </Link>
  );
};

/** The nights of rooms on which what is kept differs from what the bookings and blocks say. */
export const UnitsTable = ({ drift, hotelId }: Props) => {
  const words = agreementWords.useWords();
  const formats = useFormats();
  const { data: units } = useQuery(unitsQuery(hotelId));
  return (
    <Table label={words.units} head={words.unitsHead}>
      {drift.map((night) => {
        const { date, unitId, holder, claims } = night;
        const meaning = meaningOfUnit(night);
        return (
          <tr key={`${date} ${unitId}`}>
            <th scope="row" className="whitespace-nowrap">
              {formats.date(date, 'monthSpan')}
            </th>
            <td>{units?.find(({ id }) => id === unitId)?.number ?? '…'}</td>
            <td>{holder === null ? words.nobody : <Holder holder={holder} hotelId={hotelId} />}</td>
            <td>
              {claims.length === 0 ? words.nobody : null}
              {claims.map((claim, index) => (
                <span key={claim}>
                  {index > 0 ? ', ' : ''}
                  <Holder holder={claim} hotelId={hotelId} />
                </span>
              ))}
            </td>
            <td className={`font-semibold ${meaning === 'repaired' ? 'text-good' : 'text-bad'}`}>
              {words.unitMeans[meaning]}
            </td>
          </tr>
        );
      })}
    </Table>
  );
};
