import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import type { BookingSearch } from '../../lib/booking-address.ts';
import { sessionQuery } from '../../lib/facts.ts';
import { isProblem } from '../../lib/problem.ts';
import { partyIn } from '../../lib/stay-search.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { useCounts } from '../../ui/counts.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Board } from './hold-board.tsx';
import { bookedHotelQuery, forgetOffers, type Guest, holdQuery, type Offer, offersQuery } from './queries.ts';
import { Refused } from './refused.tsx';
import { type Stay, Summary } from './summary.tsx';
import { isWhole } from './url.ts';
import { bookingWords } from './words.ts';

interface WantedProps {
  readonly search: BookingSearch;
  readonly identify: ReactNode;
}

const useWanted = (search: BookingSearch) => {
  const { people } = useCounts();
  const hotel = useQuery(bookedHotelQuery(search.hotelId));
  const offers = useQuery(offersQuery(search));
  const party = partyIn(search);
  const room = offers.data?.rooms.find(({ roomType }) => roomType.id === search.roomTypeId);
  const facts = hotel.data?.hotel;
  const named = room?.roomType ?? hotel.data?.roomTypes.find(({ id }) => id === search.roomTypeId);
  const stay: Stay | undefined = facts && {
    hotelName: facts.name,
    city: facts.city,
    image: facts.images[0],
    roomTypeName: named?.name ?? '',
    checkIn: search.checkIn,
    checkOut: search.checkOut,
    people: people(party),
    checkInTime: facts.checkInTime,
    checkOutTime: facts.checkOutTime,
    rooms: party.length,
  };
  const { ratePlanId } = search;
  const offer =
    ratePlanId === undefined ? room?.offer : room?.offers.find(({ ratePlan }) => ratePlan.id === ratePlanId);
  return { hotel, offers, offer: offer ?? undefined, stay: stay && { ...stay, ratePlan: offer?.ratePlan } };
};

const Beside = ({
  stay,
  offer,
  children,
}: {
  readonly stay: Stay | undefined;
  readonly offer: Offer | undefined;
  readonly children: ReactNode;
}) => (
  <div className="frame grid gap-x-8 gap-y-8 pt-8 lg:grid-cols-[minmax(0,1fr)_360px]">
    <div className="lg:order-last">
      {stay ? (
        <Summary
          stay={stay}
          offer={offer}
          dues={offer && { now: offer.payment.dueNow, atHotel: offer.payment.dueAtHotel }}
          held={false}
        />
      ) : (
        <div className="h-120 border-t-2 border-ink bg-wash" />
      )}
    </div>
    <div className="min-w-0">{children}</div>
  </div>
);

/** The room is held as soon as the guest is known: the guest pressed the button for it on the hotel's page. */
const Holding = ({
  search,
  guest,
  seen,
  stay,
}: {
  readonly search: BookingSearch;
  readonly guest: Guest;
  readonly seen: Offer | undefined;
  readonly stay: Stay | undefined;
}) => {
  const { start: words } = bookingWords.useWords();
  const navigate = useNavigate();
  // The price shown first stays the requested one, even if a later answer has another.
  const [first] = useState(seen);
  const [taken, setTaken] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(holdQuery(search, guest, taken ?? first?.quote ?? null));
  const bookingId = data?.id;
  useEffect(() => {
    if (bookingId !== undefined) void navigate({ to: '/book/$bookingId', params: { bookingId }, replace: true });
  }, [bookingId, navigate]);
  useEffect(() => {
    if (isProblem(error, 'sold-out') || isProblem(error, 'price-changed')) forgetOffers(search.hotelId);
  }, [error, search.hotelId]);
  if (error)
    return (
      <Refused
        search={search}
        error={error}
        wanted={first?.totals.total}
        retry={() => void refetch()}
        take={setTaken}
        aside={stay ? <Summary stay={stay} offer={undefined} held={false} priced={false} /> : null}
      />
    );
  return (
    <>
      <Board title={words.holding} note={words.holdingNote} />
      <Beside stay={stay} offer={first}>
        <p role="status" className="sr-only">
          {words.holding}
        </p>
        <div className="h-96 bg-wash" aria-hidden="true" />
      </Beside>
    </>
  );
};

const Wanted = ({ search, identify }: WantedProps) => {
  const { start: words } = bookingWords.useWords();
  const session = useQuery(sessionQuery);
  const { hotel, offers, offer, stay } = useWanted(search);
  const error = session.error ?? hotel.error ?? (offers.data ? null : offers.error);
  const user = session.data?.user;
  if (error)
    return (
      <>
        <Board title={words.title} />
        <div className="frame pt-8">
          <ProblemNote
            error={error}
            retry={() => {
              void session.refetch();
              void hotel.refetch();
              void offers.refetch();
            }}
          />
        </div>
      </>
    );
  if (user && offers.data) return <Holding search={search} guest={user} seen={offer} stay={stay} />;
  const asks = session.data !== undefined && !user;
  return (
    <>
      <Board title={asks ? words.title : words.holding} note={asks ? words.note : words.holdingNote} />
      <Beside stay={stay} offer={offer}>
        {asks ? identify : <div className="h-96 bg-wash" aria-hidden="true" />}
      </Beside>
    </>
  );
};

const Broken = () => {
  const { start: words } = bookingWords.useWords();
  return (
    <>
      <Board title={words.broken} />
      <div className="frame pt-8">
        <p className="max-w-[60ch] text-ink2">{words.brokenText}</p>
        <p className="mt-6">
          <ButtonLink kind="go" to="/">
            {words.search}
          </ButtonLink>
        </p>
      </div>
    </>
  );
};

interface Props {
  readonly search: Partial<BookingSearch>;
  /** The form for the guest's identity; rendered if no user is signed in. */
  readonly identify: ReactNode;
}

export const StartPage = ({ search, identify }: Props) => {
  const { meta } = bookingWords.useWords();
  return (
    <>
      <title>{meta}</title>
      {isWhole(search) ? <Wanted key={Object.values(search).join()} search={search} identify={identify} /> : <Broken />}
    </>
  );
};
