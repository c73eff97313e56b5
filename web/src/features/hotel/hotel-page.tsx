import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { daysBetween } from '../../lib/dates.ts';
import { partyText } from '../../lib/party.ts';
import { isProblem } from '../../lib/problem.ts';
import { partyIn } from '../../lib/stay-search.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { useCounts } from '../../ui/counts.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { About, Know, Where } from './about.tsx';
import { Calendar } from './calendar.tsx';
import { Gallery } from './gallery.tsx';
import { HotelHead } from './head.tsx';
import { type Hotel, hotelQuery, type RoomType, roomsQuery } from './queries.ts';
import { Refund } from './refund.tsx';
import { Reviews } from './reviews.tsx';
import { Rooms } from './rooms.tsx';
import { StayBoard } from './stay-board.tsx';
import type { HotelSearch } from './url.ts';
import { hotelWords } from './words.ts';

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

/** As large as the page will be. */
const Waiting = () => (
  <div className="frame" aria-hidden="true">
    <div className="mt-6 h-12 w-3/5 bg-wash2" />
    <div className="mt-2 mb-5 h-6 w-2/5 bg-wash" />
    <div className="h-[300px] bg-wash2 md:h-[440px] md:rounded-pane" />
    <div className="mt-12 h-[480px] border-t-2 border-ink pt-4">
      <div className="h-80 bg-wash" />
    </div>
  </div>
);

interface Props {
  readonly hotelId: string;
  readonly search: HotelSearch;
}

interface WholeProps {
  readonly hotel: Hotel;
  readonly roomTypes: readonly RoomType[];
  readonly search: HotelSearch;
}

const Whole = ({ hotel, roomTypes, search }: WholeProps) => {
  const words = hotelWords.useWords();
  const { people } = useCounts();
  const navigate = useNavigate();
  const { checkIn, checkOut } = search;
  const party = partyIn(search);
  const rooms = useQuery(roomsQuery(hotel.id, search));
  const answered = rooms.data?.rooms ?? [];
  const bookable = answered.filter(({ offer }) => offer !== null);
  const chosen =
    bookable.find(({ roomType }) => roomType.id === search.room) ??
    bookable.toSorted(
      (one, other) => Number(one.offer?.totals.total.amount ?? 0) - Number(other.offer?.totals.total.amount ?? 0),
    )[0];
  const roomType =
    chosen?.roomType ??
    roomTypes.find(({ id }) => id === search.room) ??
    roomTypes.find(({ maxGuests }) => maxGuests >= 2) ??
    roomTypes[0];
  const offer = chosen?.offers.find(({ ratePlan }) => ratePlan.id === search.plan) ?? chosen?.offer ?? undefined;
  const change = (part: Partial<HotelSearch>): void => {
    void navigate({
      to: '/hotels/$hotelId',
      params: { hotelId: hotel.id },
      search: { ...search, ...part },
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <>
      <title>{`${hotel.name}, ${hotel.city}`}</title>
      <HotelHead hotel={hotel} />
      <Gallery hotel={hotel} roomTypes={roomTypes} />
      <div className="frame">
        <Section title={words.nights.title} note={roomType ? words.nights.note(roomType.name) : undefined}>
          <div className="grid gap-x-6 gap-y-8 lg:grid-cols-[minmax(0,1fr)_352px]">
            <Calendar
              hotel={hotel}
              roomTypeId={roomType?.id ?? ''}
              rooms={party.length}
              checkIn={checkIn}
              checkOut={checkOut}
              onStay={(from, to) => change({ checkIn: from, checkOut: to })}
            />
            <StayBoard
              hotel={hotel}
              checkIn={checkIn}
              checkOut={checkOut}
              party={partyText(party)}
              roomType={roomType}
              offer={offer}
              busy={rooms.isFetching}
            />
          </div>
        </Section>
        {rooms.error ? <ProblemNote error={rooms.error} retry={() => void rooms.refetch()} className="mt-8" /> : null}
        {answered.length > 0 ? (
          <Rooms
            hotel={hotel}
            rooms={answered}
            chosen={chosen && offer ? { room: chosen.roomType.id, plan: offer.ratePlan.id } : undefined}
            people={people(party)}
            nights={checkIn !== undefined && checkOut !== undefined ? daysBetween(checkIn, checkOut) : 0}
            onChoose={(room, plan) => change({ room, plan })}
          />
        ) : null}
        {offer && roomType && checkIn !== undefined && checkOut !== undefined ? (
          <Refund hotel={hotel} offer={offer} roomName={roomType.name} checkIn={checkIn} checkOut={checkOut} />
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
