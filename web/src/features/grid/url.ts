import { dayIn } from '../../lib/dates.ts';

/** The address of the grid: its first night, and how many nights it has. */
export interface GridSearch {
  readonly from?: string;
  readonly nights?: 21 | 42 | 92;
}

export const readGrid = ({ from, nights }: Record<string, unknown>): GridSearch => {
  const first = dayIn(from);
  const shown = ([21, 42, 92] as const).find((each) => String(each) === String(nights));
  return { ...(first !== undefined && { from: first }), ...(shown !== undefined && { nights: shown }) };
};
