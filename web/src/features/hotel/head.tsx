import { useFormats } from '../../lib/format.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { plural } from '../../lib/words.ts';
import type { Hotel } from './queries.ts';
import { hotelWords } from './words.ts';

/** Which hotel, where, and what guests think of it. */
export const HotelHead = ({ hotel }: { readonly hotel: Hotel }) => {
  const words = hotelWords.useWords();
  const formats = useFormats();
  const language = useLanguage();
  const { name, address, city, country, starRating, rating, reviewCount } = hotel;
  const facts = [
    [address, city, formats.country(country)].filter((part) => part !== '').join(', '),
    ...(starRating === null ? [] : [`${formats.number(starRating)} ${plural(language, starRating, words.stars)}`]),
  ];
  return (
    <header className="frame flex flex-wrap items-end justify-between gap-x-8 gap-y-3 py-4 md:pt-6 md:pb-5">
      <div className="min-w-0 flex-1 basis-80">
        <h1 className="text-5 tracking-[-.025em] md:text-6">{name}</h1>
        <p className="mt-1 text-ink2">{facts.join(' · ')}</p>
      </div>
      {rating === null ? (
        <p className="text-2 text-ink2">{words.noReviews}</p>
      ) : (
        <a href="#reviews" className="flex items-end gap-3">
          <b className="figures text-6 tracking-[-.045em] md:text-7">
            {formats.number(rating, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}
          </b>
          <span className="max-w-20 pb-1 text-2 leading-4 text-ink2 md:pb-2">
            {words.score(`${formats.number(reviewCount)} ${plural(language, reviewCount, words.guests)}`)}
          </span>
        </a>
      )}
    </header>
  );
};
