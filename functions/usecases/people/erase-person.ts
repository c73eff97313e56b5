import { ERASED_EMAIL, ERASED_NAME, fateOf, withoutPerson } from '../../domain/account/personal-data.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Account, Accounts } from '../ports/accounts.ts';
import type { OwnedHotels } from '../ports/hotels.ts';
import type { People, Trace } from '../ports/people.ts';
import type { Clock } from '../ports/time.ts';
import { type FindPersonDeps, findPerson } from './find-person.ts';

export interface ErasePersonDeps extends FindPersonDeps {
  readonly accounts: Pick<Accounts, 'byEmail' | 'change'>;
  readonly people: People;
  readonly ownedHotels: OwnedHotels;
  readonly clock: Clock;
}

export interface Erased {
  /** How many things of each kind were removed or have lost the person. */
  readonly removed: Readonly<Record<string, number>>;
  readonly redacted: Readonly<Record<string, number>>;
  readonly account: boolean;
}

/** A stay in these states still needs to know who comes, and money may still move. */
const OPEN = new Set<unknown>(['reserved', 'payment_pending', 'confirmed', 'checked_in']);

const refundWaits = ({ kind, facts }: Trace): boolean => kind === 'refund' && facts['state'] === 'due';

const reasonToKeep = async (
  { ownedHotels }: ErasePersonDeps,
  account: Account | undefined,
  traces: readonly Trace[],
): Promise<Refusal | undefined> => {
  const open = traces.filter(({ kind, facts }) => kind === 'booking' && OPEN.has(facts['status']));
  if (open.length > 0) {
    const references = open.map(({ facts }) => facts['reference']).join(', ');
    return { refused: 'in-use', detail: `There are stays to come (${references}): cancel or complete them first.` };
  }
  if (traces.some(refundWaits)) return { refused: 'in-use', detail: 'A refund is still to be paid: wait until it is.' };
  if (account === undefined) return undefined;
  const { hotels } = await ownedHotels(account.id, 1);
  return hotels.length === 0
    ? undefined
    : { refused: 'in-use', detail: 'The account owns hotels: give them to another owner first.' };
};

/** The account with nobody in it: it keeps its id, which bookings name, and can never be signed in to. */
const emptied = (account: Account): Account => ({
  ...account,
  email: ERASED_EMAIL,
  emailVerified: false,
  name: ERASED_NAME,
  role: 'guest',
  status: 'suspended',
  passwordHash: 'erased',
  epoch: account.epoch + 1,
  credentialVersion: account.credentialVersion + 1,
  version: account.version + 1,
});

/** Nobody signs in to it from here on; its address stays taken until all is done, so that the same call finds it again. */
const closeAccount = async ({ accounts }: ErasePersonDeps, account: Account): Promise<Refusal | undefined> => {
  const written = await accounts.change({ before: account, after: emptied(account) });
  if (written === 'last-admin') {
    return { refused: 'in-use', detail: 'It is the last system admin: make another one first.' };
  }
  if (written === 'written') return undefined;
  return { refused: 'try-again', detail: 'The account was changed meanwhile: run the same command again.' };
};

/** Counts by kind. */
const counter = () => {
  const counts: Record<string, number> = {};
  const add = (kind: string): void => {
    counts[kind] = (counts[kind] ?? 0) + 1;
  };
  return { counts, add };
};

const eraseTraces = async (people: People, traces: readonly Trace[], foldedEmail: string) => {
  const removed = counter();
  const redacted = counter();
  for (const trace of traces) {
    const fate = fateOf(trace.kind);
    if (fate === 'removed') {
      await people.remove(trace);
      removed.add(trace.kind);
    } else if (fate === 'redacted') {
      const changed = await people.change(trace, (facts) => withoutPerson(facts, foldedEmail));
      if (changed) redacted.add(trace.kind);
    }
  }
  return { removed: removed.counts, redacted: redacted.counts };
};

/**
 * Takes a person out of everything that is kept: bookings keep their money, nights and dates and lose their names,
 * addresses, telephone numbers and requests. Interrupted, the same call again finishes it: its address goes last.
 * It is noted in the change log by counts, without the person.
 */
export const erasePerson =
  (deps: ErasePersonDeps) =>
  async (email: string, actor: string): Promise<Erased | Refusal> => {
    const { people, clock } = deps;
    const { foldedEmail, account, traces } = await findPerson(deps, email);
    if (traces.length === 0) return { refused: 'not-found', what: 'person' };
    const kept = await reasonToKeep(deps, account, traces);
    if (kept) return kept;
    const refused = account && (await closeAccount(deps, account));
    if (refused) return refused;
    const { removed, redacted } = await eraseTraces(people, traces, foldedEmail);
    if (account) await people.freeAddress(foldedEmail);
    await people.note({
      subject: account ? `USER#${account.id}` : 'PERSON',
      action: 'person.erased',
      actor,
      at: clock.now(),
      before: {},
      after: { removed, redacted },
    });
    return { removed, redacted, account: account !== undefined };
  };
