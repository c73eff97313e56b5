import type { Refusal } from '../../domain/refusal.ts';
import { type FindPersonDeps, findPerson } from './find-person.ts';

export interface PersonExport {
  readonly email: string;
  /** By kind, as they are kept, without hashes of passwords and tokens. */
  readonly records: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

/** What only the system needs, and what would let another one in. */
const SECRETS = new Set([
  'passwordHash',
  'hash',
  'bodyHash',
  'nonce',
  'requestNonce',
  'epoch',
  'credentialVersion',
  'ttl',
]);

const withoutSecrets = (facts: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(facts).filter(([field]) => !SECRETS.has(field)));

/** Everything that is kept of a person, to be handed over to them. */
export const exportPerson =
  (deps: FindPersonDeps) =>
  async (email: string): Promise<PersonExport | Refusal> => {
    const { traces } = await findPerson(deps, email);
    if (traces.length === 0) return { refused: 'not-found', what: 'person' };
    const grouped = Object.groupBy(traces, ({ kind }) => kind);
    const records = Object.entries(grouped).map(([kind, of = []]) => [
      kind,
      of.map(({ facts }) => withoutSecrets(facts)),
    ]);
    return { email, records: Object.fromEntries(records) };
  };
