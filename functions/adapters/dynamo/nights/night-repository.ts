import { hotelRanges } from '../../../contract/hotel-ranges.ts';
import { keys } from '../../../contract/keys.ts';
import type { SettingsPart } from '../../../domain/grid/settings.ts';
import type { Night } from '../../../domain/hotel/hotel.ts';
import type { NightStep } from '../../../domain/hotel/night-rollout.ts';
import { withBackoff } from '../../../usecases/backoff.ts';
import type { NightKey, NightReader, NightWriter } from '../../../usecases/ports/nights.ts';
import type { Delay } from '../../../usecases/ports/time.ts';
import { commit, update } from '../commit.ts';
import { getItem, type Item, queryAll, type Table } from '../table.ts';
import { fromNightItem, nightMarks } from './night-item.ts';

export const nightReader = (table: Table): NightReader => ({
  async nights(hotelId, from, to, { consistent = true } = {}) {
    const range = hotelRanges.nights(from, to);
    return (await queryAll(table, { pk: keys.hotel(hotelId).pk, ...range, consistent })).map(fromNightItem);
  },
});

const keyOf = ({ hotelId, date, roomTypeId }: NightKey) => keys.night(hotelId, date, roomTypeId);

/** Every step: the night is marked as one and its pass revision goes up, if it is still the one seen. */
const rollout = {
  sets: ['#type = :type', '#schema = :schema', 'rolloutRev = if_not_exists(rolloutRev, :zero) + :one'],
  values: { ':type': nightMarks.type, ':schema': nightMarks.schema, ':zero': 0, ':one': 1 },
};

interface StepParts {
  readonly sets: readonly string[];
  readonly remove?: string;
  readonly when: readonly string[];
  readonly values: Item;
}

/** An untouched night becomes explicit. */
const explicit = (cap: number): StepParts => ({
  sets: ['cap = :cap', '#left = :cap', 'sold = :zero', 'seq = if_not_exists(seq, :zero) + :one'],
  // Still untouched, though its price may be set.
  when: ['attribute_not_exists(cap)', 'attribute_not_exists(#left)'],
  values: { ':cap': cap },
});

/** Brings a touched night to the cap: what is left moves by the difference and must not fall below nothing. */
const recapped = (seenCap: number, cap: number): StepParts => ({
  sets: ['cap = :cap', '#left = #left + :more', 'seq = if_not_exists(seq, :zero) + :one'],
  when: ['cap = :seenCap', '#left >= :least'],
  values: { ':cap': cap, ':seenCap': seenCap, ':more': cap - seenCap, ':least': Math.max(0, seenCap - cap) },
});

const fenced = {
  sets: ['fence = :true', 'rateRev = if_not_exists(rateRev, :zero) + :one'],
  values: { ':true': true },
};

const partsOf = (seen: Night | undefined, step: NightStep): StepParts => {
  const base = (cap: number) => (seen?.cap === undefined ? explicit(cap) : undefined);
  switch (step.kind) {
    case 'cap':
      return base(step.cap) ?? recapped(seen?.cap ?? 0, step.cap);
    case 'fence': {
      const made = base(step.cap) ?? { sets: [], when: [], values: {} };
      return { ...made, sets: [...made.sets, ...fenced.sets], values: { ...made.values, ...fenced.values } };
    }
    case 'unfence':
      return { sets: [], remove: 'fence', when: [], values: {} };
    case 'pass':
      return { sets: [], when: [], values: {} };
  }
};

const stepInput = (key: NightKey, seen: Night | undefined, step: NightStep) => {
  const { sets, remove, when, values } = partsOf(seen, step);
  // No pass has been over it since it was seen.
  const sameRollout = seen?.rolloutRev === undefined ? 'attribute_not_exists(rolloutRev)' : 'rolloutRev = :rolloutRev';
  const expression = `SET ${[...rollout.sets, ...sets].join(', ')}${remove === undefined ? '' : ` REMOVE ${remove}`}`;
  const condition = [sameRollout, ...when].join(' AND ');
  const usesLeft = expression.includes('#left') || condition.includes('#left');
  return {
    Key: keyOf(key),
    UpdateExpression: expression,
    ConditionExpression: condition,
    ExpressionAttributeNames: { '#type': 'type', '#schema': 'schema', ...(usesLeft && { '#left': 'left' }) },
    ExpressionAttributeValues: {
      ...rollout.values,
      ...values,
      ...(seen?.rolloutRev !== undefined && { ':rolloutRev': seen.rolloutRev }),
    },
  };
};

/** An owner's fields of a night in absolute values, on the stamp that was seen. */
const setInput = (key: NightKey, seen: Night | undefined, changeId: string, values: SettingsPart) => {
  // The reason goes with its price.
  const fields = { ...values, ...(values.price === null && { reason: null }) };
  const isSet = ([, value]: [string, unknown]) => value !== null && value !== false;
  const given = Object.entries(fields).filter(isSet);
  const removed = Object.entries(fields).filter((field) => !isSet(field));
  const sets = given.map(([name]) => `${name} = :${name}`);
  const always = ['#type = :type', '#schema = :schema', 'lastChange = :change'];
  const rev = 'rateRev = if_not_exists(rateRev, :zero) + :one';
  const removes = removed.length > 0 ? ` REMOVE ${removed.map(([name]) => name).join(', ')}` : '';
  return {
    Key: keyOf(key),
    UpdateExpression: `SET ${[...always, rev, ...sets].join(', ')}${removes}`,
    // Neither this change nor another has been here since the night was seen.
    ConditionExpression: seen?.lastChange === undefined ? 'attribute_not_exists(lastChange)' : 'lastChange = :seen',
    ExpressionAttributeNames: { '#type': 'type', '#schema': 'schema' },
    ExpressionAttributeValues: {
      ':type': nightMarks.type,
      ':schema': nightMarks.schema,
      ':change': changeId,
      ':zero': 0,
      ':one': 1,
      ...Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
      ...(seen?.lastChange !== undefined && { ':seen': seen.lastChange }),
    },
  };
};

export const nightWriter = (table: Table, delay: Delay): NightWriter => {
  const night = (item: Item | undefined): Night | undefined => (item === undefined ? undefined : fromNightItem(item));

  /** Sends the update; where it was not made, or nothing is known of it, the night as it is now. */
  const written = async (
    key: NightKey,
    input: Parameters<typeof update>[1],
  ): Promise<{ kind: 'written' } | { kind: 'conflict'; night: Night | undefined }> => {
    const answer = await update(table, input);
    if (answer.kind === 'updated') return { kind: 'written' };
    if (answer.kind === 'failed') return { kind: 'conflict', night: night(answer.item) };
    await delay.sleep(20 + 180 * delay.random());
    return { kind: 'conflict', night: night(await getItem(table, keyOf(key))) };
  };

  return {
    async stepAll(planned) {
      const writes = planned.map(({ key, seen, step }) => ({ means: key, update: stepInput(key, seen, step) }));
      return (await commit(table, writes)).kind === 'committed';
    },

    step: (key, seen, step) => written(key, stepInput(key, seen, step)),

    set: (key, seen, changeId, values) => written(key, setInput(key, seen, changeId, values)),

    async price(key, changeId, price) {
      const result = await withBackoff(delay, async () => {
        const answer = await update(table, {
          Key: keyOf(key),
          UpdateExpression: `SET #type = :type, #schema = :schema, lastChange = :change, rateRev = if_not_exists(rateRev, :zero) + :one${
            price === null ? ' REMOVE price, reason' : ', price = :price, reason = :reason'
          }`,
          // Once a change: a try whose answer was lost is not counted twice.
          ConditionExpression: 'attribute_not_exists(lastChange) OR lastChange <> :change',
          ExpressionAttributeNames: { '#type': 'type', '#schema': 'schema' },
          ExpressionAttributeValues: {
            ':type': nightMarks.type,
            ':schema': nightMarks.schema,
            ':change': changeId,
            ':zero': 0,
            ':one': 1,
            ...(price && { ':price': price.price, ':reason': price.reason }),
          },
        });
        return answer.kind === 'contended' ? 'again' : 'written';
      });
      return result === 'gave-up' ? 'contended' : result;
    },
  };
};
