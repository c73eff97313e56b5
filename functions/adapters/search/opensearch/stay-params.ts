import { dateOfEpochDay } from '../../../domain/calendar/date.ts';
import { epochMillis } from '../../../domain/calendar/instant.ts';
import { hasChildren, type Party, partyText, type RoomParty } from '../../../domain/rates/party.ts';
import { BOARDS, foldCode } from '../../../domain/rates/plan.ts';
import type { SearchCriteria } from '../../../domain/search/criteria.ts';
import { chunksOf } from '../../../domain/search/index/calendar-slots.ts';
import { adultsARoom } from '../../../domain/search/index/runs.ts';
import type { NightRange } from '../../../domain/search/nights.ts';
import { calendarFields, fieldsOf } from './mapping.ts';
import { listOf } from './script-params.ts';

const MINUTE_MS = 60_000;

/** Rooms alike once: how many, adults, number of children, their ages. */
const peopleOf = (party: Party): number[] => {
  const alike = Map.groupBy(party, (room) => partyText([room]));
  return [...alike.values()].flatMap((rooms) => {
    const { adults, childAges }: RoomParty = rooms[0] ?? { adults: 0, childAges: [] };
    return [rooms.length, adults, childAges.length, ...childAges];
  });
};

/** A day of the year as one number, the month before the day. */
const monthDay = (day: number): number => Number(dateOfEpochDay(day).slice('YYYY-'.length).replace('-', ''));

/** The boards asked for in bits; all of them where none is. */
const boardBits = (boards: SearchCriteria['boards']): number =>
  (boards.length === 0 ? BOARDS : boards).reduce((bits, board) => bits | (1 << BOARDS.indexOf(board)), 0);

/**
 * The stay as scripts know it, with who asks for it.
 * @param days the nights of the stay, or of all its shifts; none without dates
 */
export const stayParams = (
  criteria: SearchCriteria,
  range: NightRange | null,
  days: readonly number[],
): Readonly<Record<string, unknown>> => {
  const { party, caller, moment } = criteria;
  const adults = adultsARoom(party);
  // The date of check-out, which may be closed to departure, is read as well.
  const { chunk, lastChunk, slot } = chunksOf(days[0] ?? 0, range === null ? 0 : days.length + 1);
  const minutes = epochMillis(moment.now) / MINUTE_MS;
  return {
    stay: listOf('stay', {
      chunk: calendarFields[chunk],
      lastChunk: calendarFields[lastChunk],
      slot,
      nights: range === null ? 0 : range.length,
      adults,
      rooms: party.length,
      from: fieldsOf(adults).from,
      checkIn: days[0] ?? 0,
      member: caller.isMember ? 1 : 0,
      code: [...new TextEncoder().encode(foldCode(caller.code ?? ''))],
      boards: boardBits(criteria.boards),
      refundable: criteria.refundable ? 1 : 0,
      now: Math.floor(minutes),
      deadline: Math.ceil(minutes),
      people: peopleOf(party),
      children: hasChildren(party) ? 1 : 0,
      dates: days.map(monthDay),
    }),
  };
};
