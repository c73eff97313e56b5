import type { SQSRecord } from 'aws-lambda';
import type { Chance } from '../../../demo/chance.ts';
import { type QueueName, queues } from '../../../functions/contract/queues.ts';
import type { VirtualTime } from '../virtual-time.ts';

interface Message {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  receives: number;
  visibleAt: number;
}

/** A dead letter, with its reason if the sender gave one. */
export interface Dead {
  readonly body: string;
  readonly reason: string | undefined;
}

const SECOND = 1000;
const HOUR = 3_600_000;
/** Six times the timeout of a worker, as in the template. */
const HIDDEN_MS = 150 * SECOND;

/** A standard SQS queue: unordered, at-least-once, sometimes late; messages received too often become dead letters. */
export class Queue {
  readonly name: QueueName;
  readonly dead: Dead[] = [];
  readonly #chance: Chance;
  readonly #time: VirtualTime;
  #waiting: Message[] = [];
  #sent = 0;

  constructor(name: QueueName, chance: Chance, time: VirtualTime) {
    this.name = name;
    this.#chance = chance;
    this.#time = time;
  }

  /** @param faults how often a message comes twice or late, per 10,000 */
  send(body: string, faults: { readonly twice: number; readonly late: number }): void {
    const draw = (share: number): boolean => this.#chance.next() * 10_000 < share;
    for (let copies = draw(faults.twice) ? 2 : 1; copies > 0; copies -= 1) {
      this.#sent += 1;
      const latest = this.#chance.percent(20) ? 6 * HOUR : 60 * SECOND;
      const visibleAt = this.#time.millis + (draw(faults.late) ? this.#chance.between(SECOND, latest) : 0);
      const id = `${this.name}-${this.#sent}`;
      this.#waiting.push({ id, body, sentAt: this.#time.millis, receives: 0, visibleAt });
    }
  }

  /** Up to `most` of the visible messages; they are hidden until they are deleted or visible again. */
  receive(most: number): SQSRecord[] {
    const now = this.#time.millis;
    this.#putAway(now);
    const seen = this.#waiting.filter(({ visibleAt }) => visibleAt <= now);
    const taken: Message[] = [];
    while (taken.length < most && seen.length > 0)
      taken.push(...seen.splice(this.#chance.between(0, seen.length - 1), 1));
    return taken.map((message) => {
      message.receives += 1;
      message.visibleAt = now + HIDDEN_MS;
      return recordOf(this.name, message);
    });
  }

  delete(ids: ReadonlySet<string>): void {
    this.#waiting = this.#waiting.filter(({ id }) => !ids.has(id));
  }

  /** Redrives the dead letters. */
  redrive(): number {
    const moved = this.dead.splice(0);
    for (const { body } of moved) this.send(body, { twice: 0, late: 0 });
    return moved.length;
  }

  get empty(): boolean {
    return this.#waiting.length === 0;
  }

  /** When the next message becomes visible. */
  get nextAt(): number {
    return Math.min(...this.#waiting.map(({ visibleAt }) => visibleAt));
  }

  #putAway(now: number): void {
    const { receives } = queues[this.name];
    const gone = this.#waiting.filter((message) => message.visibleAt <= now && message.receives >= receives);
    if (gone.length === 0) return;
    this.dead.push(...gone.map(({ body }) => ({ body, reason: undefined })));
    this.delete(new Set(gone.map(({ id }) => id)));
  }
}

const recordOf = (name: QueueName, { id, body, sentAt, receives }: Message): SQSRecord => ({
  messageId: id,
  receiptHandle: `${id}-${receives}`,
  body,
  attributes: {
    ApproximateReceiveCount: String(receives),
    SentTimestamp: String(sentAt),
    SenderId: 'events',
    ApproximateFirstReceiveTimestamp: String(sentAt),
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: `arn:aws:sqs:eu-central-1:000000000000:${name}`,
  awsRegion: 'eu-central-1',
});
