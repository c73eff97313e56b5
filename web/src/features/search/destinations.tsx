import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { nightPictureUrl } from '../../../../functions/contract/pictures/night-picture.ts';
import { type Formats, useFormats } from '../../lib/format.ts';
import { useDark, useLanguage } from '../../lib/preferences.ts';
import { plural } from '../../lib/words.ts';
import { type Destination, destinationsQuery, shownDestinations } from './queries.ts';
import { searchWords } from './words.ts';

const hotelsIn = (destination: Destination, formats: Formats): string => formats.number(destination.hotels);

/** The cheapest night there, rounded up: the shown price is never too low. */
const FromPrice = ({ from }: { readonly from: NonNullable<Destination['from']> }) => {
  const { home: words } = searchWords.useWords();
  const formats = useFormats();
  return (
    <>
      <p className="flex items-baseline gap-1.5 text-2 whitespace-nowrap text-ink2 max-md:justify-end">
        {words.from}
        <b className="semi text-5 font-bold tracking-[-.015em] text-ink">
          {formats.number(Math.ceil(Number(from.amount)))}
        </b>
        {from.currency}
      </p>
      <p className="text-1 text-ink2 max-md:text-right">{words.aNight}</p>
    </>
  );
};

const Tile = ({ destination }: { readonly destination: Destination }) => {
  const { home: words } = searchWords.useWords();
  const formats = useFormats();
  const language = useLanguage();
  const dark = useDark();
  const { name, country, from, hotels, image } = destination;
  return (
    <Link
      to="/search"
      search={{ location: `${name}, ${country}` }}
      className="group grid grid-cols-[72px_1fr_auto] items-center gap-x-4 border-b border-line py-2 md:block md:border-0 md:p-0"
    >
      <span className="block h-16 overflow-hidden rounded-pane bg-sky md:h-56 md:rounded-b-none lg:h-84">
        {image?.url.startsWith('/') ? (
          <img
            src={dark ? nightPictureUrl(image.url) : image.url}
            alt=""
            width={640}
            height={420}
            className="size-full object-cover object-bottom transition-transform duration-220 ease-out group-hover:scale-[1.04]"
          />
        ) : null}
      </span>
      <span className="block min-w-0 md:border-t-6 md:border-ground md:pt-3">
        <b className="block truncate text-4 tracking-[-.01em] group-hover:underline group-hover:decoration-2 group-hover:underline-offset-4">
          {name}
        </b>
        <span className="block truncate text-2 text-ink2">
          {formats.country(country)} · {hotelsIn(destination, formats)} {plural(language, hotels, words.hotels)}
        </span>
      </span>
      <span className="block md:mt-1.5 md:pb-4">{from ? <FromPrice from={from} /> : null}</span>
    </Link>
  );
};

const Waiting = () => (
  <div className="border-b border-line py-2 md:border-0 md:p-0" aria-hidden="true">
    <div className="h-16 rounded-pane bg-wash md:h-56 lg:h-84" />
    <div className="hidden border-t-6 border-ground pt-3 md:block">
      <div className="h-6 w-3/5 bg-wash2" />
      <div className="mt-1 h-5 w-4/5 bg-wash" />
      <div className="mt-1.5 mb-4 h-8 w-2/5 bg-wash2" />
    </div>
  </div>
);

/** A street of the places with most hotels; below each what a night there costs, if it can be booked. */
export const Destinations = () => {
  const { home: words } = searchWords.useWords();
  const { data, isError } = useQuery(destinationsQuery);
  return (
    <section
      aria-label={words.destinations}
      className="frame grid grid-cols-1 pt-2 md:grid-cols-4 md:gap-x-1 md:pt-6 lg:grid-cols-7"
    >
      {isError ? <p className="col-span-full py-4 text-ink2">{words.failed}</p> : null}
      {data?.map((destination) => (
        <Tile key={`${destination.name}, ${destination.country}`} destination={destination} />
      ))}
      {data || isError
        ? null
        : Array.from({ length: shownDestinations }, (_, index) => index).map((index) => <Waiting key={index} />)}
    </section>
  );
};
