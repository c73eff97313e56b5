import type { Chance } from '../../../demo/chance.ts';
import type { Fault, Faults, FaultyPart } from '../../../functions/usecases/ports/faults.ts';
import type { OutsideRates } from '../outside.ts';
import type { VirtualTime } from '../virtual-time.ts';

const PARTS = ['payments', 'bus', 'mail', 'receiver'] as const;
export type Part = (typeof PARTS)[number];

const MINUTE = 60_000;
const LONGEST_MINUTES = 180;

interface Spell {
  readonly fault: Fault;
  readonly until: number;
}

/** The parts that are temporarily down or slow; the gateway reads it like the faults of a sandbox. */
export class Weather implements Pick<Faults, 'of'> {
  readonly #chance: Chance;
  readonly #time: VirtualTime;
  readonly #spells = new Map<Part, Spell>();
  readonly #count: (what: string) => void;

  constructor(chance: Chance, time: VirtualTime, count: (what: string) => void) {
    this.#chance = chance;
    this.#time = time;
    this.#count = count;
  }

  /** Called as time passes: occasionally a part goes down or gets slow. */
  change(): void {
    if (!this.#chance.percent(0.8)) return;
    const part = this.#chance.pick(PARTS);
    const fault = this.#chance.percent(70) ? 'down' : 'slow';
    const minutes = this.#chance.between(1, this.#chance.between(1, LONGEST_MINUTES));
    this.#spells.set(part, { fault, until: this.#time.millis + minutes * MINUTE });
    this.#count(`${part} ${fault} for a while`);
  }

  /** From now on everything works. */
  clear(): void {
    this.#spells.clear();
  }

  now(part: Part): Fault {
    const spell = this.#spells.get(part);
    return spell !== undefined && spell.until > this.#time.millis ? spell.fault : 'ok';
  }

  /** The fault of a call to this part. */
  rates(part: Part, usual: OutsideRates): OutsideRates {
    const fault = this.now(part);
    if (fault === 'down') return { refused: 10_000, lost: 0 };
    // A late answer counts as lost for the caller.
    return fault === 'slow' ? { refused: usual.refused, lost: 5000 } : usual;
  }

  async of(part: FaultyPart): Promise<Fault> {
    return part === 'payments' ? this.now('payments') : 'ok';
  }

  load(): Promise<never> {
    throw new Error('nobody looks at the weather of the simulation');
  }

  set(): Promise<never> {
    throw new Error('nobody makes the weather of the simulation');
  }
}
