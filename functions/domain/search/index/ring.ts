/**
 * The nights of a calendar by day modulo its length: a night keeps its slot for ever, so nothing moves at midnight.
 * 608 slots hold 18 months and 30 days, and the 25 days in which each hotel is written anew (rule 24).
 */
export const RING_SLOTS = 608;

/** Nights are written so far past the horizon: a hotel is written anew long before its calendar ends. */
export const BEYOND_HORIZON_DAYS = 30;

/**
 * The ring is kept in leaves, each by itself: whoever looks at many hotels reads one or two, a sixth of a kilobyte a room
 * type, and not the year and a half.
 */
export const LEAVES = 8;
export const SLOTS_A_LEAF = RING_SLOTS / LEAVES;

/** Where nights that follow one another stand. */
export interface LeafRange {
  readonly leaf: number;
  /** The leaf of the last night: the same, or the one after it. */
  readonly lastLeaf: number;
  /** The first night's slot of its leaf. */
  readonly slot: number;
}

/** The leaves of so many nights from a day on; at most as many nights as a leaf has, which may lie in two. */
export function leavesOf(firstDay: number, nights: number): LeafRange {
  if (nights > SLOTS_A_LEAF) throw new RangeError(`${nights} nights are more than two leaves are sure to hold`);
  const ringSlot = slotOf(firstDay);
  const leaf = Math.floor(ringSlot / SLOTS_A_LEAF);
  const slot = ringSlot - leaf * SLOTS_A_LEAF;
  return { leaf, lastLeaf: slot + nights > SLOTS_A_LEAF ? (leaf + 1) % LEAVES : leaf, slot };
}

/** The slot of a day since 1970. */
export function slotOf(day: number): number {
  return ((day % RING_SLOTS) + RING_SLOTS) % RING_SLOTS;
}
