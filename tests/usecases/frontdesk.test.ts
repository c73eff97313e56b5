import { beforeEach, describe, expect, it } from 'vitest';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { clients } from '../support/account-world.ts';
import { given } from '../support/given.ts';
import { admin, otherOwner, owner, type StayWorld, stayWorld } from '../support/stay-world.ts';

const arrival = '2027-04-01T13:00:00.000Z';

describe.each(clients)('the front desk, on $on', ({ client }) => {
  let world: StayWorld;
  beforeEach(async () => {
    world = await stayWorld(client());
  });

  describe('checking in', () => {
    it('takes the guests from the day of arrival at the hotel, not before', async () => {
      const { id } = await world.confirmed();
      // 31 March, 23:30 in Lisbon, which is ahead of UTC by an hour in summer.
      world.moveTo('2027-03-31T22:30:00.000Z');
      expect(await world.desk.checkIn(world.command(id))).toMatchObject({
        refused: 'wrong-state',
        status: 'confirmed',
      });
      world.moveTo('2027-03-31T23:30:00.000Z');
      expect(given(await world.desk.checkIn(world.command(id))).status).toBe('checked_in');
    });

    it('again is the same answer, and one entry in the history', async () => {
      const { id } = await world.confirmed();
      world.moveTo(arrival);
      const first = given(await world.desk.checkIn(world.command(id)));
      expect(given(await world.desk.checkIn(world.command(id, admin))).version).toBe(first.version);
      const history = given(await world.guest.listHistory(accountAccess('guest-1'), id));
      expect(history.filter(({ event }) => event === 'booking.checked_in')).toMatchObject([
        { actor: { kind: 'owner', id: 'owner-1' }, before: { status: 'confirmed' }, after: { status: 'checked_in' } },
      ]);
    });

    it('is refused for a hold nobody has paid, and once the stay is over', async () => {
      const hold = await world.held();
      const late = await world.confirmed();
      world.moveTo(arrival);
      expect(await world.desk.checkIn(world.command(hold.id))).toMatchObject({ refused: 'wrong-state' });
      world.moveTo('2027-04-04T10:00:00.000Z');
      expect(await world.desk.checkIn(world.command(late.id))).toMatchObject({ refused: 'wrong-state' });
    });
  });

  describe('checking out', () => {
    it('rule 11: an early departure frees the nights after the current one in the same transaction', async () => {
      const { id } = await world.confirmed();
      world.moveTo(arrival);
      given(await world.desk.checkIn(world.command(id)));
      world.moveTo('2027-04-02T08:00:00.000Z');
      const left = given(await world.desk.checkOut(world.command(id)));
      expect(left).toMatchObject({ status: 'completed', releasedFrom: '2027-04-03', dueAt: null });
      expect(await world.soldOn()).toEqual({ '2027-04-01': 1, '2027-04-02': 1, '2027-04-03': 0 });
    });

    it('on the day of departure frees nothing, and again is the same answer', async () => {
      const { id } = await world.confirmed();
      world.moveTo(arrival);
      given(await world.desk.checkIn(world.command(id)));
      world.moveTo('2027-04-04T09:00:00.000Z');
      const left = given(await world.desk.checkOut(world.command(id)));
      expect(left.releasedFrom).toBeNull();
      expect(given(await world.desk.checkOut(world.command(id))).version).toBe(left.version);
      expect(await world.soldOn()).toEqual({ '2027-04-01': 1, '2027-04-02': 1, '2027-04-03': 1 });
    });

    it('is refused for guests who never came in', async () => {
      const { id } = await world.confirmed();
      world.moveTo(arrival);
      expect(await world.desk.checkOut(world.command(id))).toMatchObject({ refused: 'wrong-state' });
    });
  });

  describe('a no-show', () => {
    it('rule 11: keeps the current night and frees those after it, for somebody else to book', async () => {
      const { id } = await world.confirmed({ rooms: 2 });
      world.moveTo('2027-04-01T22:00:00.000Z');
      expect(await world.hold({ dates: ['2027-04-02', '2027-04-03'] })).toMatchObject({ refused: 'sold-out' });
      expect(given(await world.desk.markNoShow(world.command(id))).status).toBe('no_show');
      expect(await world.soldOn()).toEqual({ '2027-04-01': 2, '2027-04-02': 0, '2027-04-03': 0 });
      await world.held({ dates: ['2027-04-02', '2027-04-03'] });
    });

    it('is refused until the check-in time at the hotel, and for guests who have come', async () => {
      const { id } = await world.confirmed();
      // Check-in is from 15:00 in Lisbon, which is 14:00 in UTC in summer.
      for (const early of ['2027-03-31T20:00:00.000Z', arrival, '2027-04-01T13:59:59.999Z']) {
        world.moveTo(early);
        expect(await world.desk.markNoShow(world.command(id))).toEqual({
          refused: 'wrong-state',
          detail: 'the guests are expected from 15:00 on 2027-04-01, at the hotel',
          status: 'confirmed',
        });
      }
      expect(await world.soldOn()).toEqual({ '2027-04-01': 1, '2027-04-02': 1, '2027-04-03': 1 });
      given(await world.desk.checkIn(world.command(id)));
      expect(await world.desk.markNoShow(world.command(id))).toMatchObject({ refused: 'wrong-state' });
    });
  });

  describe('whose booking it is', () => {
    it('another owner learns nothing of it, a system admin sees it', async () => {
      const { id } = await world.confirmed();
      world.moveTo(arrival);
      for (const act of [world.desk.checkIn, world.desk.checkOut, world.desk.markNoShow]) {
        expect(await act(world.command(id, otherOwner))).toMatchObject({ refused: 'not-found' });
      }
      expect(await world.desk.deskBooking(world.command(id, otherOwner))).toMatchObject({ refused: 'not-found' });
      expect(given(await world.desk.deskBooking(world.command(id, admin))).id).toBe(id);
    });
  });

  describe('the list of a hotel', () => {
    const list = (changes: object = {}) => {
      const request = {
        caller: owner,
        hotelId: 'hotel-1',
        from: undefined,
        to: undefined,
        by: 'arrival',
        q: undefined,
      } as const;
      return world.desk.listHotelBookings({ ...request, status: undefined, limit: 2, after: undefined, ...changes });
    };

    it('shows arrivals from a day to a day, both included, in their order, page by page', async () => {
      const ids = new Map<string, string>();
      for (const day of ['05', '03', '01', '07']) {
        const dates: [string, string] = [`2027-04-${day}`, `2027-04-0${Number(day) + 1}`];
        ids.set((await world.held({ dates })).id, day);
      }
      const first = given(await list({ from: '2027-04-01', to: '2027-04-05' }));
      const second = given(await list({ from: '2027-04-01', to: '2027-04-05', after: first.next }));
      const days = [...first.bookings, ...second.bookings].map(({ id }) => ids.get(id));
      expect(days).toEqual(['01', '03', '05']);
      expect(second.next).toBeUndefined();
    });

    it.each(['departure', 'made'] as const)('is paged by %s through many of the same day, each once', async (by) => {
      const rooms = 2;
      const stays = Array.from({ length: 7 }, (_, index) => [`2027-05-${10 + index}`, '2027-05-20'] as const);
      const made = [];
      for (const dates of stays) {
        const booking = await world.held({ dates: [...dates] });
        made.push(booking.id);
        given(
          await world.cancel({
            bookingId: booking.id,
            ifMatch: undefined,
            reason: null,
            actor: { kind: 'guest', id: booking.userId },
            mayCancel: () => true,
          }),
        );
      }
      const seen = [];
      let after: string | undefined;
      do {
        const page = given(
          await list({ by, from: by === 'departure' ? '2027-05-20' : undefined, limit: rooms, after }),
        );
        seen.push(...page.bookings.map(({ id }) => id));
        after = page.next;
      } while (after !== undefined);
      expect(seen.toSorted()).toEqual(made.toSorted());
    });

    it('fills a page of one status from as much of the index as it takes', async () => {
      await world.held();
      const paid = await world.confirmed();
      const page = given(await list({ status: 'confirmed', limit: 1 }));
      expect(page.bookings.map(({ id }) => id)).toEqual([paid.id]);
      expect(await list({ caller: otherOwner })).toMatchObject({ refused: 'not-found' });
    });
  });
});
