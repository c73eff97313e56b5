import type { NamedPlace, PlaceNames } from '../ports/search.ts';

export type CompletePlace = (command: { readonly typed: string; readonly limit: number }) => readonly NamedPlace[];

/** Places whose name begins as typed, the most populous first. */
export const completePlace =
  ({ places }: { readonly places: Pick<PlaceNames, 'complete'> }): CompletePlace =>
  ({ typed, limit }) =>
    places.complete(typed, limit);
