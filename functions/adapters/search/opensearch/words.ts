import {
  BEGINNING,
  type HotelWords,
  LEAST_FORGIVEN,
  MISSPELT,
  MOST_WEIGHED,
  WORTH,
} from '../../../domain/search/words.ts';
import { ALL_WORDS, wordField, wordPlaces } from './mapping.ts';

// What the domain says of words, as queries of terms: no text of a caller is ever parsed.

type Clause = Readonly<Record<string, unknown>>;

const begins = (field: string, value: string): Clause => ({ prefix: { [field]: { value } } });

/** One letter wrong behind the first, in words of five letters or more. */
const misspelt = (field: string, value: string): Clause[] =>
  value.length < LEAST_FORGIVEN
    ? []
    : [
        {
          fuzzy: {
            [field]: { value, fuzziness: 1, prefix_length: 1, max_expansions: 1000, rewrite: 'constant_score' },
          },
        },
      ];

/** A word of the hotel begins with this one, or is it with a letter wrong. */
export const wordFilter = (word: string): Clause => ({
  bool: { should: [begins(ALL_WORDS, word), ...misspelt(ALL_WORDS, word)], minimum_should_match: 1 },
});

const worth = (filter: Clause, boost: number): Clause => ({ constant_score: { filter, boost } });

const weightIn = (place: keyof HotelWords, word: string): Clause[] => {
  const field = wordField(place);
  return [
    worth({ term: { [field]: word } }, WORTH[place]),
    worth(begins(field, word), WORTH[place] * BEGINNING),
    ...misspelt(field, word).map((filter) => worth(filter, WORTH[place] * MISSPELT)),
  ];
};

/** Queries whose scores add up to how well a hotel answers the words: of each word, the best place it is found in. */
export const wordWeights = (words: readonly string[]): Clause[] =>
  words.slice(0, MOST_WEIGHED).map((word) => ({
    dis_max: { queries: wordPlaces.flatMap((place) => weightIn(place, word)), tie_breaker: 0 },
  }));
