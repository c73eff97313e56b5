import * as z from 'zod';
import type { RouteName } from '../../functions/contract/routes.ts';
import { day, hotelInput, roomInput } from '../support/api-world.ts';

type Node = z.core.JSONSchema.BaseSchema;
type Path = readonly (string | number)[];

/** One body that is wrong in one place. */
export interface Wrong {
  /** `/taxes/0/value is a boolean` */
  readonly what: string;
  readonly pointer: string;
  readonly body: unknown;
}

const pointerOf = (path: Path): string => path.map((part) => `/${part}`).join('');
const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (within, part) => (typeof within === 'object' && within ? Reflect.get(within, part) : undefined),
    value,
  );

const changed = (sample: object, path: Path, change: (parent: object, part: string | number) => void): unknown => {
  const body = structuredClone(sample);
  const [part, parent] = [path.at(-1), at(body, path.slice(0, -1))];
  if (part !== undefined && typeof parent === 'object' && parent !== null) change(parent, part);
  return body;
};

const wrongValues: readonly { readonly is: string; readonly unless: readonly string[]; readonly value: unknown }[] = [
  { is: 'null', unless: ['null'], value: null },
  { is: 'a boolean', unless: ['boolean'], value: true },
  { is: 'a number', unless: ['number', 'integer'], value: 7.5 },
  { is: 'text', unless: ['string'], value: 'x' },
  { is: 'a list', unless: ['array'], value: [['x']] },
  { is: 'an object', unless: ['object'], value: { x: 1 } },
];
const wrongTexts = [
  { is: 'text with control characters', value: 'a\u0000\u001bb' },
  { is: 'text with half a character', value: 'a\ud800b' },
  { is: 'text with a change of direction', value: 'a\u202eb' },
  { is: 'text of 100 KB', value: 'x'.repeat(100_000) },
];
const wrongNumbers = [
  { is: 'far too low', value: -1e9 },
  { is: 'far too high', value: 1e15 },
];

/** The shapes a value may have: one, or the members of a union. */
const shapesOf = (node: Node | boolean | undefined, root: Node): Node[] => {
  if (typeof node !== 'object') return [];
  const name = node.$ref?.split('/').at(-1);
  if (name !== undefined) return shapesOf(root.$defs?.[name], root);
  return node.anyOf ? node.anyOf.flatMap((each) => shapesOf(each, root)) : [node];
};

const typesOf = (shapes: readonly Node[]): string[] =>
  shapes.flatMap(({ type, enum: members }) => type ?? (members ? ['string'] : []));

/** What may stand in the place of a value of these shapes, and is wrong there. */
const wrongsFor = (shapes: readonly Node[]) => {
  const types = typesOf(shapes);
  return [
    ...wrongValues.filter(({ unless }) => !unless.some((type) => types.includes(type))),
    ...(types.includes('string') ? wrongTexts : []),
    ...(types.includes('number') || types.includes('integer') ? wrongNumbers : []),
    ...(types.includes('integer') ? [{ is: 'a broken number', value: 1.5 }] : []),
  ];
};

const walk = (shapes: readonly Node[], path: Path, sample: object, root: Node): Wrong[] => {
  const here = at(sample, path);
  const made: Wrong[] = [];
  const add = (where: Path, is: string, change: (parent: object, part: string | number) => void) =>
    made.push({
      what: `${pointerOf(where)} is ${is}`,
      pointer: pointerOf(where),
      body: changed(sample, where, change),
    });
  if (path.length > 0) {
    for (const { is, value } of wrongsFor(shapes)) add(path, is, (parent, part) => Reflect.set(parent, part, value));
  }
  for (const { properties, required = [], items } of shapes) {
    if (properties && typeof here === 'object' && here !== null && !Array.isArray(here)) {
      // Of a union of objects the one the sample is of.
      if (!required.every((name) => name in here)) continue;
      add([...path, 'colour'], 'unknown', (parent, part) => Reflect.set(parent, part, 'red'));
      for (const name of required)
        add([...path, name], 'missing', (parent, part) => Reflect.deleteProperty(parent, part));
      for (const [name, node] of Object.entries(properties)) {
        made.push(...walk(shapesOf(node, root), [...path, name], sample, root));
      }
    }
    const [item] = [items].flat();
    if (item && Array.isArray(here) && here.length > 0) {
      made.push(...walk(shapesOf(item, root), [...path, 0], sample, root));
    }
  }
  return made;
};

/** Every body that is wrong in one place, made from the schema and a body that is right. */
export const wrongBodies = (schema: z.ZodType, sample: object): Wrong[] => {
  const root: Node = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return walk(shapesOf(root, root), [], sample, root);
};

/** What is no object at all, or no JSON. */
export const wrongDocuments: readonly [is: string, text: string][] = [
  ['a list', '[]'],
  ['text', '"x"'],
  ['a number', '7'],
  ['null', 'null'],
  ['a boolean', 'true'],
  ['broken off', '{"a":'],
  ['a list of objects', '[{}]'],
];

const images = [{ url: 'https://example.com/front.jpg', alt: 'The front' }];
const hotel = {
  ...hotelInput,
  description: 'By the sea',
  starRating: 4,
  amenities: ['wifi'],
  images,
  status: 'active',
  timeZone: 'Europe/Lisbon',
  currency: 'EUR',
  checkInTime: '15:00',
  checkOutTime: '11:00',
  taxes: [{ name: 'IVA', kind: 'percent', value: '6' }],
  cancellationPolicy: { steps: [{ hoursBeforeCheckIn: 48, refundPercent: 100 }] },
};
const demandPricing = {
  occupancy: [{ id: 'half', atLeastPercent: 50, factor: '1.2' }],
  leadTime: [{ id: 'late', withinDays: 3, factor: '0.9' }],
  floor: '50.00',
  ceiling: '200.00',
};
const room = { ...roomInput, description: '', softLimit: null, amenities: ['wifi'], images, demandPricing };
const dates = { checkIn: day(30), checkOut: day(33) };
const request = {
  guests: 2,
  rooms: 1,
  priceMin: '10',
  priceMax: 500,
  currency: 'EUR',
  amenities: ['wifi'],
  starRating: [4],
};

/** Bodies with every part filled in, for the routes whose bodies have parts. */
export const fullBodies: Readonly<Partial<Record<RouteName, readonly object[]>>> = {
  changeHotelBooking: [{ guests: 1 }],
  createHotel: [hotel],
  replaceHotel: [hotel],
  createRoomType: [{ ...room, hotelId: 'h' }],
  replaceRoomType: [room],
  setPricing: [
    { overrides: [{ from: day(60), to: day(70), weekdays: ['monday'], price: '120.00', reason: 'holiday' }] },
    { overrides: [{ date: day(60), price: null, reason: 'other' }] },
  ],
  searchHotels: [
    {
      location: 'Faro',
      text: 'sea',
      ...dates,
      flexible: { days: 1 },
      ...request,
      minRating: 3,
      sort: 'price',
      limit: 5,
    },
    { box: { north: 38, south: 37, east: -7, west: -8 }, ...dates },
    { latitude: 37, longitude: -8, radiusKm: 10 },
  ],
};
