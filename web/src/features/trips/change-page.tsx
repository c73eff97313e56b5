import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Booking } from '../../lib/bookings.ts';
import { useDraft } from '../../lib/draft.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { PartyPicker } from '../../ui/party-picker.tsx';
import { Section } from '../../ui/section.tsx';
import { ChangeBoard, Terms } from './change-board.tsx';
import { ChangeNights } from './change-nights.tsx';
import { changedHotelQuery } from './queries.ts';
import { wishOf } from './wish.ts';
import { tripsWords } from './words.ts';

/** A stay is changed: nights, room, guests; the difference is shown before anything is done. */
export const ChangePage = ({ booking }: { readonly booking: Booking }) => {
  const { change: words } = tripsWords.useWords();
  const { data } = useQuery(changedHotelQuery(booking.hotelId));
  const draft = useDraft(`change:${booking.id}`, wishOf(booking));
  const { value: wish, change: setWish } = draft;
  const roomTypes = data?.roomTypes ?? [];
  if (!booking.actions.includes('change'))
    return (
      <div className="frame py-12">
        <title>{words.meta}</title>
        <h1 className="text-5 tracking-[-.02em]">{words.no}</h1>
        <p className="mt-6">
          <ButtonLink to="/trips/$bookingId" params={{ bookingId: booking.id }}>
            {words.back}
          </ButtonLink>
        </p>
      </div>
    );
  return (
    <div className="frame pt-5">
      <title>{words.meta}</title>
      <p className="text-2">
        <Link to="/trips/$bookingId" params={{ bookingId: booking.id }} className="link">
          {words.back}
        </Link>
      </p>
      <h1 className="mt-2 text-5 tracking-[-.02em] md:text-6">{words.title}</h1>
      <p className="text-ink2">
        {booking.hotel.name}, {booking.hotel.city}
      </p>
      <div className="mt-5 grid gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_352px]">
        <div className="min-w-0 [&>section:first-child]:mt-0">
          <Section title={words.when} note={words.whenNote}>
            <ChangeNights
              booking={booking}
              roomTypeId={wish.roomTypeId}
              party={wish.party}
              picked={wish.picked}
              onChange={(picked) => setWish({ picked })}
            />
          </Section>
          <Section title={words.room}>
            <div className="grid max-w-md gap-5">
              <Select
                label={words.room}
                value={wish.roomTypeId}
                onChange={({ target }) => setWish({ roomTypeId: target.value })}
              >
                {roomTypes.some(({ id }) => id === wish.roomTypeId) ? null : (
                  <option value={wish.roomTypeId}>{booking.roomTypeName}</option>
                )}
                {roomTypes.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
              <PartyPicker party={wish.party} onChange={(party) => setWish({ party })} />
            </div>
          </Section>
          <Terms booking={booking} wish={wish} />
        </div>
        <ChangeBoard booking={booking} wish={wish} onDone={draft.clear} />
      </div>
    </div>
  );
};
