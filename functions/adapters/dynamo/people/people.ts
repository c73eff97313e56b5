import { DeleteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { foldEmail } from '../../../domain/account/email.ts';
import { withBackoff } from '../../../usecases/backoff.ts';
import type { People, Person, Trace } from '../../../usecases/ports/people.ts';
import type { Delay, Ids } from '../../../usecases/ports/time.ts';
import { emailKey } from '../accounts/user-items.ts';
import { auditNote } from '../audit-note.ts';
import { changingTo } from '../change.ts';
import { commit } from '../commit.ts';
import { getItem, type Item, keyOf, type Table } from '../table.ts';
import { upcast } from '../upcast.ts';

/** Of the store alone: keys, entries of indexes and how an item is read. */
const isOfStore = (field: string): boolean =>
  /^(pk|sk|type|schema)$/.test(field) || /^(owner|arrival|due|cell|city|list)(Pk|Sk)$/.test(field);

const factsOf = (item: Item): Item => Object.fromEntries(Object.entries(item).filter(([field]) => !isOfStore(field)));

async function* allItems({ client, name }: Table): AsyncGenerator<Item> {
  let start: Item | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: name, ConsistentRead: true, ExclusiveStartKey: start }),
    );
    yield* (page.Items ?? []).map(upcast);
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}

/** Every text in an item, the parts of its keys too. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    yield value;
    if (value.includes('#')) yield* value.split('#');
    // Events on their way to an integrator are kept as text.
    if (value.startsWith('{')) yield* value.match(/[^"\\\s]+/g) ?? [];
  } else if (Array.isArray(value) || value instanceof Set) {
    for (const each of value) yield* textsIn(each);
  } else if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) yield* textsIn(each);
  }
}

const isBookingOf = (item: Item, { foldedEmail, userId }: Person): boolean => {
  if (item['type'] !== 'booking') return false;
  const said = item['withoutAccount'];
  const session = typeof said === 'object' && said !== null && 'email' in said ? said.email : undefined;
  const addresses = [item['guestEmail'], session].filter((each) => typeof each === 'string');
  return (
    addresses.some((each) => foldEmail(each) === foldedEmail) || (userId !== undefined && item['userId'] === userId)
  );
};

const nameOf = (item: Item): string => JSON.stringify(keyOf(item));
const traceOf = (item: Item): Trace => ({
  kind: String(item['type'] ?? 'unknown'),
  name: nameOf(item),
  facts: factsOf(item),
});
const keyNamed = ({ name }: Trace) => JSON.parse(name) as ReturnType<typeof keyOf>;

/** A change log of other things, and who has a unit, name people by ids alone, and are of others too. */
const OF_OTHERS = new Set<unknown>(['audit', 'unitMonth', 'hotel']);

/** `named`: the account of the person and their bookings. */
const isOf = (item: Item, person: Person, named: ReadonlySet<string>): boolean => {
  const { type } = item;
  if (type === 'booking') return named.has(String(item['id']));
  if (OF_OTHERS.has(type)) return type === 'audit' && item['subject'] === `USER#${person.userId}`;
  // Whose hotel it is and who did it at the desk are others.
  const { ownerId: _, actor: __, madeBy: ___, ...said } = item;
  for (const text of textsIn(said)) {
    if (named.has(text) || foldEmail(text) === person.foldedEmail) return true;
  }
  return false;
};

/** What is kept of people in the single table; nobody looks it up by address, so it is found by reading all of it. */
export const peopleIn = (table: Table, ids: Pick<Ids, 'nonce'>, delay: Delay): People => ({
  traces: async (person) => {
    const named = new Set<string>(person.userId === undefined ? [] : [person.userId]);
    for await (const item of allItems(table)) if (isBookingOf(item, person)) named.add(String(item['id']));
    const found: Trace[] = [];
    for await (const item of allItems(table)) if (isOf(item, person, named)) found.push(traceOf(item));
    return found;
  },

  remove: async (trace) => {
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: keyNamed(trace) }));
  },

  change: async (trace, how) => {
    const outcome = await withBackoff(delay, async () => {
      const item = await getItem(table, keyNamed(trace));
      if (item === undefined) return 'gone';
      const before = factsOf(item);
      const update = changingTo(keyOf(item), before, how(before));
      if (update === undefined) return 'same';
      const answer = await commit(table, [{ means: 'thing', update }]);
      return answer.kind === 'committed' ? 'changed' : 'again';
    });
    if (outcome === 'gave-up') throw new Error(`${trace.name} could not be changed: run the same command again`);
    return outcome === 'changed';
  },

  freeAddress: async (foldedEmail) => {
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: emailKey(foldedEmail) }));
  },

  note: auditNote(table, ids, delay),
});
