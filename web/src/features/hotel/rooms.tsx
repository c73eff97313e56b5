import type { CSSProperties } from 'react';
import { useFormats } from '../../lib/format.ts';
import { isNegative, isZero, less, size } from '../../lib/money.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { plural } from '../../lib/words.ts';
import { amenityWords } from '../../ui/amenity-words.ts';
import { Amount } from '../../ui/amount.tsx';
import { CodeField } from '../../ui/code-field.tsx';
import { useCounts } from '../../ui/counts.ts';
import { HotelPicture } from '../../ui/hotel-picture.tsx';
import { rateWords } from '../../ui/rate-words.ts';
import { Section } from '../../ui/section.tsx';
import { PlanChoice, usePlanTerms } from './plan-choice.tsx';
import { type PlanColumn, planColumns } from './plan-columns.ts';
import type { Offer, RoomOffer } from './queries.ts';
import { WhyNot } from './why-not.tsx';
import { hotelWords } from './words.ts';

const amenitiesShown = 3;
/** `556.00` */
const usualCharacters = 6;
const digitWidth = 12;

export interface Chosen {
  readonly room: string;
  readonly plan: string;
}

interface Props {
  readonly rooms: readonly RoomOffer[];
  readonly timeZone: string;
  readonly chosen: Chosen | undefined;
  readonly people: string;
  readonly nights: number;
  readonly checkIn: string | undefined;
  readonly code: string | undefined;
  /** Plans that the code opened; undefined until that is known. */
  readonly opened: ReadonlySet<string> | undefined;
  readonly onChoose: (roomTypeId: string, ratePlanId: string) => void;
  readonly onStay: (checkIn: string, checkOut: string) => void;
  readonly onCode: (code: string | undefined) => void;
}

type PlanHeadProps = Pick<Props, 'timeZone' | 'opened'> & { readonly column: PlanColumn };

const PlanHead = ({ column: { id, offer }, timeZone, opened }: PlanHeadProps) => {
  const words = rateWords.useWords();
  const terms = usePlanTerms(offer, timeZone);
  return (
    <div className="border-l border-line px-3 pb-2 text-1 text-ink2">
      <p className="text-2 font-semibold text-ink [overflow-wrap:anywhere]">{offer.ratePlan.name}</p>
      {opened?.has(id) ? <p className="font-medium text-ink">{words.byCode}</p> : null}
      {offer.ratePlan.membersOnly ? <p className="font-medium text-ink">{words.members}</p> : null}
      {terms.map((term) => (
        <p key={term}>{term}</p>
      ))}
    </div>
  );
};

const RoomHead = ({ room: { roomType, offers } }: { readonly room: RoomOffer }) => {
  const { rooms: words } = hotelWords.useWords();
  const { amenities } = amenityWords.useWords();
  const formats = useFormats();
  const language = useLanguage();
  const { maxGuests } = roomType;
  return (
    <div className="grid grid-cols-[88px_minmax(0,1fr)] content-start gap-x-3 bg-paper lg:sticky lg:left-0 lg:z-1 lg:grid-cols-[72px_minmax(0,1fr)] lg:py-3 lg:pr-3">
      <HotelPicture
        image={roomType.images[0]}
        name={roomType.name}
        className="h-16 w-full rounded-pane object-cover lg:h-14"
      />
      <div className="min-w-0">
        <h3 className="text-3 leading-5">{roomType.name}</h3>
        <p className="text-2 text-ink2">
          {words.upTo(`${formats.number(maxGuests)} ${plural(language, maxGuests, words.people)}`)}
        </p>
        <p className="text-1 text-ink3">
          {roomType.amenities
            .slice(0, amenitiesShown)
            .map((each) => amenities[each] ?? each.replaceAll('_', ' '))
            .join(', ')}
        </p>
        {offers.length === 0 ? null : <p className="mt-1 text-1 text-ink3 lg:hidden">{roomType.description}</p>}
      </div>
    </div>
  );
};

const UsualPrice = ({ room: { roomType } }: { readonly room: RoomOffer }) => {
  const { rooms: words } = hotelWords.useWords();
  return (
    <p className="text-2 text-ink2 lg:p-3 lg:text-right">
      {words.from} <Amount money={roomType.basePrice} className="font-semibold text-ink" /> {words.aNight}
    </p>
  );
};

/** `41.88 more` than the chosen one; empty where there is nothing to compare. */
const useDifference = () => {
  const { rooms: words } = hotelWords.useWords();
  const formats = useFormats();
  return (offer: Offer, chosen: Offer | undefined): string => {
    if (chosen === undefined) return '';
    if (offer === chosen) return words.chosen;
    const more = less(offer.totals.total, chosen.totals.total);
    if (isZero(more)) return words.same;
    const { sign, whole, decimals } = formats.amount(size(more));
    return `${isNegative(more) ? '−' : '+'}${sign}${whole}${decimals}`;
  };
};

type RowProps = Omit<Props, 'rooms' | 'people' | 'code' | 'onCode'> & {
  readonly room: RoomOffer;
  readonly columns: readonly PlanColumn[];
  readonly chosenOffer: Offer | undefined;
};

const Row = ({ room, columns, chosen, chosenOffer, onChoose, ...rest }: RowProps) => {
  const { rooms: words } = hotelWords.useWords();
  const difference = useDifference();
  const { roomType, offers } = room;
  return (
    <li className="grid gap-y-2 border-b border-line py-4 lg:grid-cols-(--plans) lg:gap-0 lg:py-0">
      <RoomHead room={room} />
      {offers.length === 0 ? (
        <div className="lg:col-[2/-1]">
          {room.unavailable ? (
            <WhyNot room={room} checkIn={rest.checkIn} onStay={rest.onStay} />
          ) : (
            <UsualPrice room={room} />
          )}
        </div>
      ) : (
        <div className="grid gap-1 lg:contents">
          {columns.map(({ id }) => {
            const offer = offers.find(({ ratePlan }) => ratePlan.id === id);
            return offer ? (
              <PlanChoice
                key={id}
                roomName={roomType.name}
                offer={offer}
                nights={rest.nights}
                timeZone={rest.timeZone}
                byCode={rest.opened?.has(id) ?? false}
                on={chosen?.room === roomType.id && chosen.plan === id}
                difference={difference(offer, chosenOffer)}
                onChoose={() => onChoose(roomType.id, id)}
              />
            ) : (
              <p key={id} className="border-l border-line p-3 text-right text-1 text-ink3 max-lg:hidden">
                {words.notSold}
              </p>
            );
          })}
        </div>
      )}
    </li>
  );
};

/** Room types by rate plans, comparable at a glance: a row a room, a column a plan; on a phone the plans of each room. */
export const Rooms = ({ rooms, people, code, onCode, ...rest }: Props) => {
  const { rooms: words, code: ofCode } = hotelWords.useWords();
  const { count } = useCounts();
  const columns = planColumns(rooms);
  const { chosen, nights, timeZone, opened } = rest;
  const chosenOffer = rooms
    .find(({ roomType }) => roomType.id === chosen?.room)
    ?.offers.find(({ ratePlan }) => ratePlan.id === chosen?.plan);
  // A column has room for its longest price.
  const characters = Math.max(
    ...rooms.flatMap(({ offers }) => offers.map((each) => each.totals.total.amount.length)),
    0,
  );
  const least = 152 + digitWidth * Math.max(0, characters - usualCharacters);
  const plans = `minmax(208px, 1fr) repeat(${Math.max(1, columns.length)}, minmax(${least}px, 224px))`;
  const inOrder = rooms.toSorted((one, other) => Number(one.offer === null) - Number(other.offer === null));
  return (
    <Section
      id="rooms"
      title={words.title}
      note={nights > 0 ? words.note(count('nights', nights), people) : words.noteNoDates}
    >
      <div className="overflow-x-auto">
        <div className="max-lg:-mt-4 lg:min-w-fit" style={{ '--plans': plans } as CSSProperties}>
          {columns.length > 0 ? (
            <div className="grid grid-cols-(--plans) border-b-2 border-ink max-lg:hidden">
              <p className="sticky left-0 z-1 bg-paper text-2 font-semibold">{words.types(rooms.length)}</p>
              {columns.map((column) => (
                <PlanHead key={column.id} column={column} timeZone={timeZone} opened={opened} />
              ))}
            </div>
          ) : null}
          <ul>
            {inOrder.map((room) => (
              <Row key={room.roomType.id} room={room} columns={columns} chosenOffer={chosenOffer} {...rest} />
            ))}
          </ul>
        </div>
      </div>
      {nights > 0 ? (
        <div className="mt-4">
          <CodeField
            code={code}
            note={opened === undefined ? ofCode.asking : opened.size > 0 ? ofCode.opened : ofCode.notOpened}
            onCode={onCode}
          />
        </div>
      ) : null}
    </Section>
  );
};
