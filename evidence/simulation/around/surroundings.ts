import { type Chance, chanceOf } from '../../../demo/chance.ts';
import { outboxRecordOf, type StreamRecord } from '../../../functions/adapters/dynamo/outbox/stream-record.ts';
import { tableMailer } from '../../../functions/adapters/dynamo/sandbox/sent-mail.ts';
import { teeMailer } from '../../../functions/adapters/mail/tee-mailer.ts';
import type { Core } from '../../../functions/composition/core.ts';
import { composeLoyalty } from '../../../functions/composition/loyalty.ts';
import { composeNotifications } from '../../../functions/composition/notifications.ts';
import { composeWebhooks } from '../../../functions/composition/webhooks.ts';
import type { AnyEvent } from '../../../functions/contract/events.ts';
import type { QueueName } from '../../../functions/contract/queues.ts';
import { publish } from '../../../functions/usecases/events/publish.ts';
import type { DeadLetters, EventBus } from '../../../functions/usecases/ports/events.ts';
import { type Mailer, MailRefused } from '../../../functions/usecases/ports/mail.ts';
import type { WebhookSender } from '../../../functions/usecases/ports/webhooks.ts';
import type { Change } from '../../../memory-dynamodb/index.ts';
import { OutsideTrouble } from '../outside.ts';
import type { Scheduler } from '../scheduler.ts';
import type { Shadow } from '../shadow.ts';
import type { VirtualTime } from '../virtual-time.ts';
import type { Task } from '../workload/task.ts';
import { simulatedBus } from './bus.ts';
import { type Container, consumer, publisher } from './containers.ts';
import { MailServer } from './mail-server.ts';
import { Outbox, SHARDS } from './outbox.ts';
import { Queue } from './queue.ts';
import { Receiver } from './receiver.ts';
import { Weather } from './weather.ts';

export interface Parts {
  readonly seed: string;
  readonly scheduler: Scheduler;
  readonly time: VirtualTime;
  readonly shadow: Shadow;
  /** A core of a new process, with its own caches and clock. */
  readonly core: () => Core;
  readonly onBroken: (error: unknown) => void;
}

/** The queues with workers; the simulation has no index of hotels. */
const HEARD: readonly QueueName[] = ['notifications', 'webhooks', 'loyalty'];
/** The timeout of a worker, after which Lambda stops it. */
const LIFETIME_MS = 30_000;
const CONSUMERS = 2;
const FROM = 'bookings@hotel.example';
/** How often containers poll for work, per 100 steps. */
const LOOKS = 3;

/** Everything behind the table: its stream, the bus, the queues, their workers, the mail server and an integrator. */
export class Surroundings {
  readonly outbox = new Outbox();
  readonly mail: MailServer;
  readonly receiver: Receiver;
  readonly weather: Weather;
  readonly queues: readonly Queue[];
  readonly bus: EventBus;
  /** Records that could not be published, with the publisher's reason. */
  readonly deadRecords: { readonly record: StreamRecord; readonly reason: string }[] = [];
  /** Reasons that the faults of the simulation explain. */
  readonly reasons = new Set<string>();
  /** The number of messages that workers have started to process. */
  messages = 0;
  readonly #chance: Chance;
  readonly #parts: Parts;
  readonly #makers: readonly (() => Container)[];
  #containers: Container[];

  constructor(parts: Parts) {
    const { seed, scheduler, time, shadow } = parts;
    this.#parts = parts;
    this.#chance = chanceOf('surroundings', seed);
    this.weather = new Weather(this.#chance, time, (what) => scheduler.count(what));
    this.mail = new MailServer(shadow, time);
    this.receiver = new Receiver(shadow);
    this.queues = HEARD.map((name) => new Queue(name, this.#chance, time));
    const { weather, queues } = this;
    this.bus = simulatedBus({ chance: this.#chance, scheduler, shadow, weather, queues });
    this.#makers = [
      ...Array.from({ length: SHARDS }, (_, shard) => () => this.#publisher(shard)),
      ...queues.flatMap((queue) => Array.from({ length: CONSUMERS }, () => () => this.#consumer(queue))),
    ];
    this.#containers = [];
  }

  open(): void {
    this.#containers = this.#makers.map((make) => make());
  }

  /** Replaces a dead container with a new one of the same kind. */
  replace(container: unknown): void {
    this.#containers.forEach((each, index) => {
      const make = this.#makers[index];
      if (each === container && make) this.#containers[index] = make();
    });
  }

  note(change: Change): void {
    this.outbox.note(change);
  }

  /** Called as time passes. */
  pass(): void {
    if (!this.#parts.scheduler.rates.weather) return;
    this.weather.change();
    if (this.#chance.percent(0.03)) {
      this.#parts.scheduler.count('the stream from its start');
      this.outbox.replay();
    }
  }

  /** Stops workers beyond their timeout, and finds work for the others. */
  look(start: (container: Container, work: () => Promise<string>) => void, always = false): void {
    const { scheduler, time } = this.#parts;
    for (const container of [...this.#containers]) {
      if (container.busySince !== undefined) {
        if (time.millis - container.busySince <= LIFETIME_MS) continue;
        scheduler.count('a worker that took too long');
        scheduler.crash(container);
      } else if (always || this.#chance.percent(LOOKS)) {
        const work = container.next();
        if (work !== undefined) start(container, work);
      }
    }
  }

  /** Publishes the dead records of the publisher again. */
  publishDead(): Task {
    return {
      name: 'publish the dead',
      ask: async ({ core }) => {
        const records = this.deadRecords.splice(0);
        const run = publish({ bus: this.bus, dead: this.#deadRecords(), delay: core.delay });
        await run(records.map(({ record }) => outboxRecordOf(record)));
        return this.deadRecords.length === 0 ? 'done' : 'still dead';
      },
    };
  }

  /** Whether a webhook was disabled at any time. */
  disabled(items: readonly Readonly<Record<string, unknown>>[]): boolean {
    return items.some(
      ({ type, version, status }) => type === 'webhook' && (status !== 'active' || Number(version) > 1),
    );
  }

  /** Whether no event or message is pending. Schedules may still create some. */
  get quiet(): boolean {
    return this.outbox.behind === 0 && this.queues.every(({ empty }) => empty);
  }

  /** When the next waiting message becomes visible. */
  get nextAt(): number {
    return Math.min(...this.queues.map(({ nextAt }) => nextAt));
  }

  get webhookSender(): (core: Core) => WebhookSender {
    const { scheduler } = this.#parts;
    return ({ clock }) => ({
      judge: async (url) => ({ url }),
      send: async (webhook, { body }) => {
        const tried = (status: number | null, error: string | null) => ({ at: clock.now(), ms: 1, status, error });
        const rates = () => this.weather.rates('receiver', scheduler.rates);
        try {
          await scheduler.outside('receiver', rates, () => this.receiver.take(webhook.id, body));
          return tried(200, null);
        } catch (error) {
          if (!(error instanceof OutsideTrouble)) throw error;
          return error.done ? tried(null, 'no answer within 5 s') : tried(500, 'answered 500');
        }
      },
    });
  }

  #publisher(shard: number): Container {
    const { scheduler, time } = this.#parts;
    const dead = this.#deadRecords();
    return publisher({ core: this.#parts.core(), shard, outbox: this.outbox, scheduler, time, bus: this.bus, dead });
  }

  #deadRecords(): DeadLetters {
    const { scheduler } = this.#parts;
    const put = (body: string, reason: string): void => {
      this.deadRecords.push({ record: JSON.parse(body) as StreamRecord, reason });
    };
    return {
      keep: (body, reason) =>
        scheduler.outside(
          'dead records',
          () => scheduler.rates,
          () => put(body, reason),
        ),
    };
  }

  #work(name: QueueName, core: Core): (event: AnyEvent) => Promise<void> {
    if (name === 'notifications') return composeNotifications(core, this.#mailer(core));
    return name === 'loyalty' ? composeLoyalty(core) : composeWebhooks(core, this.webhookSender(core));
  }

  #consumer(queue: Queue): Container {
    const { scheduler, onBroken } = this.#parts;
    const core = this.#parts.core();
    const work = this.#work(queue.name, core);
    const handle = (event: AnyEvent): Promise<void> => {
      // These workers have nothing to do for events of a hotel's nights.
      if ('bookingId' in event.data) this.messages += 1;
      return work(event);
    };
    return consumer({ core, queue, scheduler, handle, onBroken, reasons: this.reasons });
  }

  /** Sends through the mail server and records sent mails, as a local server with SMTP does. */
  #mailer({ table }: Core): Mailer {
    const { scheduler } = this.#parts;
    const server: Mailer = {
      exact: false,
      send: async (mail) => {
        const rates = () => this.weather.rates('mail', scheduler.rates);
        try {
          await scheduler.outside('mail server', rates, () => this.mail.take(mail));
        } catch (error) {
          throw error instanceof OutsideTrouble && !error.done ? new MailRefused(error.message) : error;
        }
      },
    };
    return teeMailer(server, tableMailer(table, FROM));
  }
}
