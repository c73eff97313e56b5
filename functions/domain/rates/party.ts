import type { RefusalOf } from '../refusal.ts';

/** The people of one room; a child's age is that on the day of check-in. */
export interface RoomParty {
  readonly adults: number;
  readonly childAges: readonly number[];
}

/** The people of a stay, room by room. */
export type Party = readonly RoomParty[];

/** From this age on a person is an adult. */
export const ADULT_AGE = 18;

/** What a child of at most `toAge` pays a night, and whether it takes one of the room's places. */
export interface ChildBand {
  readonly toAge: number;
  readonly price: number;
  readonly counts: boolean;
}

/**
 * How a room's price depends on its people, in minor units a night: the night's price is for `includedAdults`, each
 * adult more adds `extraAdult`, each fewer takes `fewerAdult` off. A child pays the first band that reaches its age; a
 * child older than every band is an adult. A room type without it costs the same for any party.
 */
export interface GuestPricing {
  readonly includedAdults: number;
  readonly extraAdult: number;
  readonly fewerAdult: number;
  /** By age, the youngest first. */
  readonly children: readonly ChildBand[];
}

/** The people of a room as they are counted and priced. */
export interface CountedRoom {
  readonly adults: number;
  /** The band of each child that is priced as a child; without guest pricing every child counts and costs nothing. */
  readonly children: readonly ChildBand[];
}

const COUNTED_CHILD: ChildBand = { toAge: ADULT_AGE - 1, price: 0, counts: true };

/** The people of a room by the bands of a room type. */
export function countRoom(room: RoomParty, pricing: GuestPricing | null | undefined): CountedRoom {
  if (!pricing) return { adults: room.adults, children: room.childAges.map(() => COUNTED_CHILD) };
  const bands = room.childAges.map((age) => pricing.children.find(({ toAge }) => age <= toAge));
  const children = bands.filter((band) => band !== undefined);
  return { adults: room.adults + bands.length - children.length, children };
}

/** How many people of a room take a place and pay amounts by person: all but children who do not count. */
export function placesOf({ adults, children }: CountedRoom): number {
  return adults + children.filter(({ counts }) => counts).length;
}

/**
 * So many adults spread over so many rooms as evenly as can be; the first rooms take what is left over. With fewer
 * guests than rooms the last rooms are empty.
 */
export function spreadGuests(guests: number, rooms: number): Party {
  const least = Math.floor(guests / rooms);
  const more = guests % rooms;
  return Array.from({ length: rooms }, (_, index) => ({ adults: least + (index < more ? 1 : 0), childAges: [] }));
}

/** The people of a request, in either form. */
export interface PeopleSaid {
  readonly party?: Party | undefined;
  readonly guests?: number | undefined;
  readonly rooms?: number | undefined;
}

/** The party of a request; two people in one room where it says nothing. */
export function partyOf({ party, guests = 2, rooms = 1 }: PeopleSaid): Party {
  return party ?? spreadGuests(guests, rooms);
}

/** All people of a party. */
export function guestsOf(party: Party): number {
  return party.reduce((sum, { adults, childAges }) => sum + adults + childAges.length, 0);
}

/** Whether any child is of the party: its short form cannot say so. */
export function hasChildren(party: Party): boolean {
  return party.some(({ childAges }) => childAges.length > 0);
}

/** Whether two parties have the same people in the same rooms; the order of a room's children does not matter. */
export function sameParty(one: Party, other: Party): boolean {
  return one.length === other.length && partyText(one) === partyText(other);
}

/** A party as text, `2-4-9,2`: two adults with children of four and nine, and two adults in a second room. */
export function partyText(party: Party): string {
  return party.map(({ adults, childAges }) => [adults, ...ascending(childAges)].join('-')).join(',');
}

/** The party of a text of `partyText`, or undefined for any other text. Limits are judged elsewhere. */
export function partyFrom(text: string): Party | undefined {
  if (!/^\d{1,3}(-\d{1,2})*(,\d{1,3}(-\d{1,2})*)*$/.test(text)) return undefined;
  return text.split(',').map((room) => {
    const [adults = 0, ...childAges] = room.split('-').map(Number);
    return { adults, childAges };
  });
}

function ascending(ages: readonly number[]): number[] {
  return ages.toSorted((one, other) => one - other);
}

/** What a room type can sleep. */
export interface RoomCapacity {
  readonly maxGuests: number;
  readonly maxAdults?: number | null | undefined;
  readonly maxChildren?: number | null | undefined;
  readonly guestPricing?: GuestPricing | null | undefined;
}

/** Whether the people of each room fit into a room of this type; children who do not count need no place. */
export function fitsParty(party: Party, capacity: RoomCapacity): boolean {
  return party.every((room) => {
    const counted = countRoom(room, capacity.guestPricing);
    const children = counted.children.filter(({ counts }) => counts).length;
    return (
      placesOf(counted) <= capacity.maxGuests &&
      counted.adults <= (capacity.maxAdults ?? capacity.maxGuests) &&
      children <= (capacity.maxChildren ?? capacity.maxGuests)
    );
  });
}

/** `too-many-guests` unless they fit; the sentence says what a room sleeps. */
export function judgeParty(party: Party, capacity: RoomCapacity): RefusalOf<'too-many-guests'> | undefined {
  if (fitsParty(party, capacity)) return undefined;
  const limits = [
    `${capacity.maxGuests} guests`,
    ...(capacity.maxAdults ? [`${capacity.maxAdults} adults`] : []),
    ...(typeof capacity.maxChildren === 'number' ? [`${capacity.maxChildren} children`] : []),
  ];
  return { refused: 'too-many-guests', detail: `a room of this type sleeps at most ${limits.join(', ')}` };
}
