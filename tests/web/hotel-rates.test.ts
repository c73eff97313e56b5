import { describe, expect, it } from 'vitest';
import { planColumns, refundTerms, type StepKind, traceOf } from '../../web/src/features/hotel/plan-columns.ts';
import { readHotel } from '../../web/src/features/hotel/url.ts';
import { addDays, nightsOf } from '../../web/src/lib/dates.ts';
import { plus, share } from '../../web/src/lib/money.ts';
import { nightPrices } from '../../web/src/lib/night-prices.ts';
import type { Picked } from '../../web/src/lib/pick-nights.ts';
import { departureAt, judgeStay, pickStay, type StayRules } from '../../web/src/lib/stay-rules.ts';
import { anOffer, type Offer } from '../support/offers.ts';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

type Night = NonNullable<ReturnType<StayRules['night']>>;
const free = {
  minStay: null,
  minStayThrough: null,
  maxStay: null,
  closedToArrival: false,
  closedToDeparture: false,
  closed: false,
};

/** February 2027 with two rooms a night, but for what is said of a day. */
const rulesOf = (special: Record<string, Partial<Night['restrictions']> & { readonly available?: number }>) => {
  const days = nightsOf('2027-02-01', '2027-03-10').map((day): [string, Night] => {
    const { available = 2, ...restrictions } = special[day] ?? {};
    return [day, { available, closed: restrictions.closed ?? false, restrictions: { ...free, ...restrictions } }];
  });
  const nights = new Map(days);
  return { night: (day: string) => nights.get(day), rooms: 1, mostNights: 30 } satisfies StayRules;
};

const none: Picked = { checkIn: null, checkOut: null, open: false };
const picked = (rules: StayRules, ...days: string[]): Picked =>
  days.reduce((before, day) => {
    const outcome = pickStay(rules, before, day);
    if ('refused' in outcome) throw new Error(`${day} was refused: ${outcome.refused.reason}`);
    return outcome.picked;
  }, none);
const refusal = (rules: StayRules, before: Picked, day: string): string | undefined => {
  const outcome = pickStay(rules, before, day);
  return 'refused' in outcome ? outcome.refused.reason : undefined;
};

describe('nights of a hotel, picked under its restrictions', () => {
  it('take the shortest stay that the night of arrival allows', () => {
    const rules = rulesOf({ '2027-02-19': { minStay: 3 } });
    expect(picked(rules, '2027-02-19')).toEqual({ checkIn: '2027-02-19', checkOut: '2027-02-22', open: true });
    expect(picked(rules, '2027-02-18').checkOut).toBe('2027-02-19');
  });

  it('are refused where the second pick is too early for the shortest stay', () => {
    const rules = rulesOf({ '2027-02-19': { minStay: 3 } });
    const begun = picked(rules, '2027-02-19');
    expect(refusal(rules, begun, '2027-02-20')).toBe('min_stay');
    expect(picked(rules, '2027-02-19', '2027-02-23').checkOut).toBe('2027-02-24');
  });

  it('are as long as the strictest night of the stay asks', () => {
    const rules = rulesOf({ '2027-02-12': { minStayThrough: 4 } });
    expect(refusal(rules, picked(rules, '2027-02-11'), '2027-02-12')).toBe('min_stay');
    expect(picked(rules, '2027-02-11', '2027-02-14').checkOut).toBe('2027-02-15');
  });

  it('never begin on a day without arrivals, and may pass it', () => {
    const rules = rulesOf({ '2027-02-14': { closedToArrival: true } });
    expect(refusal(rules, none, '2027-02-14')).toBe('closed_to_arrival');
    expect(picked(rules, '2027-02-13', '2027-02-15').checkOut).toBe('2027-02-16');
  });

  it('never end on a day without departures: one night more is offered', () => {
    const rules = rulesOf({ '2027-02-16': { closedToDeparture: true } });
    expect(refusal(rules, picked(rules, '2027-02-14'), '2027-02-15')).toBe('closed_to_departure');
    expect(picked(rules, '2027-02-15').checkOut).toBe('2027-02-17');
  });

  it('begin anew beyond the longest stay', () => {
    const rules = rulesOf({ '2027-02-23': { maxStay: 2 } });
    expect(picked(rules, '2027-02-23', '2027-02-24').checkOut).toBe('2027-02-25');
    expect(picked(rules, '2027-02-23', '2027-02-26').checkIn).toBe('2027-02-26');
  });

  it('may end on a taken night, which is a day to leave', () => {
    const rules = rulesOf({ '2027-02-12': { available: 0 } });
    expect(departureAt(rules, '2027-02-12')).toBe('2027-02-12');
    expect(picked(rules, '2027-02-10', '2027-02-12')).toEqual({
      checkIn: '2027-02-10',
      checkOut: '2027-02-12',
      open: false,
    });
  });

  it('never run over a taken or closed night, and never begin on one', () => {
    const rules = rulesOf({ '2027-02-12': { available: 0 }, '2027-02-20': { closed: true } });
    expect(picked(rules, '2027-02-10', '2027-02-13').checkIn).toBe('2027-02-13');
    expect(refusal(rules, none, '2027-02-12')).toBe('sold_out');
    expect(refusal(rules, none, '2027-02-20')).toBe('closed');
    expect(judgeStay(rules, '2027-02-10', '2027-02-14')).toEqual({ reason: 'sold_out', nights: ['2027-02-12'] });
  });

  it('need as many rooms as are wanted', () => {
    const rules = { ...rulesOf({}), rooms: 3 };
    expect(refusal(rules, none, '2027-02-12')).toBe('sold_out');
  });

  it('are left to the API where nothing is known of them yet', () => {
    const rules: StayRules = { night: () => undefined, rooms: 1, mostNights: 30 };
    expect(picked(rules, '2027-06-01', '2027-06-03').checkOut).toBe(addDays('2027-06-03', 1));
  });
});

const priced = (id: string, total: string) =>
  anOffer(id, { totals: { rooms: eur(total), taxes: [], total: eur(total) } });

describe('the rate plans of a hotel', () => {
  it('stand as columns, the one with the lowest total first, each once', () => {
    const rooms = [
      { offers: [priced('flexible', '120.00'), priced('breakfast', '150.00')] },
      { offers: [priced('saver', '110.00'), priced('flexible', '130.00')] },
      { offers: [] },
    ];
    expect(planColumns(rooms).map(({ id }) => id)).toEqual(['saver', 'flexible', 'breakfast']);
  });

  const now = Date.parse('2027-01-10T09:00:00Z');
  const steps = (...refunds: [string, string][]) => ({
    cancellationPolicy: { steps: refunds.map(([until, refund]) => ({ until, refund: eur(refund) })) },
  });
  const paid = (dueNow: string) => ({
    payment: { kind: 'deposit' as const, dueNow: eur(dueNow), dueAtHotel: eur('9.00') },
  });
  const early = '2027-01-27T15:00:00Z';
  const late = '2027-02-03T15:00:00Z';

  it.each([
    ['all that is paid now', { ...paid('90.00'), ...steps([early, '90.00'], [late, '45.00']) }, 'all', early],
    ['a part, to the last deadline', { ...paid('90.00'), ...steps([early, '60.00'], [late, '45.00']) }, 'part', late],
    ['nothing', { ...paid('90.00'), ...steps([early, '0.00']) }, 'none', undefined],
    [
      'nothing after its deadlines',
      { ...paid('90.00'), ...steps(['2027-01-09T15:00:00Z', '90.00']) },
      'none',
      undefined,
    ],
    ['what was never paid', { ...paid('0.00'), ...steps([early, '0.00']) }, 'unpaid', undefined],
  ])('give back %s', (_what, terms, kind, until) => {
    const found = refundTerms(anOffer('plan', terms), now);
    expect(found.kind).toBe(kind);
    expect('until' in found ? found.until : undefined).toBe(until);
  });

  type RoomNight = Offer['nightlyPrices'][number]['rooms'][number];
  const room = (price: string, ...adjustments: [StepKind, string][]): RoomNight => ({
    price: eur(price),
    adjustments: adjustments.map(([kind, amount]) => ({ kind, amount: eur(amount) })),
  });
  const family = { adults: 2, childAges: [4, 9] };
  const traced = (party: Offer['party'], rooms: RoomNight[]) =>
    traceOf(
      anOffer('plan', {
        party,
        nightlyPrices: [
          { date: '2027-02-10', price: eur('140.00'), rule: { kind: 'base' }, rooms },
          { date: '2027-02-11', price: eur('140.00'), rule: { kind: 'base' }, rooms },
        ],
      }),
    );

  it('tell how each room comes to its price, night by night', () => {
    const [one, two] = traced(
      [family, { adults: 1, childAges: [] }],
      [
        room('153.20', ['plan', '-16.80'], ['children', '30.00']),
        room('114.20', ['plan', '-16.80'], ['adults', '-9.00']),
      ],
    );
    expect(one).toMatchObject({ rooms: [0], kinds: ['plan', 'children'], total: eur('306.40') });
    expect(two).toMatchObject({ rooms: [1], kinds: ['plan', 'adults'], total: eur('228.40') });
    expect(one?.nights[0]?.steps).toEqual({ plan: eur('-16.80'), children: eur('30.00') });
  });

  it('tell rooms that cost the same in every step once', () => {
    const same = room('140.00');
    expect(
      traced([family, family, { adults: 2, childAges: [] }], [same, same, same]).map(({ rooms }) => rooms),
    ).toEqual([[0, 1], [2]]);
  });
});

describe('money of a stay', () => {
  it('is the sum of all rooms on a night', () => {
    const nights = [
      { date: '2027-02-10', price: eur('140.00'), rooms: [{ price: eur('153.20') }, { price: eur('9.85') }] },
    ];
    expect(nightPrices(nights).get('2027-02-10')).toEqual(eur('163.05'));
  });

  it('is added and shared out exactly, in the decimals of its currency', () => {
    expect(plus(eur('-16.80'), eur('30.00'))).toEqual(eur('13.20'));
    expect(share(eur('322.12'), 3)).toEqual(eur('107.37'));
    expect(share(eur('0.05'), 2)).toEqual(eur('0.03'));
    expect(share({ amount: '100000', currency: 'JPY' }, 3)).toEqual({ amount: '33333', currency: 'JPY' });
    expect(share({ amount: '12.345', currency: 'KWD' }, 2)).toEqual({ amount: '6.173', currency: 'KWD' });
  });
});

describe('the address of a hotel', () => {
  it('keeps the code that opens a plan, and nothing that cannot be one', () => {
    expect(readHotel({ code: ' ACME27 ', room: 'r-1', plan: 'p' })).toEqual({ code: 'ACME27', room: 'r-1', plan: 'p' });
    expect(readHotel({ code: '' })).toEqual({});
    expect(readHotel({ code: 'x'.repeat(51) })).toEqual({});
    expect(readHotel({ code: 'a\u0000b' })).toEqual({});
  });
});
