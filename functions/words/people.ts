/** The people of one room. */
export interface RoomToSay {
  readonly adults: number;
  readonly childAges: readonly number[];
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** The people of all rooms together: `2 adults, 2 children (4 and 9 years)`. */
export const peopleInWords = (party: readonly RoomToSay[]): string => {
  const adults = party.reduce((sum, room) => sum + room.adults, 0);
  const ages = party.flatMap(({ childAges }) => childAges).sort((one, other) => one - other);
  if (ages.length === 0) return counted(adults, 'adult', 'adults');
  const years = [...ages.slice(0, -2), ages.slice(-2).join(' and ')].join(', ');
  const unit = ages.every((age) => age === 1) ? 'year' : 'years';
  return `${counted(adults, 'adult', 'adults')}, ${counted(ages.length, 'child', 'children')} (${years} ${unit})`;
};
