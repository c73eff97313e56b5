import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ownHotelQuery } from '../../lib/own-hotel.ts';
import { isProblem } from '../../lib/problem.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Bar, barLink } from './bar.tsx';
import { Guard, NoHotel } from './guard.tsx';
import { officeWords } from './words.ts';

interface Props {
  readonly hotelId: string;
  readonly signIn: ReactNode;
  readonly children: ReactNode;
}

const Pages = ({ hotelId }: Pick<Props, 'hotelId'>) => {
  const { nav } = officeWords.useWords();
  const params = { hotelId };
  return (
    <>
      <Link
        to="/manage/$hotelId"
        params={params}
        className={barLink}
        activeOptions={{ exact: true, includeSearch: false }}
      >
        {nav.today}
      </Link>
      <Link to="/manage/$hotelId/plan" params={params} className={barLink}>
        {nav.plan}
      </Link>
      <Link to="/manage/$hotelId/grid" params={params} className={barLink}>
        {nav.grid}
      </Link>
      <Link to="/manage/$hotelId/bookings" params={params} className={barLink}>
        {nav.bookings}
      </Link>
      <Link to="/manage/$hotelId/numbers" params={params} className={barLink}>
        {nav.numbers}
      </Link>
      <Link to="/manage/$hotelId/property" params={params} className={barLink}>
        {nav.hotel}
      </Link>
    </>
  );
};

/** Loads the hotel, so that every page inside has it, and shows a message if there is none. */
const Inside = ({ hotelId, children }: Omit<Props, 'signIn'>) => {
  const { waiting } = officeWords.useWords();
  const { data, error, refetch } = useQuery(ownHotelQuery(hotelId));
  const missing = isProblem(error, 'not-found') || isProblem(error, 'forbidden') || isProblem(error, 'invalid-request');
  return (
    <>
      {data ? (
        <Bar name={data.hotel.name} timeZone={data.hotel.timeZone} hotelId={hotelId}>
          <Pages hotelId={hotelId} />
        </Bar>
      ) : (
        <Bar name="" />
      )}
      <main id="page" tabIndex={-1} className="outline-none">
        {data ? (
          children
        ) : missing ? (
          <NoHotel />
        ) : error ? (
          <div className="frame py-10">
            <ProblemNote error={error} retry={() => void refetch()} />
          </div>
        ) : (
          <p className="frame py-10 text-ink3">{waiting}</p>
        )}
      </main>
    </>
  );
};

/** The frame of every page of one hotel, for those who run it. */
export const HotelFrame = ({ hotelId, signIn, children }: Props) => (
  <Guard need="hotel_admin" signIn={signIn}>
    <Inside hotelId={hotelId}>{children}</Inside>
  </Guard>
);
