const eldestChild = 17;

/** The ages of children that were typed, whatever stands between them: `4, 9`; null where one is no child's. */
export const agesOf = (typed: string): number[] | null => {
  const ages = (typed.match(/\d+/g) ?? []).map(Number);
  return ages.some((age) => age > eldestChild) ? null : ages;
};
