import { isTransient } from '../../functions/usecases/transient.ts';
import type { Container } from './around/containers.ts';
import { FAULT_LEVELS, type FaultLevel } from './faults.ts';
import { OutsideTrouble } from './outside.ts';
import type { Instance, Process } from './processes.ts';
import { quieten } from './quiet.ts';
import type { Operation } from './scheduler.ts';
import { Violation } from './violation.ts';
import { Watch } from './watch.ts';
import { drawing, type Focus } from './workload/catalogue.ts';
import type { Task } from './workload/task.ts';
import { World } from './world.ts';

export interface RunOptions {
  readonly seed: string;
  readonly ops: number;
  readonly faults: FaultLevel;
  readonly focus: Focus;
}

export interface Report {
  /** Requests, runs of schedules, and messages that a worker has processed. */
  readonly ops: number;
  readonly messages: number;
  readonly calls: number;
  readonly faults: ReadonlyMap<string, number>;
  readonly outcomes: ReadonlyMap<string, number>;
  /** The hash of the journal: two runs with one seed have the same. */
  readonly digest: string;
  readonly violation:
    | { readonly invariant: string; readonly detail: string; readonly step: number; readonly tail: readonly string[] }
    | undefined;
}

const MOST_AT_ONCE = 30;
const WHOLE_EVERY = 2000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Runs one world from its seed until no work is pending, or until an invariant breaks. */
export const run = async (options: RunOptions): Promise<Report> => new Run(options).toTheEnd();

class Run {
  readonly #options: RunOptions;
  readonly #world: World;
  readonly #watch: Watch;
  readonly #outcomes = new Map<string, number>();
  #broken: Error | undefined;
  #started = 0;
  #invocations = 0;

  constructor(options: RunOptions) {
    this.#options = options;
    this.#world = new World(options.seed, FAULT_LEVELS[options.faults]);
    this.#watch = new Watch(this.#world);
    this.#world.check = this.#watch.check;
    this.#world.refusedTruly = (versions, asked) => this.#watch.rates.refusedTruly(versions, asked);
    this.#world.broken = (error) => {
      this.#broken ??= error instanceof Error ? error : new Error(String(error));
    };
  }

  async toTheEnd(): Promise<Report> {
    const { scheduler, journal } = this.#world;
    let violation: Report['violation'];
    try {
      await this.#world.furnish();
      this.#world.check();
      await this.#busy();
      await quieten({
        world: this.#world,
        watch: this.#watch,
        alone: (task) => this.#alone(task),
        drain: () => this.#drain(),
      });
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      violation = { invariant: error.invariant, detail: error.message, step: scheduler.step, tail: journal.tail };
    }
    this.#count();
    const { calls, faults } = scheduler;
    const { messages } = this.#world.around;
    return {
      ops: this.#started + messages,
      messages,
      calls,
      faults,
      outcomes: this.#outcomes,
      digest: journal.digest(),
      violation,
    };
  }

  #count(): void {
    const { mail, receiver } = this.#world.around;
    this.#outcomes.set('mail: sent', mail.taken.size);
    this.#outcomes.set("mail: sent again, in rule 22's window", mail.twice);
    this.#outcomes.set('webhook: delivered', receiver.taken.size);
    this.#outcomes.set('webhook: delivered again', receiver.again);
    for (const [kind, points] of this.#world.shadow.points.moved) this.#outcomes.set(`points: ${kind}`, points);
  }

  /** Guests, owners and schedules concurrently, with all faults on. */
  async #busy(): Promise<void> {
    const { scheduler, chance } = this.#world;
    const draw = drawing(this.#options.focus);
    let most = MOST_AT_ONCE;
    while (this.#wanted() || scheduler.inFlight.size > 0) {
      if (chance.percent(1)) most = chance.between(4, MOST_AT_ONCE);
      while (this.#asked() < most && this.#wanted()) {
        this.#pass();
        for (const task of draw(this.#world)) this.#start(task);
      }
      if (this.#wanted()) this.#work();
      await scheduler.settle();
      await this.#step();
    }
  }

  /** Whether more operations are to be started. */
  #wanted(): boolean {
    return this.#started + this.#world.around.messages < this.#options.ops;
  }

  /** Tasks in flight, without workers. */
  #asked(): number {
    let asked = 0;
    for (const { number } of this.#world.scheduler.inFlight) if (number > 0) asked += 1;
    return asked;
  }

  /** Advances time: a little with every call, and occasionally a lot. */
  #pass(): void {
    const { around, chance, time } = this.#world;
    around.pass();
    if (chance.percent(2)) time.advance(chance.between(1, 20) * MINUTE);
    else if (chance.percent(0.4)) time.advance(chance.between(1, 12) * HOUR);
    else if (chance.percent(0.1)) time.advance(chance.between(1, 3) * 24 * HOUR);
  }

  /** Idle containers poll for work. */
  #work(always = false): void {
    const { around, scheduler, time } = this.#world;
    around.look((container: Container, work: () => Promise<string>) => {
      this.#invocations += 1;
      container.busySince = time.millis;
      const operation = this.#operation(container.name, -this.#invocations, container);
      scheduler.start(operation, async () => {
        const outcome = await work().catch((error: unknown) => {
          if (!(error instanceof OutsideTrouble)) this.#world.broken(error);
          return 'lost';
        });
        container.busySince = undefined;
        this.#tell(operation, outcome);
      });
    }, always);
  }

  #operation(name: string, number: number, process: Instance): Operation {
    const { scheduler, chance, time } = this.#world;
    return {
      number,
      name,
      process,
      began: scheduler.step,
      beganAt: time.millis,
      slow: chance.percent(12),
      ended: false,
    };
  }

  #tell(operation: Operation, outcome: string): void {
    const word = `${operation.name}: ${outcome}`;
    this.#outcomes.set(word, (this.#outcomes.get(word) ?? 0) + 1);
    this.#world.journal.note(this.#world.scheduler.step, this.#world.time.now(), operation, `-> ${outcome}`);
  }

  #start(task: Task): void {
    const { scheduler, chance, processes } = this.#world;
    this.#started += 1;
    const process = processes[chance.between(0, processes.length - 1)];
    if (process === undefined) throw new Error('no process is running');
    const operation = this.#operation(task.name, this.#started, process);
    scheduler.start(operation, async () => this.#tell(operation, await this.#outcomeOf(task, process, operation)));
  }

  async #outcomeOf(task: Task, process: Process, operation: Operation): Promise<string> {
    try {
      return await task.ask(process, operation);
    } catch (error) {
      // The chain answers transient errors with 503; any other error would be a 500.
      if (isTransient(error)) return 'lost';
      this.#broken ??= error instanceof Violation ? error : unexpected(task, operation, error);
      return 'broken';
    }
  }

  async #step(): Promise<void> {
    const { scheduler } = this.#world;
    const went = await scheduler.next();
    this.#world.check();
    if (this.#broken) throw this.#broken;
    if (scheduler.step % WHOLE_EVERY === 0) this.#watch.checkWhole();
    if (went || scheduler.inFlight.size === 0) return;
    const waiting = [...scheduler.inFlight].map(({ name, number }) => `${name} #${number}`);
    throw new Violation('every request is answered', `nothing more happens, and these wait: ${waiting.join(', ')}`);
  }

  async #alone(task: Task): Promise<void> {
    const { scheduler } = this.#world;
    this.#start(task);
    await scheduler.settle();
    while (scheduler.inFlight.size > 0) await this.#step();
  }

  async #drain(): Promise<void> {
    const { scheduler, around, time } = this.#world;
    for (let round = 0; !around.quiet; round += 1) {
      if (round > 20_000) throw new Violation('every message is worked on', 'there is no end of them');
      this.#work(true);
      await scheduler.settle();
      if (scheduler.inFlight.size > 0) await this.#step();
      // No message is visible yet: a delay, or a batch of a dead worker.
      else time.atLeast(Math.min(around.nextAt, time.millis + 10_000));
    }
    while (scheduler.inFlight.size > 0) await this.#step();
  }
}

const unexpected = (task: Task, operation: Operation, error: unknown): Violation =>
  new Violation(
    'no unexpected error',
    `${task.name} #${operation.number} failed with ${error instanceof Error ? error.stack : String(error)}`,
  );
