export const parts = ['facts', 'rooms', 'plans', 'units', 'pictures', 'webhooks', 'team'] as const;
export type Part = (typeof parts)[number];

/** The part of the hotel's settings in the address; the facts by default. */
export const readPart = ({ part }: Record<string, unknown>): { readonly part?: Part } => {
  const known = parts.find((each) => each === part);
  return known === undefined ? {} : { part: known };
};
