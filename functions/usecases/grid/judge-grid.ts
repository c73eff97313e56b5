import type { BodyOf } from '../../contract/routes.ts';
import type { GridChange } from '../../domain/grid/named-nights.ts';
import type { Adjustment, NightSet } from '../../domain/grid/settings.ts';
import { parseDecimal } from '../../domain/money.ts';
import type { FieldError, Refusal } from '../../domain/refusal.ts';
import type { HotelFacts } from '../ports/hotels.ts';
import { amountOr } from '../rooms/judge-room-type.ts';

type Body = BodyOf<'changeGrid'>;
type ChangeBody = NonNullable<Body['changes']>[number];

/** Percents have at most four decimals, and a change at most makes a price ten times what it is. */
const PERCENT_DECIMALS = 4;
const MOST_PERCENT = 900;
const LEAST_PERCENT = -100;

/** The changes with their money in minor units, or what is wrong with them. */
export const judgeGrid = (
  changes: readonly ChangeBody[],
  { hotel, roomTypes }: Pick<HotelFacts, 'hotel' | 'roomTypes'>,
): readonly GridChange[] | Refusal => {
  const known = new Set(roomTypes.map(({ id }) => id));
  for (const [index, { roomTypeIds }] of changes.entries()) {
    const place = roomTypeIds.findIndex((id) => !known.has(id));
    if (place >= 0) {
      const pointer = `/changes/${index}/roomTypeIds/${place}`;
      const detail = 'The hotel has no such room type.';
      return { refused: 'refused', detail, pointer, code: 'unknown_room_type' };
    }
  }
  const errors: FieldError[] = [];
  const judged = changes.map((change, index): GridChange => {
    const set = setOf(change.set, hotel.currency, `/changes/${index}/set`, errors);
    return { ...change, set };
  });
  return errors.length > 0 ? { refused: 'invalid-request', errors } : judged;
};

const setOf = (body: ChangeBody['set'], currency: string, at: string, errors: FieldError[]): NightSet => {
  const { price: text, adjust: asked, ...others } = body;
  const given = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined));
  if (text !== undefined && text !== null) {
    const price = amountOr(text, currency, `${at}/price`);
    if (typeof price === 'number') return { ...given, price };
    errors.push(price);
    return given;
  }
  if (asked === undefined) return text === null ? { ...given, price: null } : given;
  const adjust = 'percent' in asked ? percent(asked.percent, at) : amount(asked.amount, currency, at);
  if ('kind' in adjust) return { ...given, adjust };
  errors.push(adjust);
  return given;
};

const percent = (given: string | number, at: string): Adjustment | FieldError => {
  const value = String(given);
  const pointer = `${at}/adjust/percent`;
  const scale = parseDecimal(value.replace(/^-/, ''))?.scale;
  if (scale === undefined || scale > PERCENT_DECIMALS) {
    const detail = `has more than ${PERCENT_DECIMALS} decimals`;
    return { pointer, code: 'too_many_decimals', params: { decimals: PERCENT_DECIMALS }, detail };
  }
  if (Number(value) > MOST_PERCENT) {
    const params = { maximum: MOST_PERCENT, inclusive: true, of: 'percent' };
    return { pointer, code: 'too_big', params, detail: `is above ${MOST_PERCENT}` };
  }
  if (Number(value) < LEAST_PERCENT) {
    const params = { minimum: LEAST_PERCENT, inclusive: true, of: 'percent' };
    return { pointer, code: 'too_small', params, detail: `is below ${LEAST_PERCENT}` };
  }
  return { kind: 'percent', value };
};

const amount = (text: string, currency: string, at: string): Adjustment | FieldError => {
  const isLess = text.startsWith('-');
  const minor = amountOr(isLess ? text.slice(1) : text, currency, `${at}/adjust/amount`);
  return typeof minor === 'number' ? { kind: 'amount', amount: isLess ? -minor : minor } : minor;
};
