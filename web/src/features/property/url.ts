export const parts = ['facts', 'rooms', 'plans', 'units', 'pictures', 'webhooks', 'team'] as const;
export type Part = (typeof parts)[number];

/** Which part of the hotel's settings the address shows; the facts unless it says. */
export const readPart = ({ part }: Record<string, unknown>): { readonly part?: Part } => {
  const known = parts.find((each) => each === part);
  return known === undefined ? {} : { part: known };
};
