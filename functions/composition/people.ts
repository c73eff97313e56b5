import { userRepository } from '../adapters/dynamo/accounts/user-repository.ts';
import { ownedHotels } from '../adapters/dynamo/hotels/owned-hotels.ts';
import { peopleIn } from '../adapters/dynamo/people/people.ts';
import { erasePerson } from '../usecases/people/erase-person.ts';
import { exportPerson } from '../usecases/people/export-person.ts';
import type { KeylessCore } from './core.ts';

/** What is kept of a person: handed over, or erased. For a command, as it reads the whole table. */
export const composePeople = ({ table, ids, delay, clock }: Pick<KeylessCore, 'table' | 'ids' | 'delay' | 'clock'>) => {
  const parts = {
    accounts: userRepository(table, ids, delay),
    people: peopleIn(table, ids, delay),
    ownedHotels: ownedHotels(table),
    clock,
  };
  return { exportPerson: exportPerson(parts), erasePerson: erasePerson(parts) };
};
