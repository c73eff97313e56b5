import { createHash } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { noRatings, toHotelItem, toRatingItem } from '../../functions/adapters/dynamo/hotel-item.ts';
import { tableOf } from '../../functions/adapters/dynamo/open-table.ts';
import { toHomeItem, toRoomTypeItem } from '../../functions/adapters/dynamo/room-type-item.ts';
import type { Table } from '../../functions/adapters/dynamo/table.ts';
import { keys } from '../../functions/contract/keys.ts';
import type { Hotel, RoomType } from '../../functions/domain/hotel/hotel.ts';
import type { Core } from '../../functions/runtime/composition/core.ts';
import type { Caller } from '../../functions/runtime/handler.ts';
import { createMemoryDynamo, type MemoryDynamo } from '../../local/memory-table/memory-dynamo.ts';
import type { Change } from '../../local/memory-table/tables.ts';
import { type Chance, chanceOf } from '../../local/seed/chance.ts';
import { createTable } from '../../local/table-definition.ts';
import { aHotel, aRoomType } from '../support/booking-world.ts';
import type { FaultRates } from './faults.ts';
import { Journal } from './journal.ts';
import { type Process, startProcess } from './processes.ts';
import { Scheduler } from './scheduler.ts';
import { SellableLog } from './sellable-log.ts';
import { Shadow } from './shadow.ts';
import { followTime, VirtualTime } from './virtual-time.ts';

export const BEGINNING = '2027-03-01T12:00:00.000Z';
const TABLE = 'simulated';
const PROCESSES = 6;
/** How far a process's clock may be wrong: rule 16 leaves two seconds between two of them. */
const MOST_SKEW_MS = 900;
const GUESTS = 12;

/** Few open holds and a short horizon: limits are met often and a pass over all nights is short. */
export const SETTINGS = {
  holdMinutes: 15,
  maxOpenHolds: 4,
  horizonMonths: 1,
  maxNights: 10,
  paymentLimitHours: 2,
} as const;

/** A hold that a guest has asked for and may ask for again. */
export interface Request {
  readonly key: string;
  readonly stay: {
    hotelId: string;
    roomTypeId: string;
    checkIn: string;
    checkOut: string;
    guests: number;
    rooms: number;
  };
  readonly guestName: string;
  readonly quote: string | undefined;
}

const callerOf = (userId: string, role: Caller['role']): Caller => ({
  userId,
  role,
  email: `${userId}@example.com`,
  name: `${userId} Example`,
  sessionHash: 'none',
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
  readonly processes: Process[] = [];
  readonly guests = Array.from({ length: GUESTS }, (_, index) => callerOf(`guest-${index + 1}`, 'guest'));
  readonly owners = [callerOf('owner-1', 'hotel_admin'), callerOf('owner-2', 'hotel_admin')];
  readonly requests = new Map<string, Request[]>();
  /** What each operation that asked for a hold sent, but its quote. */
  readonly bodies = new Map<number, string>();
  /** Takes over what has changed and checks every invariant of it; answers are judged only after it. */
  check: () => void = () => undefined;
  readonly #pending: Change[] = [];
  readonly #client: ReturnType<MemoryDynamo['client']>;
  #made = 0;
  #started = 0;

  constructor(seed: string, rates: FaultRates) {
    this.seed = seed;
    this.chance = chanceOf('simulation', seed);
    followTime(this.time);
    this.scheduler = new Scheduler(chanceOf('schedule', seed), this.time, this.journal, rates);
    this.scheduler.onCrash = (process) => {
      this.processes[this.processes.indexOf(process)] = this.#process();
    };
    this.memory = createMemoryDynamo({
      intercept: this.scheduler.intercept,
      onChange: (change) => this.#pending.push(change),
    });
    this.#client = this.memory.client();
  }

  /** Builds hotels and rooms, and opens the doors. */
  async furnish(): Promise<void> {
    await createTable(this.#client, TABLE);
    const table = tableOf(this.#client, TABLE);
    const put = (Item: Record<string, unknown>) => table.client.send(new PutCommand({ TableName: TABLE, Item }));
    await put({ ...keys.settings(), type: 'settings', schema: 1, ...SETTINGS, version: 2 });
    for (const { hotel, roomTypes } of houses()) {
      await put(toHotelItem({ ...hotel, roomTypeCount: roomTypes.length }));
      await put(toRatingItem(hotel, noRatings));
      for (const roomType of roomTypes) {
        await put(toRoomTypeItem(hotel, roomType));
        await put(toHomeItem(roomType));
      }
    }
    for (let number = 0; number < PROCESSES; number += 1) this.processes.push(this.#process());
    this.scheduler.parks = true;
  }

  /** What the last call changed, since this was last asked. */
  takeChanges(): Change[] {
    return this.#pending.splice(0);
  }

  items() {
    return this.memory.items(TABLE);
  }

  /** A word nobody has used. */
  fresh(prefix: string): string {
    this.#made += 1;
    return `${prefix}-${String(this.#made).padStart(7, '0')}`;
  }

  #process(): Process {
    this.#started += 1;
    const skew = this.chance.between(-MOST_SKEW_MS, MOST_SKEW_MS);
    const key = createHash('sha256').update('a key of the simulation').digest();
    const core: Core = {
      // A table of its own, so that its caches are its own.
      table: { ...(tableOf(this.#client, TABLE) satisfies Table) },
      clock: { now: () => this.time.now(skew) },
      pauses: { sleep: this.scheduler.sleep, random: () => this.chance.next() },
      ids: { next: () => this.fresh('id'), nonce: () => this.fresh('nonce') },
      signing: { quote: [key], session: [key], cursor: [key] },
      limited: true,
      sandbox: true,
      placesFile: '',
      passwordCost: 4,
    };
    return startProcess(this.#started, core);
  }
}

const houses = (): { hotel: Hotel; roomTypes: RoomType[] }[] => {
  const taxes: Hotel['taxes'] = [
    { name: 'VAT', kind: 'percent', value: '6' },
    { name: 'City tax', kind: 'per_person_per_night', value: '2.00' },
  ];
  const room = (hotelId: string, id: string, totalRooms: number, more: Partial<RoomType> = {}) =>
    aRoomType({ id, hotelId, name: id, totalRooms, maxGuests: 3, ...more });
  const demandPricing = { occupancy: [{ id: 'busy', atLeastPercent: 50, factor: '1.25' }], leadTime: [] };
  return [
    {
      hotel: aHotel({ id: 'lisbon', taxes }),
      roomTypes: [
        room('lisbon', 'double', 2),
        room('lisbon', 'suite', 1),
        room('lisbon', 'attic', 2, { softLimit: 3 }),
      ],
    },
    {
      hotel: aHotel({
        id: 'berlin',
        name: 'Hotel Berlin',
        city: 'Berlin',
        country: 'DE',
        latitude: 52.5,
        longitude: 13.4,
        timeZone: 'Europe/Berlin',
      }),
      roomTypes: [room('berlin', 'garden', 4, { demandPricing }), room('berlin', 'single', 1, { softLimit: 2 })],
    },
    {
      hotel: aHotel({
        id: 'auckland',
        ownerId: 'owner-2',
        name: 'Hotel Auckland',
        city: 'Auckland',
        country: 'NZ',
        latitude: -36.8,
        longitude: 174.8,
        timeZone: 'Pacific/Auckland',
      }),
      roomTypes: [room('auckland', 'harbour', 2)],
    },
  ];
};
