import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../lib/format.ts';
import { Amount } from '../../ui/amount.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Table } from '../../ui/table.tsx';
import { PageHead, Waiting } from './parts.tsx';
import { refundsQuery } from './queries.ts';
import { platformWords } from './words.ts';

/** Refunds that keep failing: whose money it is, since when, and what one does. */
export const RefundsPage = () => {
  const { refunds: words } = platformWords.useWords();
  const formats = useFormats();
  const list = useInfiniteQuery(refundsQuery);
  const { data, error, refetch } = list;
  const refunds = data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <PageHead title={words.title} text={words.text} />
      <div className="mt-8">
        {error && !refunds ? <ProblemNote error={error} retry={() => void refetch()} /> : null}
        {refunds || error ? null : <Waiting />}
        {refunds?.length === 0 ? <p className="text-4">{words.none}</p> : null}
        {refunds && refunds.length > 0 ? (
          <>
            <ol className="mb-6 max-w-[70ch] list-decimal space-y-1 pl-5">
              {words.todo.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            <Table label={words.title} head={words.head}>
              {refunds.map(({ booking, number, amount, reason, tries, owedSince, nextTryAt }) => (
                <tr key={`${booking.id} ${number}`}>
                  <th scope="row">
                    <Link
                      to="/manage/$hotelId/bookings/$bookingId"
                      params={{ hotelId: booking.hotelId, bookingId: booking.id }}
                      className="link whitespace-nowrap"
                    >
                      {booking.reference}
                    </Link>
                    <span className="block font-normal text-ink2">{booking.hotelName}</span>
                  </th>
                  <td>{booking.guestEmail}</td>
                  <td className="font-semibold text-back">
                    <Amount money={amount} />
                  </td>
                  <td>{words.reasons[reason]}</td>
                  <td className="whitespace-nowrap">{formats.instant(owedSince, 'UTC')}</td>
                  <td>{formats.number(tries)}</td>
                  <td className="whitespace-nowrap">
                    {nextTryAt === null ? words.never : formats.instant(nextTryAt, 'UTC')}
                  </td>
                </tr>
              ))}
            </Table>
          </>
        ) : null}
        <MoreButton list={list}>{words.more}</MoreButton>
      </div>
    </>
  );
};
