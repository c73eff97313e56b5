import { addDays } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { plural } from '../../lib/words.ts';
import { useCounts } from '../../ui/counts.ts';
import type { RoomOffer } from './queries.ts';
import type { Broken } from './stay-rules.ts';
import { hotelWords } from './words.ts';

const mostNamed = 3;

/** Why nights cannot be had, in a sentence. */
export const useReason = () => {
  const { whyNot: words } = hotelWords.useWords();
  const formats = useFormats();
  const { count } = useCounts();
  const named = (nights: readonly string[]): string =>
    nights.length > mostNamed
      ? words.someNights(formats.number(nights.length))
      : formats.list(nights.map((night) => formats.date(night, 'day')));
  return ({ reason, nights, nightsAllowed }: Broken): string => {
    const days = named(nights);
    const { min = 1, max = 1 } = nightsAllowed ?? {};
    const said: Record<Broken['reason'], string> = {
      too_many_guests: words.tooManyGuests,
      closed: nights.length > 0 ? words.closed(days) : words.notNow,
      sold_out: nights.length > 0 ? words.soldOut(days) : words.taken,
      advance: words.advance,
      closed_to_arrival: words.noArrival(days),
      closed_to_departure: words.noDeparture(days),
      min_stay: words.minStay(count('nights', min)),
      max_stay: words.maxStay(count('nights', max)),
    };
    return said[reason];
  };
};

/** The length of stay that would be allowed from the same arrival; undefined where no other length helps. */
export const lengthThatHelps = ({ reason, nightsAllowed }: Broken): number | undefined =>
  nightsAllowed === undefined || nightsAllowed.min > nightsAllowed.max
    ? undefined
    : reason === 'min_stay'
      ? nightsAllowed.min
      : nightsAllowed.max;

interface HelpProps {
  readonly broken: Broken;
  readonly checkIn: string | undefined;
  readonly onStay: (checkIn: string, checkOut: string) => void;
}

/** The stay of the length that is allowed, one press away. */
export const TakeLength = ({ broken, checkIn, onStay }: HelpProps) => {
  const { whyNot: words } = hotelWords.useWords();
  const { count } = useCounts();
  const nights = lengthThatHelps(broken);
  if (nights === undefined || checkIn === undefined) return null;
  return (
    <button type="button" className="link min-h-8" onClick={() => onStay(checkIn, addDays(checkIn, nights))}>
      {words.take(count('nights', nights))}
    </button>
  );
};

type Props = Omit<HelpProps, 'broken'> & { readonly room: RoomOffer };

/** A room type that is not available: the blind is down, and shows the reason. */
export const WhyNot = ({ room: { unavailable, roomType }, ...help }: Props) => {
  const { rooms: words } = hotelWords.useWords();
  const formats = useFormats();
  const language = useLanguage();
  const reason = useReason();
  if (unavailable === null) return null;
  const size = `${formats.number(roomType.maxGuests)} ${plural(language, roomType.maxGuests, words.people)}`;
  return (
    <div className="blind flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2 text-2 lg:min-h-full">
      <span className="bg-wash px-1.5 py-0.5 font-medium">
        {reason(unavailable)}
        {unavailable.reason === 'too_many_guests' ? `: ${words.upTo(size)}` : ''}
      </span>
      <span className="bg-wash px-1.5 empty:hidden">
        <TakeLength broken={unavailable} {...help} />
      </span>
    </div>
  );
};
