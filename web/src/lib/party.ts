// Who comes: one entry a room, as in the contract. In an address a room is `2-4-9` (two adults, children of 4 and 9),
// rooms are parted by commas.

export interface Room {
  readonly adults: number;
  readonly childAges: readonly number[];
}
export type Party = readonly Room[];

export const mostRooms = 8;
export const mostAdults = 20;
export const oldestChild = 17;
export const twoAdults: Party = [{ adults: 2, childAges: [] }];

const roomOf = (text: string): Room | undefined => {
  if (!/^\d{1,2}(-\d{1,2})*$/.test(text)) return undefined;
  const [adults = 0, ...childAges] = text.split('-').map(Number);
  const fits = adults >= 1 && adults <= mostAdults && childAges.every((age) => age <= oldestChild);
  return fits ? { adults, childAges } : undefined;
};

/** Reads `2-4-9,2`; undefined if it is not a party. */
export const partyOf = (text: string): Party | undefined => {
  const rooms = text.split(',').map(roomOf);
  const whole = rooms.length <= mostRooms && rooms.every((room) => room !== undefined);
  return whole ? rooms.filter((room) => room !== undefined) : undefined;
};

export const partyText = (party: Party): string =>
  party.map(({ adults, childAges }) => [adults, ...childAges].join('-')).join(',');

export const adultsIn = (party: Party): number => party.reduce((sum, { adults }) => sum + adults, 0);
export const childrenIn = (party: Party): number => party.reduce((sum, { childAges }) => sum + childAges.length, 0);
