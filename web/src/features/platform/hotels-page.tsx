import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormats } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Table } from '../../ui/table.tsx';
import { PageHead, Waiting } from './parts.tsx';
import { type HotelStatus, hotelsQuery } from './people-queries.ts';
import { peopleWords } from './people-words.ts';

const statuses: readonly HotelStatus[] = ['active', 'inactive', 'pending'];

/** Every hotel of the platform, with the ways into it. */
export const HotelsPage = () => {
  const { hotels: words } = peopleWords.useWords();
  const formats = useFormats();
  const [status, setStatus] = useState<HotelStatus | ''>('');
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    hotelsQuery(status),
  );
  const hotels = data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <PageHead title={words.title} text={words.text} />
      <Select
        className="mt-6 w-64"
        label={words.status}
        value={status}
        onChange={({ target }) => setStatus(target.value as HotelStatus | '')}
      >
        <option value="">{words.anyStatus}</option>
        {statuses.map((each) => (
          <option key={each} value={each}>
            {words.statuses[each]}
          </option>
        ))}
      </Select>
      <div className="mt-6">
        {error && !hotels ? <ProblemNote error={error} retry={() => void refetch()} /> : null}
        {hotels || error ? null : <Waiting />}
        {hotels?.length === 0 ? <p className="text-4">{words.none}</p> : null}
        {hotels && hotels.length > 0 ? (
          <Table label={words.title} head={words.head}>
            {hotels.map(({ id, name, city, country, status: its }) => (
              <tr key={id}>
                <th scope="row" className="max-w-96 break-words">
                  <Link to="/manage/$hotelId" params={{ hotelId: id }} className="link">
                    <bdi>{name}</bdi>
                  </Link>
                </th>
                <td>
                  {city}, {formats.country(country)}
                </td>
                <td className={its === 'active' ? '' : 'text-ink2'}>{words.statuses[its]}</td>
                <td>
                  <span className="flex flex-wrap gap-x-4">
                    <Link to="/manage/$hotelId/numbers" params={{ hotelId: id }} className="link">
                      {words.numbers}
                      <span className="sr-only"> {name}</span>
                    </Link>
                    <Link to="/manage/$hotelId/agreement" params={{ hotelId: id }} className="link">
                      {words.agreement}
                      <span className="sr-only"> {name}</span>
                    </Link>
                    {its === 'active' ? (
                      <Link to="/hotels/$hotelId" params={{ hotelId: id }} className="link">
                        {words.guests}
                        <span className="sr-only"> {name}</span>
                      </Link>
                    ) : null}
                  </span>
                </td>
              </tr>
            ))}
          </Table>
        ) : null}
        {hasNextPage ? (
          <Button size="small" className="mt-4" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {words.more}
          </Button>
        ) : null}
      </div>
    </>
  );
};
