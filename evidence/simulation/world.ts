import { createHash } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { type Chance, chanceOf } from '../../demo/chance.ts';
import { pointsRepository } from '../../functions/adapters/dynamo/accounts/points-repository.ts';
import { userItem } from '../../functions/adapters/dynamo/accounts/user-items.ts';
import type { Write } from '../../functions/adapters/dynamo/commit.ts';
import { noRatings, toHotelItem, toRatingItem } from '../../functions/adapters/dynamo/hotels/hotel-item.ts';
import { toHomeItem, toRoomTypeItem } from '../../functions/adapters/dynamo/hotels/room-type-item.ts';
import { tableOf } from '../../functions/adapters/dynamo/open-table.ts';
import { eventsOfChange } from '../../functions/adapters/dynamo/outbox/stream-events.ts';
import { toPlanHomeItem } from '../../functions/adapters/dynamo/rates/rate-plan-repository.ts';
import type { Item, Table } from '../../functions/adapters/dynamo/table.ts';
import { toUnitHomeItem, toUnitItem, toUnitNumberItem } from '../../functions/adapters/dynamo/units/unit-items.ts';
import { webhookRepository } from '../../functions/adapters/dynamo/webhooks/webhook-repository.ts';
import type { Core } from '../../functions/composition/core.ts';
import { keys } from '../../functions/contract/keys.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { emptyAccount } from '../../functions/domain/loyalty/account.ts';
import { pointsIn } from '../../functions/domain/loyalty/points-batch.ts';
import type { Party } from '../../functions/domain/rates/party.ts';
import type { SessionUser } from '../../functions/runtime/handler.ts';
import { createTable } from '../../local/table-definition.ts';
import type { Change } from '../../memory-dynamodb/index.ts';
import { createMemoryDynamo, type MemoryDynamo } from '../../memory-dynamodb/index.ts';
import { Surroundings } from './around/surroundings.ts';
import type { FaultRates } from './faults.ts';
import { accounts, GUESTS, houses, savings, units, webhooks } from './houses.ts';
import type { RateRules } from './invariants/rates.ts';
import { Journal } from './journal.ts';
import { type Process, startProcess } from './processes.ts';
import { Scheduler } from './scheduler.ts';
import { SellableLog } from './sellable-log.ts';
import { Shadow } from './shadow.ts';
import { followTime, VirtualTime } from './virtual-time.ts';

export const BEGINNING = '2027-03-01T12:00:00.000Z';
const TABLE = 'simulated';
const PROCESSES = 6;
/** The maximum error of a process's clock: rule 16 allows two seconds between two clocks. */
const MOST_SKEW_MS = 900;

/** Few open holds and a short horizon: limits are reached often and a rollout over all nights is short. */
export const SETTINGS = {
  holdMinutes: 15,
  maxOpenHolds: 4,
  maxOpenRoomNights: 10,
  horizonMonths: 1,
  maxNights: 10,
  paymentLimitHours: 2,
} as const;

/** A requested hold that the guest may request again. */
export interface Request {
  readonly key: string;
  readonly stay: {
    hotelId: string;
    roomTypeId: string;
    checkIn: string;
    checkOut: string;
    party: Party;
    /** Without a quote: the plan by name, `standard` if absent. */
    ratePlanId?: string;
  };
  readonly guestName: string;
  readonly quote: string | undefined;
}

const callerOf = (userId: string, role: SessionUser['role']): SessionUser => ({
  userId,
  role,
  email: `${userId}@example.com`,
  name: `${userId} Example`,
  sessionHash: 'none',
  access: accountAccess(userId),
  since: '2027-01-01T00:00:00.000Z',
  expiresAt: '2028-01-01T00:00:00.000Z',
});

/** Hotels with few rooms, the people around them, and the processes that serve them. */
export class World {
  readonly seed: string;
  readonly chance: Chance;
  readonly time = new VirtualTime(BEGINNING);
  readonly journal = new Journal();
  readonly shadow = new Shadow();
  readonly sellable = new SellableLog();
  readonly memory: MemoryDynamo;
  readonly scheduler: Scheduler;
  readonly around: Surroundings;
  readonly processes: Process[] = [];
  readonly guests = Array.from({ length: GUESTS }, (_, index) => callerOf(`guest-${index + 1}`, 'guest'));
  readonly owners = [callerOf('owner-1', 'hotel_admin'), callerOf('owner-2', 'hotel_admin')];
  readonly requests = new Map<string, Request[]>();
  /** The request body of each operation that requests a hold, without its quote. */
  readonly bodies = new Map<number, string>();
  /** Applies the changes and checks their invariants; answers are checked only afterwards. */
  check: () => void = () => undefined;
  /** Whether restrictions justify the refusal of a change of stay. */
  refusedTruly: RateRules['refusedTruly'] = () => true;
  /** Called with an error that no request and no worker may end with. */
  broken: (error: unknown) => void = () => undefined;
  readonly #pending: Change[] = [];
  readonly #client: ReturnType<MemoryDynamo['client']>;
  #made = 0;

  constructor(seed: string, rates: FaultRates) {
    this.seed = seed;
    this.chance = chanceOf('simulation', seed);
    followTime(this.time);
    this.scheduler = new Scheduler(chanceOf('schedule', seed), this.time, this.journal, rates);
    const { scheduler, time, shadow } = this;
    const core = () => this.#core();
    const onBroken = (error: unknown) => this.broken(error);
    this.around = new Surroundings({ seed, scheduler, time, shadow, core, onBroken });
    scheduler.onCrash = (dead) => {
      for (const [index, process] of this.processes.entries())
        if (process === dead) this.processes[index] = this.#process();
      this.around.replace(dead);
    };
    this.memory = createMemoryDynamo({
      intercept: scheduler.intercept,
      onChange: (change) => {
        this.#pending.push(change);
        if (scheduler.parks) this.around.note(change);
      },
    });
    this.#client = this.memory.client();
  }

  /** Creates the hotels and rooms and starts the world. */
  async furnish(): Promise<void> {
    await createTable(this.#client, TABLE);
    const table = tableOf(this.#client, TABLE);
    const put = (Item: Record<string, unknown>) => table.client.send(new PutCommand({ TableName: TABLE, Item }));
    await put({ ...keys.settings(), type: 'settings', schema: 1, ...SETTINGS, version: 2 });
    for (const { hotel, roomTypes } of houses()) {
      await put(toHotelItem({ ...hotel, roomTypeCount: roomTypes.length }));
      await put(toRatingItem(hotel, noRatings));
      for (const plan of hotel.plans ?? []) await put(toPlanHomeItem(plan));
      for (const roomType of roomTypes) {
        await put(toRoomTypeItem(hotel, roomType));
        await put(toHomeItem(roomType));
      }
    }
    for (const unit of units()) {
      for (const item of [toUnitItem(unit), toUnitNumberItem(unit), toUnitHomeItem(unit)]) await put(item);
    }
    for (const account of accounts(BEGINNING)) await put(userItem(account, 'none'));
    await this.#save(table);
    const registered = webhookRepository(table, { sleep: async () => undefined, random: () => 0 });
    for (const webhook of webhooks(BEGINNING)) await registered.add(webhook);
    for (let number = 0; number < PROCESSES; number += 1) this.processes.push(this.#process());
    this.around.open();
    this.scheduler.parks = true;
  }

  /** Initial points of guests. */
  async #save(table: Table): Promise<void> {
    const points = pointsRepository(table);
    for (const [index, { userId }] of this.guests.entries()) {
      const after = savings(userId, index);
      const balance = pointsIn(after.batches);
      const entry = { kind: 'earned', name: 'before', points: balance, bookingId: null, reference: null } as const;
      if (balance > 0)
        await points.commit({
          before: emptyAccount(userId),
          after,
          entries: [{ ...entry, userId, balance, at: BEGINNING }],
        });
    }
  }

  /** The changes since the last call of this method. */
  takeChanges(): Change[] {
    return this.#pending.splice(0);
  }

  items() {
    return this.memory.items(TABLE);
  }

  /** A unique word. */
  fresh(prefix: string): string {
    this.#made += 1;
    return `${prefix}-${String(this.#made).padStart(7, '0')}`;
  }

  #process(): Process {
    const core = this.#core();
    return startProcess(core, this.around.webhookSender(core));
  }

  #core(): Core {
    const skew = this.chance.between(-MOST_SKEW_MS, MOST_SKEW_MS);
    const key = createHash('sha256').update('a key of the simulation').digest();
    return {
      // A separate table object, so that its caches are not shared.
      table: this.#table(),
      clock: { now: () => this.time.now(skew) },
      delay: { sleep: this.scheduler.sleep, random: () => this.chance.next() },
      ids: { next: () => this.fresh('id'), nonce: () => this.fresh('nonce') },
      signing: { quote: [key], session: [key], cursor: [key] },
      limited: true,
      sandbox: true,
      faults: this.around.weather,
      placesFile: '',
      passwordCost: 4,
    };
  }

  /** The event bus for a handler that publishes: our code does not use it, a mutant does. */
  #table(): Table {
    const tell = (writes: readonly Write<unknown>[]) => {
      // As in the table: undefined values are not written.
      const made = writes.flatMap((write) =>
        'put' in write && write.put.Item ? [unmarshall(marshall(write.put.Item, { removeUndefinedValues: true }))] : [],
      );
      // A booking's history records its later versions.
      const fresh = made.filter((item: Item) => item['type'] !== 'booking' || item['revision'] === 1);
      return this.around.bus.publish(fresh.flatMap((item) => eventsOfChange({ kind: 'INSERT', item })));
    };
    return Object.assign({ ...tableOf(this.#client, TABLE) }, { tell });
  }
}
