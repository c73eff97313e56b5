import { capOf } from '../../../functions/domain/availability.ts';
import { addDays } from '../../../functions/domain/calendar/date.ts';
import { instantOf } from '../../../functions/domain/calendar/instant.ts';
import { today } from '../../../functions/domain/calendar/zone.ts';
import type { Night } from '../../../functions/domain/hotel/hotel.ts';
import type { Shadow } from '../shadow.ts';
import { must } from '../violation.ts';
import type { Moment } from './moment.ts';

const told = (name: string, night: Night | undefined, held: number): string =>
  `${name}: left ${night?.left ?? '-'}, sold ${night?.sold ?? '-'}, blocked ${night?.blocked ?? '-'}, cap ${night?.cap ?? '-'}, rooms of bookings that hold it ${held}`;

/**
 * Nights with deliberately broken counters: the errors of `sold` and of `left + sold + blocked - cap`. A sale must keep
 * the error, only a repair may remove it.
 */
export class BrokenNights {
  readonly off = new Map<string, { sold: number; sum: number }>();

  check({ shadow, touched, sabotage }: Moment): void {
    for (const name of touched.blockedNights) checkBlocked(shadow, name);
    const sale = touched.bookings.size > 0 || touched.blockedNights.size > 0;
    for (const name of touched.nights.keys()) {
      const night = shadow.nights.get(name);
      const held = shadow.held.get(name) ?? 0;
      checkBlocked(shadow, name);
      if (sabotage) this.#note(name, night, held);
      else this.#judge(name, night, held, sale);
    }
  }

  #note(name: string, night: Night | undefined, held: number): void {
    this.off.set(name, differenceOf(night, held));
  }

  #judge(name: string, night: Night | undefined, held: number, sale: boolean): void {
    const before = this.off.get(name) ?? { sold: 0, sum: 0 };
    const now = differenceOf(night, held);
    const left = night?.left ?? 0;
    const invariant =
      before.sold === 0 && before.sum === 0
        ? 'rules 1 and 15: a night counts what its bookings hold'
        : 'rule 17: a repair writes the truth';
    must(left >= 0, 'rule 1: no night above its cap', () => told(name, night, held));
    const kept = now.sold === before.sold && now.sum === before.sum;
    const healed = !sale && now.sold === 0 && now.sum === 0;
    must(kept || healed, invariant, () => told(name, night, held));
    if (healed) this.off.delete(name);
  }
}

/** Rule 32: a night counts the rooms of its blocks, and a block takes no more rooms than are left. */
const checkBlocked = (shadow: Shadow, name: string): void => {
  const night = shadow.nights.get(name);
  const blocked = shadow.units.blocked.get(name) ?? 0;
  const said = (): string => `${told(name, night, shadow.held.get(name) ?? 0)}, rooms of its blocks ${blocked}`;
  must((night?.blocked ?? 0) === blocked, 'rule 32: a night counts what its blocks take', said);
  must(blocked === 0 || (night?.left ?? 0) >= 0, 'rule 32: a block takes only what is left', said);
};

const differenceOf = (night: Night | undefined, held: number) => {
  const sold = night?.sold ?? 0;
  const sum = night?.cap === undefined ? 0 : (night.left ?? 0) + sold + (night.blocked ?? 0) - night.cap;
  return { sold: sold - held, sum };
};

/** Once a change is rolled out, every night from yesterday on has its room type's cap and is explicit (rule 2). */
export const checkCaps = ({ shadow, touched, millis, sabotage }: Moment): void => {
  if (sabotage) return;
  for (const name of touched.nights.keys()) checkCapOf(shadow, name, millis);
  for (const [id, before] of touched.roomTypes) {
    const roomType = shadow.roomTypes.get(id);
    if (roomType === undefined) {
      checkDeleted(shadow, id, before?.hotelId ?? '', millis);
      continue;
    }
    if (before?.capacityChange === undefined || roomType.capacityChange !== undefined) continue;
    const { from, to } = before.capacityChange;
    for (let date = from; date <= to; date = addDays(date, 1)) {
      const name = `${roomType.hotelId}#${date}#${id}`;
      must(
        shadow.nights.get(name)?.cap === capOf(roomType),
        'rule 2: a change is over when every night is explicit',
        () => {
          return `${told(name, shadow.nights.get(name), shadow.held.get(name) ?? 0)}, though its room type sells ${capOf(roomType)}`;
        },
      );
    }
  }
};

const QUARTER_MS = 15 * 60_000;
const days = new Map<string, string>();

/** Yesterday at the hotel; computed once per quarter of an hour, because days begin on one in every time zone. */
const firstRolledOut = (shadow: Shadow, hotelId: string, millis: number): string => {
  const timeZone = shadow.hotels.get(hotelId)?.timeZone ?? 'UTC';
  const name = `${timeZone} ${Math.floor(millis / QUARTER_MS)}`;
  const known = days.get(name);
  if (known !== undefined) return known;
  if (days.size > 100) days.clear();
  const day = addDays(today(instantOf(millis), timeZone), -1);
  days.set(name, day);
  return day;
};

const checkCapOf = (shadow: Shadow, name: string, millis: number): void => {
  const night = shadow.nights.get(name);
  const roomType = night && shadow.roomTypes.get(night.roomTypeId);
  if (night?.cap === undefined || roomType === undefined || roomType.capacityChange || roomType.deletion) return;
  if (night.date <= firstRolledOut(shadow, night.hotelId, millis)) return;
  must(night.cap === capOf(roomType), 'rule 2: a night has the cap of its room type', () => {
    return `${told(name, night, shadow.held.get(name) ?? 0)}, though its room type sells ${capOf(roomType)}`;
  });
};

/** A room type can be deleted only without future stays (rule 3). */
const checkDeleted = (shadow: Shadow, roomTypeId: string, hotelId: string, millis: number): void => {
  const past = firstRolledOut(shadow, hotelId, millis);
  for (const [name, held] of shadow.held) {
    if (held === 0 || !name.endsWith(`#${roomTypeId}`) || !name.startsWith(`${hotelId}#`)) continue;
    const date = name.split('#')[1] ?? '';
    must(
      date <= addDays(past, 1),
      'rule 3: a room type with stays to come is not deleted',
      () => `${name} is held ${held} times`,
    );
  }
};
