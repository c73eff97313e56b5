import { epochMillis, type Instant } from '../../domain/calendar/instant.ts';
import { linesOf, type SecretVersions } from '../ports/secret-versions.ts';

/** The steps in which Secrets Manager calls a rotation. */
export const rotationSteps = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const;
export type RotationStep = (typeof rotationSteps)[number];

/** What a rotation needs. */
export interface RotationParts {
  readonly versions: SecretVersions;
  readonly now: () => Instant;
  /** A new key of at least 32 characters, without a line end. */
  readonly freshKey: () => string;
}

/**
 * Hours between two rotations at least: a container that was started before a key was announced does not accept it, and
 * a session lasts for 24 hours.
 */
const LEAST_HOURS = 48;

/**
 * The keys after a rotation: the key that was announced signs, a fresh one is announced, and the one that signed until
 * now is accepted for one more period. Functions read the keys as they start, so every function knows a key before any
 * function signs with it. The first rotation of a secret only announces.
 */
export const rotatedKeys = ([signing, announced]: readonly string[], fresh: string): string[] => {
  if (signing === undefined) throw new Error('The signing secret holds no key.');
  return announced === undefined ? [signing, fresh] : [announced, fresh, signing];
};

/** Each of two sets of keys accepts what the other signs. */
const agree = (one: readonly string[], other: readonly string[]): boolean =>
  [one, other].every(([signing], n) => signing !== undefined && [other, one][n]?.includes(signing) === true);

/**
 * One step of a rotation of the signing keys. Every step can be repeated.
 * @returns what it did, for the log; without a key
 * @throws an Error of one line that says why this rotation may not go on; the keys in force stay
 */
export const rotateSigningKeys =
  ({ versions, now, freshKey }: RotationParts) =>
  async (step: RotationStep, id: string): Promise<string> => {
    const current = await versions.current();
    if (current.id === id) return 'The rotation was finished before.';
    const pending = await versions.pending(id);
    if (step === 'createSecret') {
      if (pending) return 'The keys were made before.';
      const keys = linesOf(current.text);
      const hours = (epochMillis(now()) - epochMillis(current.createdAt)) / 3_600_000;
      if (keys.length > 1 && hours < LEAST_HOURS) {
        throw new Error(
          `The signing keys are ${Math.floor(hours)} hours old: rotate them again ${LEAST_HOURS} hours after the last time.`,
        );
      }
      await versions.putPending(id, rotatedKeys(keys, freshKey()).join('\n'));
      return 'New keys were made.';
    }
    if (!pending) throw new Error(`The rotation ${id} has made no keys yet.`);
    if (step === 'setSecret') return 'Functions read the keys as they start: nothing is to be set elsewhere.';
    if (!agree(linesOf(current.text), linesOf(pending.text))) {
      throw new Error('The new keys and those in force do not accept each other: this rotation may not go on.');
    }
    if (step === 'testSecret') return 'The new keys and those in force accept each other.';
    await versions.promote(id, current.id);
    return 'The new keys are in force.';
  };
