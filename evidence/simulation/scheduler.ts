import { AsyncLocalStorage } from 'node:async_hooks';
import type { Chance } from '../../demo/chance.ts';
import type { Call, Fault } from '../../memory-dynamodb/index.ts';
import { type FaultRates, faultFor, outsideFaultFor } from './faults.ts';
import type { Journal } from './journal.ts';
import { type OutsideRates, OutsideTrouble } from './outside.ts';
import type { Instance } from './processes.ts';
import { runTimeouts, type VirtualTime } from './virtual-time.ts';

/** One request or one run of a schedule, from its start to its answer or the death of its process. */
export interface Operation {
  readonly number: number;
  readonly name: string;
  readonly process: Instance;
  /** The step of its start. */
  readonly began: number;
  /** The true time of its start, in milliseconds. */
  readonly beganAt: number;
  /** Scheduled rarely, so that the world changes during the operation. */
  readonly slow: boolean;
  ended: boolean;
}

interface Parked {
  readonly operation: Operation;
  /** The earliest time of waking up. */
  readonly wakes: number;
  /** Continues the operation once it is drawn. */
  readonly go: () => void;
}

const immediately = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const forEver = (): Promise<void> => new Promise(() => undefined);

/**
 * Decides the order of events: every table call and every delay waits here until it is drawn. Nothing else in the
 * process is asynchronous, so the seed determines the whole run.
 */
export class Scheduler {
  readonly inFlight = new Set<Operation>();
  readonly #running = new AsyncLocalStorage<Operation>();
  readonly #parked: Parked[] = [];
  /** The operation whose call is being executed. */
  releasing: Operation | undefined;
  step = 0;
  calls = 0;
  faults = new Map<string, number>();
  rates: FaultRates;
  /** False during the setup of the world: calls run immediately. */
  parks = false;
  /** Called when a process dies together with its operations. */
  onCrash: (process: Instance) => void = () => undefined;
  readonly #chance: Chance;
  readonly #time: VirtualTime;
  readonly #journal: Journal;

  constructor(chance: Chance, time: VirtualTime, journal: Journal, rates: FaultRates) {
    this.#chance = chance;
    this.#time = time;
    this.#journal = journal;
    this.rates = rates;
  }

  /** Runs the work of an operation until its first call; sets `ended` at its end. */
  start(operation: Operation, work: () => Promise<void>): void {
    this.inFlight.add(operation);
    void this.#running.run(operation, work).then(() => {
      operation.ended = true;
      this.inFlight.delete(operation);
    });
  }

  readonly intercept = (call: Call): Fault | undefined | Promise<Fault | undefined> => {
    this.calls += 1;
    if (!this.parks) return undefined;
    return new Promise((release) => this.#park(0, (operation) => this.#meet(operation, call, release)));
  };

  readonly sleep = (milliseconds: number): Promise<void> =>
    new Promise((wake) =>
      this.#park(this.#time.millis + milliseconds, (operation) => {
        this.#journal.note(this.step, this.#time.now(), operation, 'wakes');
        wake();
      }),
    );

  /**
   * An action outside the table: it waits to be drawn like a call, and its process may die before it or right after. An
   * error of the action itself ends the run.
   * @throws OutsideTrouble if it is refused, or executed with its answer lost
   */
  readonly outside = <T>(what: string, rates: () => OutsideRates, deed: () => T): Promise<T> => {
    this.calls += 1;
    return new Promise((answer, fail) =>
      this.#park(0, (operation) => {
        const fault = outsideFaultFor(this.#chance, this.rates, rates());
        this.#noteOutside(operation, what, fault);
        if (fault === 'crash-before') return this.crash(operation.process);
        if (fault === 'refused') return fail(new OutsideTrouble(what, false));
        const value = deed();
        if (fault === 'crash-after') return this.crash(operation.process);
        return fault === 'lost' ? fail(new OutsideTrouble(what, true)) : answer(value);
      }),
    );
  };

  #noteOutside(operation: Operation, what: string, fault: string | undefined): void {
    const told = fault === undefined ? what : `${what} !${fault}`;
    this.#journal.note(this.step, this.#time.now(), operation, told);
    if (fault !== undefined) this.count(fault.startsWith('crash') ? fault : `${what} ${fault}`);
  }

  count(fault: string): void {
    this.faults.set(fault, (this.faults.get(fault) ?? 0) + 1);
  }

  /** Continues one parked call or delay, and waits until everything that follows is parked again. */
  async next(): Promise<boolean> {
    const parked = this.#draw();
    if (parked === undefined) return false;
    this.step += 1;
    this.#time.advance(this.#chance.between(1, 20));
    this.#time.atLeast(parked.wakes);
    this.releasing = parked.operation;
    parked.go();
    await this.settle();
    return true;
  }

  /** Waits until all code that runs without a call has run. */
  async settle(): Promise<void> {
    runTimeouts();
    await immediately();
  }

  get idle(): boolean {
    return this.#parked.length === 0;
  }

  #park(wakes: number, go: (operation: Operation) => void): void {
    const operation = this.#running.getStore();
    if (operation === undefined) throw new Error('a call of the table belongs to no operation');
    // Operations of a dead process wait forever.
    if (!operation.process.dead) this.#parked.push({ operation, wakes, go: () => go(operation) });
  }

  #draw(): Parked | undefined {
    const count = this.#parked.length;
    if (count === 0) return undefined;
    let index = this.#chance.between(0, count - 1);
    if (this.#parked[index]?.operation.slow && this.#chance.percent(90)) index = this.#chance.between(0, count - 1);
    const drawn = this.#parked[index];
    const last = this.#parked.pop();
    if (last !== undefined && index < this.#parked.length) this.#parked[index] = last;
    return drawn;
  }

  #meet(operation: Operation, call: Call, release: (fault: Fault | undefined) => void): void {
    const fault = faultFor(this.#chance, this.rates, call.operation, call.input);
    const kind = typeof fault === 'object' ? fault.kind : fault;
    this.#journal.called(this.step, this.#time.now(), operation, call, kind);
    if (kind !== undefined) this.count(kind);
    if (fault === 'crash-before' || fault === 'crash-after') {
      this.crash(operation.process);
      if (fault === 'crash-after') release({ kind: 'after', run: forEver });
    } else {
      release(fault);
    }
  }

  /** Kills the process with all of its operations. */
  crash(process: Instance): void {
    process.dead = true;
    for (const operation of [...this.inFlight]) if (operation.process === process) this.inFlight.delete(operation);
    const rest = this.#parked.filter(({ operation }) => !operation.process.dead);
    this.#parked.splice(0, this.#parked.length, ...rest);
    this.onCrash(process);
  }
}
