import type { NightSet } from './queries.ts';

export const reasons = ['weekend', 'holiday', 'high_demand', 'promotion', 'other'] as const;
export type Reason = (typeof reasons)[number];
export const priceModes = ['keep', 'set', 'percent', 'amount', 'remove'] as const;
export type PriceMode = (typeof priceModes)[number];
export const lengthFields = ['minStay', 'minStayThrough', 'maxStay'] as const;
export type LengthField = (typeof lengthFields)[number];
export const flagFields = ['closedToArrival', 'closedToDeparture', 'closed'] as const;
export type FlagField = (typeof flagFields)[number];

/** What the painted nights shall be: as it is typed. Empty is "as it is". */
export interface Draft extends Readonly<Record<LengthField, string>>, Readonly<Record<FlagField, '' | 'yes' | 'no'>> {
  readonly mode: PriceMode;
  readonly price: string;
  readonly reason: Reason | '';
}

export const emptyDraft: Draft = {
  mode: 'keep',
  price: '',
  reason: '',
  minStay: '',
  minStayThrough: '',
  maxStay: '',
  closedToArrival: '',
  closedToDeparture: '',
  closed: '',
};

/** Everything that is set of a night goes: its price, its restrictions, its closing. */
export const clearedDraft: Draft = {
  ...emptyDraft,
  mode: 'remove',
  minStay: 'none',
  minStayThrough: 'none',
  maxStay: 'none',
  closedToArrival: 'no',
  closedToDeparture: 'no',
  closed: 'no',
};

/** A number as owners type it (`+12 %`, `12,50`, `-5`) as the API's decimal; undefined if it is not a number. */
export const decimalOf = (typed: string): string | undefined => {
  const text = typed
    .replaceAll(/[\s%+]/g, '')
    .replace('−', '-')
    .replace(',', '.');
  const [, sign = '', whole = '', decimals = ''] = /^(-?)0*(\d{1,12})(?:\.(\d{1,6}))?$/.exec(text) ?? [];
  return whole === '' ? undefined : `${sign}${whole}${decimals && `.${decimals}`}`;
};

type Judged =
  /** Nothing is to change. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wrong'; readonly field: 'price' | 'maxStay' }
  | { readonly kind: 'set'; readonly set: NightSet };

const priceOf = ({ mode, price }: Draft): Pick<NightSet, 'price' | 'adjust'> | undefined => {
  if (mode === 'keep') return {};
  if (mode === 'remove') return { price: null };
  const decimal = decimalOf(price);
  if (decimal === undefined) return undefined;
  if (mode === 'set') return decimal.startsWith('-') ? undefined : { price: decimal };
  return { adjust: mode === 'percent' ? { percent: decimal } : { amount: decimal } };
};

/** What the API is to set, or which field is wrong. */
export const judgeDraft = (draft: Draft): Judged => {
  const price = priceOf(draft);
  if (price === undefined) return { kind: 'wrong', field: 'price' };
  const lengths = lengthFields
    .filter((field) => draft[field] !== '')
    .map((field) => [field, draft[field] === 'none' ? null : Number(draft[field])] as const);
  const flags = flagFields
    .filter((field) => draft[field] !== '')
    .map((field) => [field, draft[field] === 'yes'] as const);
  const least = Number(draft.minStay);
  const most = Number(draft.maxStay);
  if (least > 0 && most > 0 && least > most) return { kind: 'wrong', field: 'maxStay' };
  const set: NightSet = {
    ...price,
    ...(draft.reason !== '' && draft.mode !== 'remove' && { reason: draft.reason }),
    ...Object.fromEntries(lengths),
    ...Object.fromEntries(flags),
  };
  return Object.keys(set).length === 0 ? { kind: 'nothing' } : { kind: 'set', set };
};
