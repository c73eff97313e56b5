import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { bookingPatterns } from './booking-patterns.ts';
import { deskPatterns } from './desk-patterns.ts';
import { eventPatterns } from './event-patterns.ts';
import { gridPatterns, largestGridPatterns } from './grid-patterns.ts';
import type { MeteredCall } from './meter.ts';
import { largestNumbersPatterns, numbersPatterns } from './numbers-patterns.ts';
import { accountPatterns, hotelPatterns, type Pattern } from './patterns.ts';
import { pointsPatterns } from './points-patterns.ts';
import { freshWorld, type World } from './world.ts';

export interface Measured extends Pick<Pattern, 'does' | 'serves'> {
  readonly calls: readonly MeteredCall[];
}

export interface Measurement {
  readonly patterns: readonly Measured[];
  /** Every item the patterns have left in the table. */
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

const measureAll = async ({ metered }: World, patterns: readonly Pattern[]): Promise<Measured[]> => {
  const measured: Measured[] = [];
  for (const pattern of patterns) {
    await pattern.given?.();
    metered.take();
    await pattern.run();
    measured.push({ does: pattern.does, serves: pattern.serves, calls: metered.take() });
  }
  return measured;
};

/** All that the system does with its table, in an order in which it can happen. */
export const patternsOf = (world: World): Pattern[] => [
  ...accountPatterns(world),
  ...hotelPatterns(world),
  ...gridPatterns(world),
  ...deskPatterns(world),
  ...bookingPatterns(world),
  ...eventPatterns(world),
  ...pointsPatterns(world),
  ...numbersPatterns(world),
];

/** Runs every access pattern of the system once, and reads its cost from the table. */
export const measure = async (): Promise<Measurement> => {
  const world = await freshWorld();
  const measured = await measureAll(world, patternsOf(world));
  const large = await freshWorld();
  measured.push(...(await measureAll(large, [...largestGridPatterns(large), ...largestNumbersPatterns(large)])));
  const { Items = [] } = await world.table.client.send(new ScanCommand({ TableName: world.table.name }));
  return { patterns: measured, items: Items };
};

/** What all calls of a pattern cost together, in capacity units. */
export const costOf = (calls: readonly MeteredCall[]) => ({
  calls: calls.length,
  read: calls.reduce((sum, { read }) => sum + read, 0),
  write: calls.reduce((sum, { write }) => sum + write, 0),
  indexWrite: calls.reduce((sum, { indexWrite }) => sum + indexWrite, 0),
});
