import { addDays } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { useLanguage } from '../../lib/preferences.ts';
import type { Broken } from '../../lib/stay-rules.ts';
import { plural } from '../../lib/words.ts';
import { useCounts } from '../../ui/counts.ts';
import { useReason } from '../../ui/stay-hint.tsx';
import { stayWords } from '../../ui/stay-words.ts';
import type { RoomOffer } from './queries.ts';
import { hotelWords } from './words.ts';

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
  const { whyNot: words } = stayWords.useWords();
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
