import { foldEmail } from '../../domain/account/email.ts';
import { foldName } from '../../domain/reference/fold.ts';
import type { Account, Accounts, AccountsPage } from '../ports/accounts.ts';

export interface ListUsers {
  /** Exactly this address. */
  readonly email?: string | undefined;
  /** The beginning of an address, or a part of a name. */
  readonly q?: string | undefined;
  readonly role?: Account['role'] | undefined;
  readonly status?: Account['status'] | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** Accounts read at once where many of them may not be shown, and how often: then the page is short, with its cursor. */
const BATCH = 100;
const MOST_READS = 10;

type Deps = { readonly accounts: Pick<Accounts, 'page' | 'byEmail'> };

/** The accounts, newest first, or the one with exactly this address. */
export const listUsers =
  ({ accounts }: Deps) =>
  async (request: ListUsers): Promise<AccountsPage> => {
    const { email, q } = request;
    const address = email ?? (q?.includes('@') ? q : undefined);
    const known = address === undefined ? undefined : await accounts.byEmail(foldEmail(address));
    // A whole address is one account; what only begins like one goes on to the list.
    if (email === undefined && known === undefined) return fittingPage({ accounts }, request);
    return { accounts: known && fitting(request)(known) ? [known] : [], next: undefined };
  };

const fittingPage = async ({ accounts }: Deps, request: ListUsers): Promise<AccountsPage> => {
  const { limit, after, q, role, status } = request;
  const batch = [q, role, status].every((filter) => filter === undefined) ? limit : BATCH;
  const found: Account[] = [];
  let position = after;
  for (let reads = 0; reads < MOST_READS; reads += 1) {
    const page = await accounts.page(batch, position);
    const some = page.accounts.filter(fitting(request));
    const room = limit - found.length;
    found.push(...some.slice(0, room));
    if (some.length > room) return { accounts: found, next: found.at(-1)?.id };
    position = page.next;
    if (position === undefined || found.length === limit) break;
  }
  return { accounts: found, next: position };
};

const fitting = ({ q, role, status }: Pick<ListUsers, 'q' | 'role' | 'status'>): ((account: Account) => boolean) => {
  const sought = q === undefined ? undefined : { email: foldEmail(q), name: foldName(q) };
  return (account) =>
    (role === undefined || account.role === role) &&
    (status === undefined || account.status === status) &&
    (sought === undefined ||
      foldEmail(account.email).startsWith(sought.email) ||
      (sought.name !== '' && foldName(account.name).includes(sought.name)));
};
