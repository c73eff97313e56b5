import { useQuery } from '@tanstack/react-query';
import { addDays } from '../../lib/dates.ts';
import { useToday } from '../../lib/facts.ts';
import { useOwnHotel } from '../../lib/own-hotel.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { GridDesk } from './grid-desk.tsx';
import { usualFrom, usualNights } from './grid-head.tsx';
import { gridQuery } from './queries.ts';
import type { GridSearch } from './url.ts';
import { gridWords } from './words.ts';
import './grid.css';

interface Props {
  readonly hotelId: string;
  readonly search: GridSearch;
}

/** Prices and restrictions of a hotel, night by night. */
export const GridPage = ({ hotelId, search }: Props) => {
  const words = gridWords.useWords();
  const { hotel, roomTypes } = useOwnHotel(hotelId);
  const today = useToday(hotel.timeZone);
  const from = search.from ?? usualFrom(today);
  const nights = search.nights ?? usualNights;
  const { data, error, refetch, isPlaceholderData } = useQuery(gridQuery(hotelId, from, addDays(from, nights - 1)));
  return (
    <div className="gf-page">
      <svg width="0" height="0" className="absolute" aria-hidden="true">
        <pattern id="gf-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="gf-left" d="M0 0h4v4h-4z" />
          <path className="gf-hatch" d="M0 0h2v4h-2z" />
        </pattern>
      </svg>
      <title>{words.meta(hotel.name)}</title>
      {data && data.roomTypes.length > 0 ? (
        <GridDesk hotel={hotel} roomTypes={roomTypes} latest={data} today={today} loading={isPlaceholderData} />
      ) : data ? (
        <div className="py-10">
          <h1 className="text-5">{words.none}</h1>
          <p className="mt-2 mb-5 max-w-[60ch] text-ink2">{words.noneText}</p>
          <ButtonLink kind="go" to="/manage/$hotelId/property" params={{ hotelId }}>
            {words.toHotel}
          </ButtonLink>
        </div>
      ) : error ? (
        <div className="py-10">
          <h1 className="mb-4 text-5">{words.title}</h1>
          <ProblemNote error={error} retry={() => void refetch()} />
        </div>
      ) : (
        <p className="py-10 text-ink3">{words.waiting}</p>
      )}
    </div>
  );
};
