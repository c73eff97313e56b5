export const whens = ['upcoming', 'past', 'cancelled'] as const;
export type When = (typeof whens)[number];

/** The guest's stays selected by the address; upcoming ones by default. */
export const readWhen = ({ when }: Record<string, unknown>): { readonly when?: When } => {
  const known = whens.find((each) => each === when);
  return known === undefined ? {} : { when: known };
};
