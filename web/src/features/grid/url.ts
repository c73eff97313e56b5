import { isDay } from '../../lib/dates.ts';

/** The address of the grid: its first night, and how many nights it has. */
export interface GridSearch {
  readonly from?: string;
  readonly nights?: 21 | 42 | 92;
}

export const readGrid = ({ from, nights }: Record<string, unknown>): GridSearch => ({
  ...(typeof from === 'string' && isDay(from) && { from }),
  ...((nights === 21 || nights === 92) && { nights }),
});
