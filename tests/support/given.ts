import { isRefusal, type Refusal } from '../../functions/domain/refusal.ts';

/** An outcome that must not be a refusal. */
export const given = <T extends object>(outcome: T | Refusal): T => {
  if (isRefusal(outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome;
};
