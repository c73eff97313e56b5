import { nightsOf } from '../../lib/dates.ts';
import { useConverted } from '../../lib/facts.ts';
import { type Money, useFormats } from '../../lib/format.ts';
import { nightPrices } from '../../lib/night-prices.ts';
import { amenityWords } from '../../ui/amenity-words.ts';
import { Amount } from '../../ui/amount.tsx';
import { useCounts } from '../../ui/counts.ts';
import { HotelPicture } from '../../ui/hotel-picture.tsx';
import { NightStrip } from '../../ui/night-strip.tsx';
import { type Dues, StayLines } from '../../ui/stay-lines.tsx';
import { uiWords } from '../../ui/words.ts';
import { bookingWords } from './words.ts';

export interface Stay {
  readonly hotelName: string;
  readonly city: string;
  readonly image: { readonly url: string; readonly alt: string } | null | undefined;
  readonly roomTypeName: string;
  readonly checkIn: string;
  readonly checkOut: string;
  readonly people: string;
  readonly checkInTime: string;
  readonly checkOutTime: string;
  /** Undefined where it is not known yet. */
  readonly ratePlan?: { readonly id: string; readonly name: string; readonly board: string } | undefined;
  readonly rooms: number;
}

interface Priced {
  readonly nightlyPrices: Parameters<typeof nightPrices>[0];
  readonly totals: Parameters<typeof StayLines>[0]['totals'];
}

interface Props {
  readonly stay: Stay;
  readonly offer: Priced | undefined;
  readonly dues?: Dues | undefined;
  /** The nights are held: lit. Left out where they are lit above already. */
  readonly held?: boolean;
  readonly paid?: boolean;
  /** False if the price is shown elsewhere on the page. */
  readonly priced?: boolean;
}

const Beside = ({ money }: { readonly money: Money }) => {
  const { approx } = uiWords.useWords();
  const formats = useFormats();
  const converted = useConverted(money);
  return converted ? (
    <p className="-mt-1 pb-2 text-right text-2 text-ink2">{approx(formats.money(converted))}</p>
  ) : null;
};

/** The stay and its price: the same from the first step to the last. */
export const Summary = ({ stay, offer, dues, held, paid = false, priced = true }: Props) => {
  const { summary: words } = bookingWords.useWords();
  const { boards } = amenityWords.useWords();
  const formats = useFormats();
  const { count } = useCounts();
  const { checkIn, checkOut } = stay;
  const nights = nightsOf(checkIn, checkOut);
  const prices = nightPrices(offer?.nightlyPrices ?? []);
  const { ratePlan } = stay;
  const facts = [
    stay.roomTypeName,
    // The standard plan has no name that a guest has seen before.
    ...(ratePlan && ratePlan.id !== 'standard' ? [ratePlan.name] : []),
    ...(ratePlan ? [boards[ratePlan.board] ?? ratePlan.board] : []),
    stay.people,
  ];
  return (
    <section aria-label={words.title} className="border-t-2 border-ink pt-3.5 lg:sticky lg:top-4 lg:self-start">
      <HotelPicture
        image={stay.image}
        name={stay.hotelName}
        className="aspect-[5/2] w-full rounded-pane object-cover max-lg:hidden"
      />
      <h2 className="text-4 tracking-[-.01em] lg:mt-3">{stay.hotelName}</h2>
      <p className="text-2 text-ink2">{facts.join(', ')}</p>
      <dl className="mt-2 grid grid-cols-2 gap-4 text-2">
        {(
          [
            [words.arrive, checkIn, words.from(stay.checkInTime)],
            [words.leave, checkOut, words.until(stay.checkOutTime)],
          ] as const
        ).map(([label, day, note]) => (
          <div key={label}>
            <dt className="text-ink2">{label}</dt>
            <dd>
              <b className="font-semibold">{formats.date(day, 'day')}</b> <span className="text-ink2">{note}</span>
            </dd>
          </div>
        ))}
      </dl>
      {held === undefined ? null : (
        <NightStrip
          className="mt-3"
          lit={held}
          most={5}
          label={words.label(formats.range(checkIn, checkOut, 'monthSpan'))}
          nights={nights.map((date) => ({ date, price: prices.get(date) ?? null }))}
        />
      )}
      <div className="mt-3">
        {offer ? (
          <>
            <StayLines
              rooms={words.rooms(count('nights', nights.length), count('rooms', stay.rooms))}
              totals={offer.totals}
              {...(dues && { dues })}
              paid={paid}
            />
            <Beside money={offer.totals.total} />
          </>
        ) : priced ? (
          <div className="h-44 bg-wash" aria-hidden="true" />
        ) : null}
      </div>
    </section>
  );
};

export const Price = ({ money }: { readonly money: Money }) => (
  <b className="figures text-5 font-bold tracking-[-.02em]">
    <Amount money={money} />
  </b>
);
