import type { Meter } from '../../usecases/ports/metrics.ts';
import type { Table } from './table.ts';

const named = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** Whether a write met another one of the same item. */
const isConflict = (error: unknown): boolean =>
  named(error, 'TransactionConflictException') ||
  (named(error, 'TransactionCanceledException') &&
    ((error as { CancellationReasons?: { Code?: string }[] }).CancellationReasons ?? []).some(
      ({ Code }) => Code === 'TransactionConflict',
    ));

/** Counts every write of this table that conflicts, each try of it. */
export const countConflicts = ({ client }: Table, meter: Meter): void => {
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        if (isConflict(error)) meter.count('transaction_conflicts_total', {});
        throw error;
      }
    },
    // A process that composes its core twice still counts once.
    { step: 'initialize', name: 'countConflicts', override: true },
  );
};
