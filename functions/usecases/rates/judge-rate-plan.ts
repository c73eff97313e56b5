import type { BodyOf } from '../../contract/routes.ts';
import { digitsOf, type Minor, MOST_MINOR, parseAmount, parseDecimal } from '../../domain/money.ts';
import { policyProblems } from '../../domain/policy.ts';
import type { PaymentTerms } from '../../domain/rates/payment-terms.ts';
import type { PlanAudience, RatePlan } from '../../domain/rates/plan.ts';
import type { PlanPrice } from '../../domain/rates/room-price.ts';
import type { FieldError, RefusalOf } from '../../domain/refusal.ts';
import type { HotelFacts } from '../ports/hotels.ts';

export type RatePlanBody = Omit<BodyOf<'createRatePlan'>, 'hotelId'>;
/** What an owner says of a plan. */
export type RatePlanDetails = Omit<RatePlan, 'id' | 'hotelId' | 'version'>;

/** Percents have at most four decimals, and a plan at most makes a price ten times what it is. */
const PERCENT_DECIMALS = 4;
const MOST_PERCENT = 900;

/** The plan with its money in minor units, or what is wrong with it. */
export const judgeRatePlan = (
  body: RatePlanBody,
  { hotel, roomTypes }: Pick<HotelFacts, 'hotel' | 'roomTypes'>,
): RatePlanDetails | RefusalOf<'invalid-request'> => {
  const errors: FieldError[] = [];
  const or = <Value>(value: Value | FieldError, otherwise: Value): Value => {
    if (!isError(value)) return value;
    errors.push(value);
    return otherwise;
  };
  const price = or(priceOf(body.price ?? { kind: 'same' }, hotel.currency), { kind: 'same' });
  const payment = or(paymentOf(body.payment ?? { kind: 'at_booking' }), { kind: 'at_booking' });
  for (const [index, id] of body.roomTypeIds.entries()) {
    if (roomTypes.some((roomType) => roomType.id === id)) continue;
    errors.push({
      pointer: `/roomTypeIds/${index}`,
      code: 'unknown_room_type',
      detail: 'is no room type of the hotel',
    });
  }
  if (body.cancellationPolicy) {
    for (const problem of policyProblems(body.cancellationPolicy)) {
      errors.push({ ...problem, pointer: `/cancellationPolicy${problem.pointer}` });
    }
  }
  if (errors.length > 0) return { refused: 'invalid-request', errors };
  const { roomTypeIds, audience, ...facts } = body;
  return {
    ...facts,
    price,
    payment,
    audience: audienceOf(audience ?? { kind: 'public' }),
    roomTypeIds: roomTypeIds.length === 0 ? null : roomTypeIds,
  };
};

const isError = (value: unknown): value is FieldError =>
  typeof value === 'object' && value !== null && 'pointer' in value;

const priceOf = (price: NonNullable<RatePlanBody['price']>, currency: string): PlanPrice | FieldError => {
  if (price.kind === 'same') return { kind: 'same' };
  const isLess = price.value.startsWith('-');
  const unsigned = isLess ? price.value.slice(1) : price.value;
  if (price.kind === 'percent') return percentOf(price.value, unsigned, isLess ? 100 : MOST_PERCENT, '/price/value');
  const amount = signedAmount(unsigned, isLess, currency);
  return typeof amount === 'number' ? { kind: 'amount', amount, per: price.per } : amount;
};

const percentOf = (
  value: string,
  unsigned: string,
  most: number,
  pointer: string,
): { readonly kind: 'percent'; readonly value: string } | FieldError => {
  if ((parseDecimal(unsigned)?.scale ?? PERCENT_DECIMALS + 1) > PERCENT_DECIMALS) {
    const detail = `has more than ${PERCENT_DECIMALS} decimals`;
    return { pointer, code: 'too_many_decimals', params: { decimals: PERCENT_DECIMALS }, detail };
  }
  if (Number(unsigned) <= most) return { kind: 'percent', value };
  return value === unsigned
    ? {
        pointer,
        code: 'too_big',
        params: { maximum: most, inclusive: true, of: 'percent' },
        detail: `is above ${most}`,
      }
    : {
        pointer,
        code: 'too_small',
        params: { minimum: -most, inclusive: true, of: 'percent' },
        detail: `is below -${most}`,
      };
};

const signedAmount = (unsigned: string, isLess: boolean, currency: string): Minor | FieldError => {
  const pointer = '/price/value';
  const minor = parseAmount(unsigned, currency);
  if (minor !== undefined && minor <= MOST_MINOR) return isLess ? -minor : minor;
  const decimals = digitsOf(currency);
  if ((parseDecimal(unsigned)?.scale ?? 0) > decimals) {
    const detail = `is not an amount of ${currency} with at most ${decimals} decimals`;
    return { pointer, code: 'too_many_decimals', params: { decimals, currency }, detail };
  }
  return { pointer, code: 'too_big', params: { of: 'amount' }, detail: 'is too large an amount' };
};

const paymentOf = (payment: NonNullable<RatePlanBody['payment']>): PaymentTerms | FieldError => {
  if (payment.kind !== 'deposit') return { kind: payment.kind };
  if ('nights' in payment) return { kind: 'deposit', nights: payment.nights };
  const given = String(payment.percent);
  const percent = percentOf(given, given, 100, '/payment/percent');
  return isError(percent) ? percent : { kind: 'deposit', percent: percent.value };
};

const audienceOf = (audience: NonNullable<RatePlanBody['audience']>): PlanAudience =>
  audience.kind === 'code' ? { kind: 'code', code: audience.code } : { kind: audience.kind };
