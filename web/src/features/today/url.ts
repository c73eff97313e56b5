import { dayIn } from '../../lib/dates.ts';

export const lists = ['arrivals', 'departures', 'inHouse', 'rooms'] as const;
export type List = (typeof lists)[number];

export interface TodaySearch {
  /** Another day than today. */
  readonly date?: string;
  /** What a narrow screen shows; a wide one shows all. */
  readonly list?: List;
}

/** The day and the list in the address. */
export const readToday = ({ date, list }: Record<string, unknown>): TodaySearch => {
  const known = lists.find((each) => each === list);
  const day = dayIn(date);
  return { ...(day !== undefined && { date: day }), ...(known !== undefined && { list: known }) };
};
