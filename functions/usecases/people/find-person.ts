import { foldEmail } from '../../domain/account/email.ts';
import type { Account, Accounts } from '../ports/accounts.ts';
import type { People, Trace } from '../ports/people.ts';

export interface FindPersonDeps {
  readonly accounts: Pick<Accounts, 'byEmail'>;
  readonly people: Pick<People, 'traces'>;
}

export interface Found {
  readonly foldedEmail: string;
  readonly account: Account | undefined;
  readonly traces: readonly Trace[];
}

/** Everything that is kept of the person with an address. */
export const findPerson = async ({ accounts, people }: FindPersonDeps, email: string): Promise<Found> => {
  const foldedEmail = foldEmail(email);
  const account = await accounts.byEmail(foldedEmail);
  return { foldedEmail, account, traces: await people.traces({ foldedEmail, userId: account?.id }) };
};
