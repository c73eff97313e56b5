import { auditParts } from '../../functions/composition/reconciliation.ts';
import type { ScheduleName } from '../../functions/contract/schedules.ts';
import { auditMoney } from '../../functions/usecases/reconciliation/audit-money.ts';
import { FAULT_LEVELS } from './faults.ts';
import { checkPoints } from './invariants/points.ts';
import { checkMails, checkWebhooks, disabledMails } from './invariants/told.ts';
import { Violation } from './violation.ts';
import type { Watch } from './watch.ts';
import { scheduled, tendWebhooks } from './workload/system.ts';
import type { Task } from './workload/task.ts';
import { BEGINNING, type World } from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The inputs for the end of a run. */
export interface Ending {
  readonly world: World;
  readonly watch: Watch;
  /** Runs one task without concurrent ones. */
  readonly alone: (task: Task) => Promise<void>;
  /** Runs the workers until no message is pending. */
  readonly drain: () => Promise<void>;
}

/** Faults stop, and time advances until nothing is due: then every promise must be kept. */
export const quieten = async (ending: Ending): Promise<void> => {
  const { world, watch, alone } = ending;
  world.scheduler.rates = FAULT_LEVELS.none;
  world.around.weather.clear();
  for (let round = 0; round < 8; round += 1) {
    world.time.advance(HOUR / 2);
    await alone(scheduled('expiry'));
  }
  for (let pass = 0; pass < 3; pass += 1) {
    await alone(scheduled('reconciliation'));
    world.time.advance(6 * MINUTE);
  }
  noDrift(ending);
  await nothingDue(ending);
  await tendTheDead(ending);
  await nothingDue(ending);
  watch.checkQuiet();
  checkTold(world);
  await auditAll(world);
};

/** The schedule for each kind of due item. */
const scheduleOf = (kind: string): ScheduleName => {
  if (kind === 'completion') return 'completion';
  return kind === 'delivery' ? 'deliveries' : 'expiry';
};

/** The due items by time and kind; points expire only years later, so the run does not wait for them. */
const duties = ({ shadow }: World): { readonly at: string; readonly kind: string }[] =>
  [...shadow.due.values()]
    .toSorted()
    .map((due) => due.split('#'))
    .flatMap(([at = '', kind = '']) => (kind === 'points' ? [] : [{ at, kind }]));

const nothingDue = async ({ world, alone, drain }: Ending): Promise<void> => {
  for (let round = 0; ; round += 1) {
    const [first] = duties(world);
    if (first === undefined) break;
    if (round > 200) throw new Violation('rule 16: what is due is done', `${first.kind} since ${first.at}`);
    world.time.atLeast(Date.parse(first.at));
    world.time.advance(round % 2 === 0 ? HOUR : 12 * HOUR);
    const now = world.time.now();
    const kinds = duties(world).filter(({ at }) => at < now);
    for (const name of new Set(kinds.map(({ kind }) => scheduleOf(kind)))) await alone(scheduled(name));
  }
  await drain();
};

/** The faults explain the reason of every dead letter; after a redrive it is processed. */
const tendTheDead = async ({ world, alone, drain }: Ending): Promise<void> => {
  const { around } = world;
  for (const { name, dead } of around.queues) {
    for (const { reason, body } of dead) {
      // Without a reason, its workers died with it, or could not store the reason.
      const known = reason === undefined || around.reasons.has(reason);
      if (!known) throw new Violation('only faults put messages away', `${name}: ${reason}, ${body}`);
    }
  }
  await alone(around.publishDead());
  for (const queue of around.queues) queue.redrive();
  await alone(tendWebhooks());
  if (around.disabled(world.items())) {
    // A replay of the stream delivers all events to new workers without caches.
    around.open();
    around.outbox.replay();
  }
  await drain();
};

const checkTold = (world: World): void => {
  const { around, shadow } = world;
  const left = around.queues.flatMap(({ name, dead }) => dead.map(({ reason }) => `${name}: ${reason}`));
  if (left.length > 0) throw new Violation('a message tried again without faults goes through', left.join(', '));
  const items = world.items();
  const kept = new Set(items.flatMap((item) => (item['type'] === 'sent-mail' ? [String(item['id'])] : [])));
  checkMails(shadow, { sent: around.mail.taken, kept, others: disabledMails(items) });
  checkWebhooks(shadow, around.receiver);
  checkPoints(shadow, items);
};

/** The audit agrees with every ledger: the gateway's own record has no money that is missing in bookings. */
const auditAll = async ({ processes, time, scheduler }: World): Promise<void> => {
  const [process] = processes;
  if (process === undefined) throw new Error('no process is running');
  scheduler.parks = false;
  const { findings, inFlux } = await auditMoney(auditParts(process.core))({ from: BEGINNING, to: time.now() });
  const told = JSON.stringify(findings[0] ?? `${inFlux} under way`);
  if (findings.length + inFlux > 0) throw new Violation('the audit of money finds nothing once all is quiet', told);
};

/** Nights from tomorrow on; past nights no longer matter. */
const noDrift = ({ world, watch }: Ending): void => {
  const tomorrow = world.time.now(24 * HOUR).slice(0, 10);
  const left = [...watch.broken.off].filter(([name, { sold, sum }]) => {
    const [hotelId = '', date = ''] = name.split('#');
    return date >= tomorrow && (sold !== 0 || sum !== 0) && world.shadow.hotels.has(hotelId);
  });
  if (left.length > 0) throw new Violation('rule 17: drift is repaired', left.map(([name]) => name).join(', '));
};
