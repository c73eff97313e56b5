import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { daysBetween } from '../../lib/dates.ts';
import { useConverted } from '../../lib/facts.ts';
import { type Money, useFormats } from '../../lib/format.ts';
import { isZero, share } from '../../lib/money.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { plural } from '../../lib/words.ts';
import { amenityWords } from '../../ui/amenity-words.ts';
import { Amount } from '../../ui/amount.tsx';
import { HotelPicture } from '../../ui/hotel-picture.tsx';
import { NightStrip } from '../../ui/night-strip.tsx';
import { rateWords } from '../../ui/rate-words.ts';
import { uiWords } from '../../ui/words.ts';
import type { Item } from './results-query.ts';
import { resultsWords } from './results-words.ts';
import type { ResultsSearch } from './url.ts';

interface Props {
  readonly item: Item;
  readonly search: ResultsSearch;
  readonly lit: boolean;
  readonly onPoint: (hotelId: string | null) => void;
}

const Beside = ({ money }: { readonly money: Money }) => {
  const { approx } = uiWords.useWords();
  const formats = useFormats();
  const converted = useConverted(money);
  return converted ? <p className="text-1 text-ink2">{approx(formats.money(converted))}</p> : null;
};

const Facts = ({ item: { hotel, distanceKm } }: { readonly item: Item }) => {
  const words = resultsWords.useWords();
  const { amenities } = amenityWords.useWords();
  const formats = useFormats();
  const language = useLanguage();
  const { rating, reviewCount, starRating } = hotel;
  const facts = [
    ...(starRating === null ? [] : [`${formats.number(starRating)} ${plural(language, starRating, words.stars)}`]),
    distanceKm === null
      ? hotel.city
      : words.km(formats.number(distanceKm, { minimumFractionDigits: 1, maximumFractionDigits: 1 })),
  ];
  return (
    <>
      <p className="text-2 text-ink2">{facts.join(' · ')}</p>
      <p className="text-2">
        {rating === null ? (
          <span className="text-ink2">{words.noReviews}</span>
        ) : (
          <>
            <b className="font-bold">
              {formats.number(rating, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}
            </b>
            <span className="ml-2 text-ink2">
              {formats.number(reviewCount)} {plural(language, reviewCount, words.reviews)}
            </span>
          </>
        )}
      </p>
      <p className="truncate text-2 text-ink3 max-md:hidden">
        {hotel.amenities
          .slice(0, 3)
          .map((each) => amenities[each] ?? each.replaceAll('_', ' '))
          .join(', ')}
      </p>
    </>
  );
};

type Offer = NonNullable<Item['offer']>;

/** The room, its plan and board, and until when something comes back. */
const Terms = ({ offer, timeZone }: { readonly offer: Offer; readonly timeZone: string }) => {
  const words = resultsWords.useWords();
  const { boards } = amenityWords.useWords();
  const { members } = rateWords.useWords();
  const formats = useFormats();
  const { ratePlan, payment, refundUntil } = offer;
  const board = boards[ratePlan.board] ?? ratePlan.board;
  const back = isZero(payment.dueNow)
    ? words.freeToCancel
    : refundUntil === null
      ? words.nothingBack
      : words.backUntil(formats.instant(refundUntil, timeZone));
  return (
    <>
      <p className="mt-2 truncate text-2">{offer.roomTypeName}</p>
      <p className="text-1 text-ink2">{[ratePlan.name, board].join(', ')}</p>
      {ratePlan.membersOnly ? <p className="text-1 font-medium">{members}</p> : null}
      <p className="text-1 text-ink2">{back}</p>
    </>
  );
};

/** The total is first; the price of a night and the due dates are below. */
const Price = ({ offer, nights }: { readonly offer: Offer; readonly nights: number }) => {
  const words = resultsWords.useWords();
  const formats = useFormats();
  const { total, payment } = offer;
  const bare = (money: Money): string => {
    const { whole, decimals } = formats.amount(money);
    return whole + decimals;
  };
  return (
    <div className="text-right text-1 text-ink2">
      <p className="figures text-5 font-bold tracking-[-.015em] text-ink">
        <Amount money={total} />
      </p>
      <p>{nights > 1 ? words.aNight(bare(share(total, nights))) : words.oneNight}</p>
      {isZero(payment.dueAtHotel) ? null : (
        <>
          <p>{isZero(payment.dueNow) ? words.nothingNow : words.now(bare(payment.dueNow))}</p>
          <p>{words.atHotel(bare(payment.dueAtHotel))}</p>
        </>
      )}
      <Beside money={total} />
    </div>
  );
};

/** A hotel: its facts, its nights as cells, the total of the stay. Pointing at it lights its nights and its tag. */
export const ResultRow = memo(({ item, search, lit, onPoint }: Props) => {
  const words = resultsWords.useWords();
  const formats = useFormats();
  const { hotel, offer } = item;
  const { checkIn, checkOut, party, code } = search;
  const stay = checkIn !== undefined && checkOut !== undefined ? { checkIn, checkOut } : undefined;
  return (
    <li
      data-lit={lit || undefined}
      onPointerEnter={() => onPoint(hotel.id)}
      onPointerLeave={() => onPoint(null)}
      className="relative grid grid-cols-[88px_minmax(0,1fr)_140px] gap-x-3 gap-y-2.5 border-b border-line py-3.5 before:absolute before:inset-y-0 before:-left-4 before:w-[5px] before:rounded-pane hover:before:bg-lamp data-lit:before:bg-lamp md:grid-cols-[136px_minmax(0,1.2fr)_minmax(0,1fr)_168px] md:gap-x-4"
    >
      <div className="grows h-23 overflow-hidden rounded-pane md:row-span-2 md:h-28">
        <HotelPicture image={hotel.image} name={hotel.name} className="size-full object-cover" />
      </div>
      <div className="min-w-0 max-md:col-span-2 md:row-span-2">
        <h3 className="text-3 leading-5 md:text-4 md:leading-6">
          <Link
            to="/hotels/$hotelId"
            params={{ hotelId: hotel.id }}
            search={{ ...stay, ...(party !== undefined && { party }), ...(code !== undefined && { code }) }}
            viewTransition
            state={{ picture: hotel.image }}
            onFocus={() => onPoint(hotel.id)}
            onBlur={() => onPoint(null)}
            className="after:absolute after:inset-0"
          >
            {hotel.name}
          </Link>
        </h3>
        <Facts item={item} />
      </div>
      <div className="lights min-w-0 max-md:col-span-2" data-lit={lit || undefined}>
        {stay && offer ? (
          <>
            <NightStrip
              nights={offer.nightlyPrices}
              label={words.nightsOf(formats.range(stay.checkIn, stay.checkOut))}
              most={4}
              narrow
              className="short"
            />
            <Terms offer={offer} timeZone={hotel.timeZone} />
          </>
        ) : (
          <p className="text-2 text-ink2">{stay ? words.soldOut : words.noDates}</p>
        )}
      </div>
      {offer && stay ? <Price offer={offer} nights={daysBetween(stay.checkIn, stay.checkOut)} /> : null}
    </li>
  );
});
