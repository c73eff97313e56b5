const BOARDS = {
  room_only: 'Room only',
  breakfast: 'Breakfast',
  half_board: 'Half board',
  full_board: 'Full board',
  all_inclusive: 'All inclusive',
} as const;

/** What a guest eats for the price. */
export const boardInWords = (board: keyof typeof BOARDS): string => BOARDS[board];
