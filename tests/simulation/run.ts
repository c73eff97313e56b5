import { isTransient } from '../../functions/adapters/dynamo/transient.ts';
import { auditParts } from '../../functions/runtime/composition/reconciliation.ts';
import { auditMoney } from '../../functions/usecases/reconciliation/audit-money.ts';
import { drawing, type Focus } from './errands/catalogue.ts';
import type { Errand } from './errands/errand.ts';
import { scheduled } from './errands/system.ts';
import { FAULT_LEVELS, type FaultLevel } from './faults.ts';
import type { Operation } from './scheduler.ts';
import { Violation } from './violation.ts';
import { Watch } from './watch.ts';
import { BEGINNING, World } from './world.ts';

export interface RunOptions {
  readonly seed: string;
  readonly ops: number;
  readonly faults: FaultLevel;
  readonly focus: Focus;
}

export interface Report {
  readonly ops: number;
  readonly calls: number;
  readonly faults: ReadonlyMap<string, number>;
  readonly outcomes: ReadonlyMap<string, number>;
  /** Of the journal: two runs of one seed have the same. */
  readonly digest: string;
  readonly violation:
    | { readonly invariant: string; readonly detail: string; readonly step: number; readonly tail: readonly string[] }
    | undefined;
}

const MOST_AT_ONCE = 30;
const WHOLE_EVERY = 2000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** One world from its seed until all is quiet, or until an invariant breaks. */
export const run = async (options: RunOptions): Promise<Report> => new Run(options).toTheEnd();

class Run {
  readonly #options: RunOptions;
  readonly #world: World;
  readonly #watch: Watch;
  readonly #outcomes = new Map<string, number>();
  #broken: Error | undefined;
  #started = 0;

  constructor(options: RunOptions) {
    this.#options = options;
    this.#world = new World(options.seed, FAULT_LEVELS[options.faults]);
    this.#watch = new Watch(this.#world);
    this.#world.check = this.#watch.check;
  }

  async toTheEnd(): Promise<Report> {
    const { scheduler, journal } = this.#world;
    let violation: Report['violation'];
    try {
      await this.#world.furnish();
      this.#world.check();
      await this.#busy();
      await this.#quiet();
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      violation = { invariant: error.invariant, detail: error.message, step: scheduler.step, tail: journal.tail };
    }
    const { calls, faults } = scheduler;
    return { ops: this.#started, calls, faults, outcomes: this.#outcomes, digest: journal.digest(), violation };
  }

  /** Guests, owners and schedules at once, with everything going wrong that can. */
  async #busy(): Promise<void> {
    const { scheduler, chance } = this.#world;
    const draw = drawing(this.#options.focus);
    let most = MOST_AT_ONCE;
    while (this.#started < this.#options.ops || scheduler.inFlight.size > 0) {
      if (chance.percent(1)) most = chance.between(4, MOST_AT_ONCE);
      while (scheduler.inFlight.size < most && this.#started < this.#options.ops) {
        this.#pass();
        for (const errand of draw(this.#world)) this.#start(errand);
      }
      await scheduler.settle();
      await this.#step();
    }
  }

  /** Time passes: a little with every call, and now and then a lot. */
  #pass(): void {
    const { chance, time } = this.#world;
    if (chance.percent(2)) time.advance(chance.between(1, 20) * MINUTE);
    else if (chance.percent(0.4)) time.advance(chance.between(1, 12) * HOUR);
    else if (chance.percent(0.1)) time.advance(chance.between(1, 3) * 24 * HOUR);
  }

  #start(errand: Errand): void {
    const { scheduler, chance, processes } = this.#world;
    this.#started += 1;
    const process = processes[chance.between(0, processes.length - 1)];
    if (process === undefined) throw new Error('no process is running');
    const operation: Operation = {
      number: this.#started,
      name: errand.name,
      process,
      began: scheduler.step,
      slow: chance.percent(12),
      ended: false,
    };
    scheduler.start(operation, async () => {
      const outcome = await this.#outcomeOf(errand, operation);
      const word = `${errand.name}: ${outcome}`;
      this.#outcomes.set(word, (this.#outcomes.get(word) ?? 0) + 1);
      this.#world.journal.note(scheduler.step, this.#world.time.now(), operation, `-> ${outcome}`);
    });
  }

  async #outcomeOf(errand: Errand, operation: Operation): Promise<string> {
    try {
      return await errand.ask(operation.process, operation);
    } catch (error) {
      // The chain answers trouble of the moment with 503; anything else would be a 500.
      if (isTransient(error)) return 'lost';
      this.#broken ??= error instanceof Violation ? error : unexpected(errand, operation, error);
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

  async #alone(errand: Errand): Promise<void> {
    const { scheduler } = this.#world;
    this.#start(errand);
    await scheduler.settle();
    while (scheduler.inFlight.size > 0) await this.#step();
  }

  /** Nothing goes wrong any more, and time goes on until nothing is due: then every promise is kept. */
  async #quiet(): Promise<void> {
    const { scheduler, time, shadow } = this.#world;
    scheduler.rates = FAULT_LEVELS.none;
    for (let round = 0; round < 8; round += 1) {
      time.advance(HOUR / 2);
      await this.#alone(scheduled('expiry'));
    }
    for (let pass = 0; pass < 3; pass += 1) {
      await this.#alone(scheduled('reconciliation'));
      time.advance(6 * MINUTE);
    }
    this.#noDrift();
    for (let round = 0; shadow.due.size > 0; round += 1) {
      if (round > 100)
        throw new Violation('rule 16: what is due is done', [...shadow.due.keys()].slice(0, 5).join(', '));
      time.advance(round % 4 === 0 ? 24 * HOUR : HOUR);
      await this.#alone(scheduled('expiry'));
      await this.#alone(scheduled('completion'));
    }
    this.#watch.checkQuiet();
    await this.#auditMoney();
  }

  /** The audit agrees with every ledger: by the gateway's own record no money is where no booking says. */
  async #auditMoney(): Promise<void> {
    const { processes, time } = this.#world;
    const [process] = processes;
    if (process === undefined) throw new Error('no process is running');
    this.#world.scheduler.parks = false;
    const { findings, inFlux } = await auditMoney(auditParts(process.core))({ from: BEGINNING, to: time.now() });
    const told = JSON.stringify(findings[0] ?? `${inFlux} under way`);
    if (findings.length + inFlux > 0) throw new Violation('the audit of money finds nothing once all is quiet', told);
  }

  /** Nights from tomorrow on: the past is history. */
  #noDrift(): void {
    const tomorrow = this.#world.time.now(24 * HOUR).slice(0, 10);
    const left = [...this.#watch.broken.off].filter(([name, { sold, sum }]) => {
      const [hotelId = '', date = ''] = name.split('#');
      return date >= tomorrow && (sold !== 0 || sum !== 0) && this.#world.shadow.hotels.has(hotelId);
    });
    if (left.length > 0) throw new Violation('rule 17: drift is repaired', left.map(([name]) => name).join(', '));
  }
}

const unexpected = (errand: Errand, operation: Operation, error: unknown): Violation =>
  new Violation(
    'no unexpected error',
    `${errand.name} #${operation.number} failed with ${error instanceof Error ? error.stack : String(error)}`,
  );
