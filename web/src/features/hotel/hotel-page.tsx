import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { daysBetween } from '../../lib/dates.ts';
import { partyText } from '../../lib/party.ts';
import { isProblem } from '../../lib/problem.ts';
import type { Broken } from '../../lib/stay-rules.ts';
import { partyIn } from '../../lib/stay-search.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { useCounts } from '../../ui/counts.ts';
import { HotelPicture, type Image } from '../../ui/hotel-picture.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { useReason } from '../../ui/stay-hint.tsx';
import { About, Know, Where } from './about.tsx';
import { Calendar } from './calendar.tsx';
import { Gallery } from './gallery.tsx';
import { HotelHead } from './head.tsx';
import { planColumns } from './plan-columns.ts';
import { type Hotel, hotelQuery, type RoomOffer, type RoomType, roomsQuery } from './queries.ts';
import { Refund } from './refund.tsx';
import { Reviews } from './reviews.tsx';
import { Rooms } from './rooms.tsx';
import { StayBoard } from './stay-board.tsx';
import type { HotelSearch } from './url.ts';
import { TakeLength } from './why-not.tsx';
import { hotelWords } from './words.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The picture of the hotel in the list that led to its page. */
    readonly picture?: Image | null | undefined;
  }
}

const Gone = () => {
  const { gone: words } = hotelWords.useWords();
  return (
    <div className="frame max-w-[60ch] py-16 md:py-24">
      <title>{words.title}</title>
      <h1 className="text-5 tracking-[-.02em] md:text-6">{words.title}</h1>
      <p className="mt-4 text-ink2">{words.text}</p>
      <p className="mt-6">
        <ButtonLink kind="go" to="/">
          {words.action}
        </ButtonLink>
      </p>
    </div>
  );
};

/** As large as the page will be; from a list of hotels with the picture that was pressed there. */
const Waiting = () => {
  const { picture } = useRouter().state.location.state;
  return (
    <div className="frame pt-4 md:pt-6" aria-hidden="true">
      <div className="h-12 w-3/5 bg-wash2" />
      <div className="mt-2 mb-5 h-6 w-2/5 bg-wash" />
      <div className="grid h-[300px] grid-rows-[2fr_1fr] gap-1 overflow-hidden max-md:-mx-4 md:h-[440px] md:grid-cols-[2fr_1fr] md:grid-rows-1 md:rounded-pane">
        <div className="grown overflow-hidden bg-wash2">
          {picture ? <HotelPicture image={picture} name="" first className="size-full object-cover" /> : null}
        </div>
        <div className="bg-wash2" />
      </div>
      <div className="mt-12 h-[480px] border-t-2 border-ink pt-4">
        <div className="h-80 bg-wash" />
      </div>
    </div>
  );
};

interface Props {
  readonly hotelId: string;
  readonly search: HotelSearch;
}

interface WholeProps {
  readonly hotel: Hotel;
  readonly roomTypes: readonly RoomType[];
  readonly search: HotelSearch;
}

const total = ({ offer }: RoomOffer): number => Number(offer?.totals.total.amount ?? 0);

/** The reason that every room type large enough shares; null where they differ. */
const sharedReason = (rooms: readonly RoomOffer[]): Broken | 'too small' | null => {
  const reasons = rooms.flatMap(({ unavailable }) => unavailable ?? []);
  const [first, ...others] = reasons.filter(({ reason }) => reason !== 'too_many_guests');
  if (first === undefined) return reasons.length > 0 ? 'too small' : null;
  return others.every((each) => JSON.stringify(each) === JSON.stringify(first)) ? first : null;
};

const Refusal = ({
  rooms,
  checkIn,
  onStay,
}: {
  readonly rooms: readonly RoomOffer[];
  readonly checkIn: string | undefined;
  readonly onStay: (checkIn: string, checkOut: string) => void;
}) => {
  const { board } = hotelWords.useWords();
  const reason = useReason();
  const shared = sharedReason(rooms);
  if (shared === null) return <p>{board.noRoom}</p>;
  if (shared === 'too small') return <p>{board.noneFits}</p>;
  return (
    <>
      <p className="font-semibold">{reason(shared)}</p>
      <TakeLength broken={shared} checkIn={checkIn} onStay={onStay} />
    </>
  );
};

/** What can be had for the stay in the address, and which of it is chosen. */
const useChoice = ({ hotel, roomTypes, search }: WholeProps) => {
  const rooms = useQuery(roomsQuery(hotel.id, search));
  const { code: _, ...withoutCode } = search;
  const openly = useQuery({ ...roomsQuery(hotel.id, withoutCode), enabled: search.code !== undefined });
  const answered = rooms.data?.rooms ?? [];
  const bookable = answered.filter(({ offer }) => offer !== null);
  const chosen =
    bookable.find(({ roomType }) => roomType.id === search.room) ??
    bookable.toSorted((one, other) => total(one) - total(other))[0];
  const roomType =
    chosen?.roomType ??
    roomTypes.find(({ id }) => id === search.room) ??
    roomTypes.find(({ maxGuests }) => maxGuests >= 2) ??
    roomTypes[0];
  const offer = chosen?.offers.find(({ ratePlan }) => ratePlan.id === search.plan) ?? chosen?.offer ?? undefined;
  const open = new Set(planColumns(openly.data?.rooms ?? []).map(({ id }) => id));
  const opened =
    search.code !== undefined && openly.data && rooms.data && !rooms.isPlaceholderData
      ? new Set(planColumns(answered).flatMap(({ id }) => (open.has(id) ? [] : [id])))
      : undefined;
  return { rooms, answered, chosen, roomType, offer, opened };
};

const Whole = (props: WholeProps) => {
  const { hotel, search } = props;
  const words = hotelWords.useWords();
  const { people } = useCounts();
  const navigate = useNavigate();
  const { checkIn, checkOut, code } = search;
  const party = partyIn(search);
  const { rooms, answered, chosen, roomType, offer, opened } = useChoice(props);
  const change = (part: { [K in keyof HotelSearch]?: HotelSearch[K] | undefined }): void => {
    const next = Object.fromEntries(
      Object.entries({ ...search, ...part }).filter(([, value]) => value !== undefined),
    ) as HotelSearch;
    void navigate({
      to: '/hotels/$hotelId',
      params: { hotelId: hotel.id },
      search: next,
      replace: true,
      resetScroll: false,
    });
  };
  const takeStay = (from: string, to: string): void => change({ checkIn: from, checkOut: to });
  const plan = offer ? `, ${offer.ratePlan.name}` : '';
  return (
    <>
      <title>{`${hotel.name}, ${hotel.city}`}</title>
      <HotelHead hotel={hotel} />
      <Gallery hotel={hotel} roomTypes={props.roomTypes} />
      <div className="frame">
        <Section title={words.nights.title} note={roomType ? words.nights.note(roomType.name, plan) : undefined}>
          <div className="grid gap-x-6 gap-y-8 lg:grid-cols-[minmax(0,1fr)_352px]">
            <Calendar
              hotel={hotel}
              roomTypeId={roomType?.id ?? ''}
              party={party}
              ratePlanId={offer?.ratePlan.id}
              code={code}
              ready={checkIn === undefined || !rooms.isPending}
              checkIn={checkIn}
              checkOut={checkOut}
              onStay={takeStay}
            />
            <StayBoard
              hotel={hotel}
              checkIn={checkIn}
              checkOut={checkOut}
              code={code}
              party={party}
              onParty={(people_) => change({ party: partyText(people_) })}
              roomType={roomType}
              offer={offer}
              busy={rooms.isFetching}
              refusal={<Refusal rooms={answered} checkIn={checkIn} onStay={takeStay} />}
            />
          </div>
        </Section>
        {rooms.error ? <ProblemNote error={rooms.error} retry={() => void rooms.refetch()} className="mt-8" /> : null}
        {answered.length > 0 ? (
          <Rooms
            timeZone={hotel.timeZone}
            rooms={answered}
            chosen={chosen && offer ? { room: chosen.roomType.id, plan: offer.ratePlan.id } : undefined}
            people={people(party)}
            nights={checkIn !== undefined && checkOut !== undefined ? daysBetween(checkIn, checkOut) : 0}
            checkIn={checkIn}
            code={code}
            opened={opened}
            onChoose={(room, planId) => change({ room, plan: planId })}
            onStay={takeStay}
            onCode={(typed) => change({ code: typed })}
          />
        ) : null}
        {offer && roomType && checkIn !== undefined && checkOut !== undefined ? (
          <Refund hotel={hotel} offer={offer} roomName={roomType.name + plan} checkIn={checkIn} checkOut={checkOut} />
        ) : null}
        <About hotel={hotel} />
        <Where hotel={hotel} />
        <Know hotel={hotel} />
        <Reviews hotelId={hotel.id} />
      </div>
    </>
  );
};

export const HotelPage = ({ hotelId, search }: Props) => {
  const { data, error, refetch } = useQuery(hotelQuery(hotelId));
  if (isProblem(error, 'not-found') || isProblem(error, 'invalid-request')) return <Gone />;
  if (error && !data)
    return (
      <div className="frame py-10">
        <ProblemNote error={error} retry={() => void refetch()} />
      </div>
    );
  return data ? <Whole hotel={data.hotel} roomTypes={data.roomTypes} search={search} /> : <Waiting />;
};
