/**
 * What scripts read for every hotel is in lists, each of one parameter: a look into the map of parameters costs as
 * much as reading a field. These are the positions in the lists, for the sender and the scripts.
 */
const lists = {
  /**
   * The stay: chunks and slot of its first night, nights (0 without dates), adults a room, rooms, field of base prices,
   * day of check-in; who asks: a member, the bytes of a code; plans asked for: bits of boards, 1 for refundable; now in whole
   * minutes, down and up; and the people: rooms alike, their number, adults, number of children, ages; whether there are children.
   */
  stay: [
    'chunk',
    'lastChunk',
    'slot',
    'nights',
    'adults',
    'rooms',
    'from',
    'checkIn',
    'member',
    'code',
    'boards',
    'refundable',
    'now',
    'deadline',
    'people',
    'children',
    'dates',
  ],
  /** The place measured from. */
  place: ['latitude', 'longitude', 'cosine'],
  /** The recommended order: field of usual prices, what is usual in the area or null, words weighed. */
  ranking: ['usual', 'areaPrice', 'weighed'],
  /** Of a currency: minor units a unit asked for, bounds, where the buckets begin. */
  scale: ['minorPerUnit', 'least', 'most', 'starts'],
} as const;

type Lists = typeof lists;
type Key<L extends keyof Lists> = Lists[L][number];

/** A list as it is sent. */
export const listOf = <L extends keyof Lists>(name: L, values: Readonly<Record<Key<L>, unknown>>): unknown[] =>
  lists[name].map((key: Key<L>) => values[key]);

/** A list as scripts name it. */
export const list = (name: keyof Lists): string => `(List) params.get('${name}')`;

const item = <L extends keyof Lists>(name: L, key: Key<L>): string =>
  `${name}.get(${(lists[name] as readonly string[]).indexOf(key)})`;

/** An item of a list of that name, as what it is. */
export const int = <L extends keyof Lists>(name: L, key: Key<L>): string => `((Number) ${item(name, key)}).intValue()`;
export const long = <L extends keyof Lists>(name: L, key: Key<L>): string =>
  `((Number) ${item(name, key)}).longValue()`;
export const double = <L extends keyof Lists>(name: L, key: Key<L>): string =>
  `((Number) ${item(name, key)}).doubleValue()`;
export const text = <L extends keyof Lists>(name: L, key: Key<L>): string => `((String) ${item(name, key)})`;
export const any = item;
