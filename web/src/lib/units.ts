/** Nights from `from` up to, not including, `to`. */
export interface Nights {
  readonly from: string;
  readonly to: string;
}

/** The reason why a stay cannot be in a unit: it is out of service, another stay has it, or it is blocked. */
export type Obstacle<S> =
  | { readonly kind: 'out' }
  | { readonly kind: 'taken'; readonly by: S }
  | { readonly kind: 'blocked'; readonly reason: string };

export const meets = (one: Nights, other: Nights): boolean => one.from < other.to && other.from < one.to;

/**
 * The obstacle to one more stay in the unit on these nights; undefined if there is none. Only the nights that the plan
 * shows are known: whether the unit is still free is decided by the assignment.
 */
export const obstacle = <S extends Nights & { readonly bookingId: string }>(
  unit: { readonly id: string; readonly status: string; readonly stays: readonly S[] },
  bookingId: string,
  nights: Nights,
  blocks: readonly (Nights & { readonly unitId: string | null; readonly reason: string })[],
): Obstacle<S> | undefined => {
  if (unit.status === 'out_of_service') return { kind: 'out' };
  const by = unit.stays.find((stay) => stay.bookingId !== bookingId && meets(stay, nights));
  if (by) return { kind: 'taken', by };
  const block = blocks.find((each) => each.unitId === unit.id && meets(each, nights));
  return block ? { kind: 'blocked', reason: block.reason } : undefined;
};
