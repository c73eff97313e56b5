import type { BodyOf } from '../../contract/routes.ts';
import type { RoomTypeDetails } from '../../domain/hotel/hotel.ts';
import { digitsOf, type Minor, mostOf, parseAmount, parseDecimal } from '../../domain/money.ts';
import type { DemandPricing } from '../../domain/price.ts';
import { demandProblems } from '../../domain/price-limits.ts';
import type { GuestPricing } from '../../domain/rates/party.ts';
import type { FieldError, RefusalOf } from '../../domain/refusal.ts';

export type RoomTypeBody = Omit<BodyOf<'createRoomType'>, 'hotelId'>;
type DemandBody = NonNullable<RoomTypeBody['demandPricing']>;

/** An owner's amount in the hotel's currency, or the field's error. */
export const amountOr = (text: string, currency: string, pointer: string): Minor | FieldError => {
  const minor = parseAmount(text, currency);
  if (minor !== undefined) return minor;
  const decimals = digitsOf(currency);
  if ((parseDecimal(text)?.scale ?? 0) <= decimals) {
    const params = { maximum: mostOf(currency), inclusive: true, of: 'amount' };
    return { pointer, code: 'too_big', params, detail: `is above ${params.maximum} ${currency}` };
  }
  const detail = `is not an amount of ${currency} with at most ${decimals} decimals`;
  return { pointer, code: 'too_many_decimals', params: { decimals, currency }, detail };
};

/** The details with their money in minor units, or what is wrong with them. */
export const judgeRoomType = (body: RoomTypeBody, currency: string): RoomTypeDetails | RefusalOf<'invalid-request'> => {
  const errors: FieldError[] = [];
  const amount = (text: string, pointer: string): Minor => {
    const minor = amountOr(text, currency, pointer);
    if (typeof minor === 'number') return minor;
    errors.push(minor);
    return 0;
  };
  const basePrice = amount(body.basePrice, '/basePrice');
  const demandPricing = body.demandPricing && demandOf(body.demandPricing, amount);
  if (demandPricing) {
    for (const problem of demandProblems(demandPricing)) {
      errors.push({ ...problem, pointer: `/demandPricing${problem.pointer}` });
    }
  }
  const guestPricing = body.guestPricing && guestPricingOf(body.guestPricing, amount);
  errors.push(...guestProblems(body));
  if (errors.length > 0) return { refused: 'invalid-request', errors };
  const { name, description, maxGuests, maxAdults, maxChildren, totalRooms, softLimit, amenities, images } = body;
  return {
    name,
    description,
    basePrice,
    maxGuests,
    maxAdults,
    maxChildren,
    guestPricing,
    totalRooms,
    softLimit,
    demandPricing,
    amenities,
    images: images.map(({ url, alt }) => ({ url, alt })),
  };
};

const demandOf = (body: DemandBody, amount: (text: string, pointer: string) => Minor): DemandPricing => ({
  occupancy: body.occupancy,
  leadTime: body.leadTime,
  ...(body.floor !== null && { floor: amount(body.floor, '/demandPricing/floor') }),
  ...(body.ceiling !== null && { ceiling: amount(body.ceiling, '/demandPricing/ceiling') }),
});

type GuestBody = NonNullable<RoomTypeBody['guestPricing']>;

const guestPricingOf = (body: GuestBody, amount: (text: string, pointer: string) => Minor): GuestPricing => ({
  includedAdults: body.includedAdults,
  extraAdult: amount(body.extraAdult, '/guestPricing/extraAdult'),
  fewerAdult: amount(body.fewerAdult, '/guestPricing/fewerAdult'),
  children: body.children.map(({ toAge, price, counts }, index) => ({
    toAge,
    price: amount(price, `/guestPricing/children/${index}/price`),
    counts,
  })),
});

/** Limits of people that contradict each other. */
const guestProblems = ({ maxGuests, maxAdults, guestPricing }: RoomTypeBody): FieldError[] => {
  const above = (pointer: string): FieldError => {
    const params = { field: 'maxGuests' };
    return { pointer, code: 'above', params, detail: 'is above maxGuests' };
  };
  return [
    ...(maxAdults !== null && maxAdults > maxGuests ? [above('/maxAdults')] : []),
    ...(guestPricing && guestPricing.includedAdults > maxGuests ? [above('/guestPricing/includedAdults')] : []),
  ];
};
