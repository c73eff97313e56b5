/**
 * The nights of a calendar by day modulo its length: a night keeps its slot for ever, so nothing moves at midnight.
 * 608 slots hold 18 months and 30 days, and the 25 days in which each hotel is written anew (rule 24).
 */
export const CALENDAR_SLOTS = 608;

/** Nights are written so far past the horizon: a hotel is written anew long before its calendar ends. */
export const BEYOND_HORIZON_DAYS = 30;

/**
 * The calendar is kept in chunks, each by itself: a search of many hotels reads one or two, a sixth of a kilobyte a room
 * type, and not the year and a half.
 */
export const CHUNKS = 8;
export const SLOTS_A_CHUNK = CALENDAR_SLOTS / CHUNKS;

/** Where nights that follow one another stand. */
export interface ChunkRange {
  readonly chunk: number;
  /** The chunk of the last night: the same, or the one after it. */
  readonly lastChunk: number;
  /** The first night's slot of its chunk. */
  readonly slot: number;
}

/** The chunks of so many nights from a day on; at most as many nights as a chunk has, which may lie in two. */
export function chunksOf(firstDay: number, nights: number): ChunkRange {
  if (nights > SLOTS_A_CHUNK) throw new RangeError(`${nights} nights are more than two chunks are sure to hold`);
  const calendarSlot = slotOf(firstDay);
  const chunk = Math.floor(calendarSlot / SLOTS_A_CHUNK);
  const slot = calendarSlot - chunk * SLOTS_A_CHUNK;
  return { chunk, lastChunk: slot + nights > SLOTS_A_CHUNK ? (chunk + 1) % CHUNKS : chunk, slot };
}

/** The slot of a day since 1970. */
export function slotOf(day: number): number {
  return ((day % CALENDAR_SLOTS) + CALENDAR_SLOTS) % CALENDAR_SLOTS;
}
