const eldestChild = 17;

/** The typed ages of children, with any separator: `4, 9`; null if one is not a child's age. */
export const agesOf = (typed: string): number[] | null => {
  const ages = (typed.match(/\d+/g) ?? []).map(Number);
  return ages.some((age) => age > eldestChild) ? null : ages;
};

/** The people of one room as they are typed: its adults, and the ages of its children in one text. */
export interface TypedRoom {
  readonly adults: number;
  readonly ages: string;
}

/** The party of some rooms; null if the input is not a party. */
export const partyIn = (rooms: readonly TypedRoom[]): { adults: number; childAges: number[] }[] | null => {
  const party = rooms.flatMap(({ adults, ages }) => {
    const childAges = agesOf(ages);
    return childAges === null || adults < 1 ? [] : [{ adults, childAges }];
  });
  return party.length === rooms.length ? party : null;
};
