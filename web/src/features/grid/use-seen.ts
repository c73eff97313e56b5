import { useState } from 'react';
import { countChanged } from './preview.ts';
import type { Grid } from './queries.ts';

interface Seen {
  readonly key: string;
  readonly grid: Grid;
  /** The revision shown: a change is sent with it. */
  readonly revision: number;
}

/**
 * The grid as one has looked at it. What is sold meanwhile is shown at once. What a colleague has set meanwhile is shown
 * at once too, unless nights are painted: then it waits until it is loaded, so that no change goes over it unseen.
 * @param key the nights that are shown
 * @param holding whether nights are painted
 */
export const useSeen = (latest: Grid, key: string, holding: boolean) => {
  const [seen, setSeen] = useState<Seen>({ key, grid: latest, revision: latest.revision });
  const isNewer = latest.revision > seen.revision;
  const follows = !(holding && isNewer);
  const next: Seen = {
    key,
    grid: follows || key !== seen.key ? latest : seen.grid,
    revision: follows && isNewer ? latest.revision : seen.revision,
  };
  if (next.key !== seen.key || next.grid !== seen.grid || next.revision !== seen.revision) setSeen(next);
  return {
    grid: next.grid,
    revision: next.revision,
    /** Nights that a colleague has changed and that are not loaded; null where none, undefined where not countable. */
    missed: follows ? null : next.grid === latest ? undefined : countChanged(next.grid, latest),
    load: () => setSeen({ key, grid: latest, revision: latest.revision }),
    /** A change of this tab has made this revision. */
    made: (revision: number) => setSeen((now) => ({ ...now, revision: Math.max(now.revision, revision) })),
  };
};
