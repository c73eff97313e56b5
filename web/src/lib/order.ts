const numeric = new Intl.Collator(undefined, { numeric: true });

/** Texts in the reader's order, numbers in them by their value: room 9 before room 10. */
export const byNumber = (one: string, other: string): number => numeric.compare(one, other);
