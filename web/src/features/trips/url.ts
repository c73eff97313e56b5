export const whens = ['upcoming', 'past', 'cancelled'] as const;
export type When = (typeof whens)[number];

/** Which of the guest's stays the address asks for; those ahead unless it says. */
export const readWhen = ({ when }: Record<string, unknown>): { readonly when?: When } => {
  const known = whens.find((each) => each === when);
  return known === undefined ? {} : { when: known };
};
