import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormats } from '../../lib/format.ts';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { reviewsQuery } from './queries.ts';
import { hotelWords } from './words.ts';

const ratings = [5, 4, 3, 2, 1] as const;

/** What guests wrote who have stayed, and how they rated. */
export const Reviews = ({ hotelId }: { readonly hotelId: string }) => {
  const { reviews: words } = hotelWords.useWords();
  const formats = useFormats();
  const list = useInfiniteQuery(reviewsQuery(hotelId));
  const { data, error, refetch } = list;
  const summary = data?.pages[0]?.summary;
  const reviews = data?.pages.flatMap(({ items }) => items) ?? [];
  const most = summary ? Math.max(1, ...Object.values(summary.histogram)) : 1;
  return (
    <Section id="reviews" title={words.title} note={words.note}>
      {error ? <ProblemNote error={error} retry={() => void refetch()} /> : null}
      {summary?.count === 0 ? <p className="max-w-[60ch]">{words.none}</p> : null}
      {summary && summary.count > 0 ? (
        <div className="grid gap-x-8 gap-y-6 md:grid-cols-[200px_minmax(0,1fr)]">
          <ul aria-label={words.histogram} className="self-start text-2">
            {ratings.map((rating) => {
              const count = summary.histogram[rating];
              return (
                <li key={rating} className="flex items-center gap-3 py-1">
                  <span className="sr-only">{words.rated(formats.number(rating), formats.number(count))}</span>
                  <b className="w-3" aria-hidden="true">
                    {formats.number(rating)}
                  </b>
                  <span className="h-3 flex-1 bg-wash2" aria-hidden="true">
                    <i className="block h-full bg-ink2" style={{ width: `${(count / most) * 100}%` }} />
                  </span>
                  <span className="w-8 text-right text-ink2" aria-hidden="true">
                    {formats.number(count)}
                  </span>
                </li>
              );
            })}
          </ul>
          <div>
            <ul className="-mt-4 lg:columns-2 lg:gap-x-8">
              {reviews.map(({ id, rating, title, content, authorName, stayedAt }) => (
                <li key={id} className="break-inside-avoid border-b border-line py-4">
                  <h3 className="flex gap-3 text-3 leading-5">
                    <span className="font-bold">{formats.number(rating)}</span>
                    <span className="min-w-0">{title}</span>
                  </h3>
                  {content ? <p className="mt-1 break-words whitespace-pre-line">{content}</p> : null}
                  <p className="mt-1 text-2 text-ink2">
                    {authorName}
                    {stayedAt ? `, ${words.stayed(formats.date(stayedAt, 'monthSpan'))}` : ''}
                  </p>
                </li>
              ))}
            </ul>
            <MoreButton list={list} size="medium" className="mt-6">
              {words.more}
            </MoreButton>
          </div>
        </div>
      ) : null}
    </Section>
  );
};
