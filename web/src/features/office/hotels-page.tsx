import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../lib/format.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Bar } from './bar.tsx';
import { ownHotelsQuery } from './queries.ts';
import { officeWords } from './words.ts';

const List = () => {
  const { list: words, statuses, waiting } = officeWords.useWords();
  const formats = useFormats();
  const list = useInfiniteQuery(ownHotelsQuery);
  const { data, error, refetch } = list;
  const hotels = data?.pages.flatMap(({ items }) => items);
  if (error && !hotels) return <ProblemNote error={error} retry={() => void refetch()} className="mt-6" />;
  if (!hotels) return <p className="mt-6 text-ink3">{waiting}</p>;
  if (hotels.length === 0)
    return (
      <div className="py-10">
        <p className="text-4">{words.empty}</p>
        <p className="mt-2 text-ink2">{words.emptyText}</p>
      </div>
    );
  return (
    <>
      <ul className="mt-6 border-t-2 border-ink">
        {hotels.map((hotel) => (
          <li
            key={hotel.id}
            className="relative grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-6 border-b border-line py-3 hover:bg-wash"
          >
            <Link
              to="/manage/$hotelId"
              params={{ hotelId: hotel.id }}
              className="truncate font-semibold after:absolute after:inset-0"
            >
              {hotel.name}
            </Link>
            <span className="text-2 text-ink2">{statuses[hotel.status]}</span>
            <span className="text-2 text-ink2">
              {hotel.city}, {formats.country(hotel.country)}
            </span>
          </li>
        ))}
      </ul>
      <MoreButton list={list} size="medium" className="mt-6">
        {words.more}
      </MoreButton>
    </>
  );
};

/** The hotels of an owner: the way into each. */
export const HotelsPage = () => {
  const { list } = officeWords.useWords();
  return (
    <>
      <Bar name="" />
      <main id="page" tabIndex={-1} className="frame pt-8 pb-16 outline-none">
        <title>{list.meta}</title>
        <div className="flex flex-wrap items-center justify-between gap-4">
          <h1 className="text-5 tracking-[-.02em] md:text-6">{list.title}</h1>
          <ButtonLink to="/manage/new">{list.open}</ButtonLink>
        </div>
        <List />
      </main>
    </>
  );
};
