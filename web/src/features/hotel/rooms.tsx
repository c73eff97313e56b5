import { useFormats } from '../../lib/format.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { plural } from '../../lib/words.ts';
import { amenityWords } from '../../ui/amenity-words.ts';
import { Amount } from '../../ui/amount.tsx';
import { useCounts } from '../../ui/counts.ts';
import { HotelPicture } from '../../ui/hotel-picture.tsx';
import { Section } from '../../ui/section.tsx';
import type { Hotel, Offer, RoomOffer } from './queries.ts';
import { hotelWords } from './words.ts';

const amenitiesShown = 4;

const Back = ({ offer, hotel }: { readonly offer: Offer; readonly hotel: Hotel }) => {
  const { rooms: words } = hotelWords.useWords();
  const formats = useFormats();
  const step = offer.cancellationPolicy.steps.find(({ until }) => Date.parse(until) > serverNow());
  if (!step) return <p className="text-1 opacity-85">{words.nothingBack}</p>;
  const until = formats.instant(step.until, hotel.timeZone, false);
  const all = step.refund.amount === offer.totals.total.amount;
  return <p className="text-1 opacity-85">{all ? words.allBack(until) : words.partBack(until)}</p>;
};

interface Props {
  readonly hotel: Hotel;
  readonly rooms: readonly RoomOffer[];
  readonly chosen: { readonly room: string; readonly plan: string } | undefined;
  readonly people: string;
  readonly nights: number;
  readonly onChoose: (roomTypeId: string, ratePlanId: string) => void;
}

const difference = (offer: Offer, chosen: Offer): number =>
  Number(offer.totals.total.amount) - Number(chosen.totals.total.amount);

type RowProps = Omit<Props, 'rooms' | 'people'> & { readonly room: RoomOffer; readonly chosenOffer: Offer | null };

const WhyNot = ({ room: { unavailable, roomType } }: { readonly room: RoomOffer }) => {
  const { rooms: words } = hotelWords.useWords();
  const formats = useFormats();
  if (unavailable === null)
    return (
      <p className="text-2 text-ink2">
        {words.from} <Amount money={roomType.basePrice} className="font-semibold text-ink" /> {words.aNight}
      </p>
    );
  const nights = unavailable.nights.map((night) => formats.date(night));
  return (
    <p className="blind min-h-14 px-3 py-2 text-2">
      <span className="bg-wash px-1.5 py-0.5 font-medium">{words.unavailable[unavailable.reason] ?? words.notNow}</span>
      {nights.length > 0 ? (
        <span className="mt-1 block w-fit bg-wash px-1.5 text-1 text-ink2">{formats.list(nights)}</span>
      ) : null}
    </p>
  );
};

type ChoiceProps = Pick<RowProps, 'hotel' | 'room' | 'chosen' | 'chosenOffer' | 'onChoose'> & { readonly offer: Offer };

/** A room under one plan: what the stay costs, what comes back, and how far it is from the chosen one. */
const Choice = ({ hotel, room: { roomType, offers }, offer, chosen, chosenOffer, onChoose }: ChoiceProps) => {
  const { rooms: words } = hotelWords.useWords();
  const { boards } = amenityWords.useWords();
  const formats = useFormats();
  const { ratePlan } = offer;
  const on = chosen?.room === roomType.id && chosen.plan === ratePlan.id;
  const more = chosenOffer && !on ? difference(offer, chosenOffer) : 0;
  const amount = formats.money({ amount: Math.abs(more).toFixed(2), currency: hotel.currency });
  const board = boards[ratePlan.board] ?? ratePlan.board.replaceAll('_', ' ');
  return (
    <label
      data-on={on || undefined}
      className="flex min-h-16 cursor-pointer items-start gap-3 rounded-pane px-3 py-2.5 shadow-[inset_0_0_0_1px_var(--line)] hover:shadow-[inset_0_0_0_2px_var(--ink)] has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-[var(--focus)] data-on:bg-lamp data-on:text-on-lamp data-on:shadow-[inset_0_0_0_1.5px_var(--lit-line)]"
    >
      <input
        type="radio"
        name="room"
        checked={on}
        onChange={() => onChoose(roomType.id, ratePlan.id)}
        aria-label={words.choose(`${roomType.name}, ${ratePlan.name}, ${board}`)}
        className="mt-1.5 h-4.5 w-3.5 flex-none appearance-none rounded-[2px] shadow-[inset_0_0_0_1.5px_currentColor] outline-none checked:bg-on-lamp checked:shadow-[inset_0_0_0_1.5px_currentColor,inset_0_0_0_3px_var(--lamp)]"
      />
      <span className="min-w-0 flex-1 pt-0.5 text-2">
        {offers.length > 1 || ratePlan.board !== 'room_only' ? (
          <>
            <b className="block font-semibold">{ratePlan.name}</b>
            <span className="block text-1 opacity-85">{board}</span>
          </>
        ) : null}
      </span>
      <span className="min-w-0 text-right">
        <b className="figures block text-4 leading-6 font-bold tracking-[-.01em]">
          <Amount money={offer.totals.total} />
        </b>
        <Back offer={offer} hotel={hotel} />
        <span className="block min-h-4 text-1 opacity-85">
          {on ? words.chosen : more > 0 ? words.more(amount) : more < 0 ? words.less(amount) : ''}
        </span>
      </span>
    </label>
  );
};

const Row = ({ hotel, room, chosen, chosenOffer, onChoose }: RowProps) => {
  const { rooms: words } = hotelWords.useWords();
  const { amenities } = amenityWords.useWords();
  const formats = useFormats();
  const language = useLanguage();
  const { roomType, offers } = room;
  return (
    <li className="grid grid-cols-[88px_minmax(0,1fr)] gap-x-4 gap-y-3 border-b border-line py-4 md:grid-cols-[112px_minmax(0,1fr)_minmax(232px,34%)]">
      <HotelPicture
        image={roomType.images[0]}
        name={roomType.name}
        className="h-16 w-full rounded-pane object-cover md:h-20"
      />
      <div className="min-w-0">
        <h3 className="text-3 leading-5">{roomType.name}</h3>
        <p className="text-2 text-ink2">
          {words.upTo(`${formats.number(roomType.maxGuests)} ${plural(language, roomType.maxGuests, words.people)}`)}
          {roomType.amenities.length > 0
            ? ` · ${roomType.amenities
                .slice(0, amenitiesShown)
                .map((each) => amenities[each] ?? each.replaceAll('_', ' '))
                .join(', ')}`
            : ''}
        </p>
        <p className="mt-1 line-clamp-2 text-2 text-ink3 max-md:hidden">{roomType.description}</p>
      </div>
      <div className="max-md:col-span-2">
        {offers.length > 0 ? (
          <div className="grid gap-1">
            {offers.map((offer) => (
              <Choice
                key={offer.ratePlan.id}
                hotel={hotel}
                room={room}
                offer={offer}
                chosen={chosen}
                chosenOffer={chosenOffer}
                onChoose={onChoose}
              />
            ))}
          </div>
        ) : (
          <WhyNot room={room} />
        )}
      </div>
    </li>
  );
};

/** Every room type with its price for the stay, or why it cannot be had; the chosen one lit. */
export const Rooms = ({ rooms, people, nights, ...rest }: Props) => {
  const { rooms: words } = hotelWords.useWords();
  const { count } = useCounts();
  const chosenOffer =
    rooms
      .find(({ roomType }) => roomType.id === rest.chosen?.room)
      ?.offers.find(({ ratePlan }) => ratePlan.id === rest.chosen?.plan) ?? null;
  return (
    <Section
      id="rooms"
      title={words.title}
      note={nights > 0 ? words.note(count('nights', nights), people) : words.noteNoDates}
    >
      <ul className="-mt-4">
        {rooms.map((room) => (
          <Row key={room.roomType.id} room={room} nights={nights} chosenOffer={chosenOffer} {...rest} />
        ))}
      </ul>
    </Section>
  );
};
