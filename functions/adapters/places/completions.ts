import { foldName } from '../../domain/reference/fold.ts';
import type { Names } from './names.ts';

/** So much less a beginning counts that only another name of the place has, as when a name is resolved. */
const OTHER_NAME = 40;

/** What completing needs to know of places; a lower id is a larger place. */
export interface CompletedPlaces {
  readonly names: Names;
  readonly population: (id: number) => number;
  /** The main name as it is written. */
  readonly title: (id: number) => string;
  readonly isThere: (id: number) => boolean;
}

/** Who types a letter or two means one of the largest, mostly: these are looked at first. */
const LARGEST = 4096;

/** So short a name as a whole is a code, as airports have them, which places bear among their other names. */
const code = /^[a-z]{1,3}$/;
const plain = /^[A-Za-z ]*$/;

/** Whether a name as it is written begins so once it is folded; most are plain, and folding one takes a microsecond. */
const begins = (name: string, prefix: string): boolean => {
  if (name.toLowerCase().startsWith(prefix)) return true;
  return !plain.test(name) && foldName(name).startsWith(prefix);
};

interface Ranked {
  readonly id: number;
  readonly score: number;
}

const byScore = (one: Ranked, other: Ranked): number => other.score - one.score || one.id - other.id;

/**
 * The places of which a name begins so, by their people; where the main name does not, and no other name is exactly
 * this, a fortieth of them: `mün` is München before Mumbai, which was once called Mundai, and `wien` is Vienna.
 */
export const completionsOf = (
  { names, population, title, isThere }: CompletedPlaces,
  prefix: string,
  limit: number,
): number[] => {
  const whole = code.test(prefix) ? undefined : names.find(prefix);
  const { from, to } = names.startingWith(prefix);

  /** The places of these names below an id, the largest first, and those of them that bear the name as a whole. */
  const candidates = (below: number): { ids: Uint32Array; wholes: Set<number> } => {
    const ids = new Set<number>();
    const wholes = new Set<number>();
    for (let name = from; name < to; name += 1) {
      names.somePlace(name, (id) => {
        if (id < below) {
          ids.add(id);
          if (name === whole) wholes.add(id);
        }
        return false;
      });
    }
    return { ids: Uint32Array.from(ids).sort(), wholes };
  };

  /** The best of the places below an id; undefined where one beyond it might be better. */
  const bestBelow = (below: number): Ranked[] | undefined => {
    const { ids, wholes } = candidates(below);
    let best: Ranked[] = [];
    for (const id of ids) {
      const people = population(id);
      const worst = best.length < limit ? undefined : best.at(-1);
      // All that follow have fewer people, and their people are the most they can count for.
      if (worst && worst.score >= people) return best;
      if (!isThere(id)) continue;
      const score = wholes.has(id) || begins(title(id), prefix) ? people : people / OTHER_NAME;
      best = [...best, { id, score }].sort(byScore).slice(0, limit);
    }
    const worst = best.at(-1);
    const isEnough = worst !== undefined && best.length === limit && worst.score >= population(below);
    return isEnough || below === Number.POSITIVE_INFINITY ? best : undefined;
  };

  const best = bestBelow(LARGEST) ?? bestBelow(Number.POSITIVE_INFINITY) ?? [];
  return best.map(({ id }) => id);
};
