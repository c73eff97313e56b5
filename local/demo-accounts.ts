import type { Role } from '../functions/contract/accounts.ts';
import { isRefusal } from '../functions/domain/refusal.ts';
import { composeCreateAccount } from '../functions/runtime/composition/accounts.ts';
import type { Core } from '../functions/runtime/composition/core.ts';

interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly may: string;
}

export const demoAccounts: readonly DemoAccount[] = [
  { email: 'guest@example.com', name: 'Greta Gast', role: 'guest', may: 'books' },
  { email: 'owner@example.com', name: 'Oskar Wirt', role: 'hotel_admin', may: 'owns the demo hotels' },
  { email: 'admin@example.com', name: 'Ada Admin', role: 'system_admin', may: 'runs the platform' },
];

/** Makes the demo accounts that are not there yet; those that are keep their passwords. */
export const ensureDemoAccounts = async (core: Core, password: string): Promise<void> => {
  const create = composeCreateAccount(core);
  for (const { email, name, role } of demoAccounts) {
    const outcome = await create({ email, name, role, password });
    if (isRefusal(outcome) && outcome.refused !== 'email-taken')
      throw new Error(`No account for ${email} could be made.`);
  }
};
