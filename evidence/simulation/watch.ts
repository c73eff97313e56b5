import { checkBookings } from './invariants/bookings.ts';
import { checkMoney, checkSettled } from './invariants/money.ts';
import { BrokenNights, checkCaps } from './invariants/nights.ts';
import { checkPointsMoved } from './invariants/points.ts';
import { PolicyFloors } from './invariants/policy.ts';
import { RateRules } from './invariants/rates.ts';
import { checkUnits } from './invariants/units.ts';
import { Shadow } from './shadow.ts';
import { must } from './violation.ts';
import { SABOTAGE } from './workload/system.ts';
import { SETTINGS, type World } from './world.ts';

/** Updates the shadow of the table and checks every change against the invariants. */
export class Watch {
  readonly #world: World;
  readonly broken = new BrokenNights();
  readonly #policies = new PolicyFloors();
  readonly rates = new RateRules();

  constructor(world: World) {
    this.#world = world;
  }

  /** After every call: checks only its changes, because nothing else can have broken an invariant. */
  readonly check = (): void => {
    const { shadow, sellable, scheduler, time } = this.#world;
    const changes = this.#world.takeChanges();
    if (changes.length === 0) return;
    const touched = shadow.apply(changes, scheduler.releasing?.number);
    sellable.note(shadow, touched, scheduler.step);
    const sabotage = scheduler.releasing?.name === SABOTAGE;
    const began = scheduler.releasing?.beganAt ?? time.millis;
    const moment = { shadow, touched, sabotage, caps: SETTINGS, millis: time.millis, began };
    this.broken.check(moment);
    checkCaps(moment);
    checkBookings(moment);
    checkUnits(moment);
    checkMoney(moment);
    checkPointsMoved(moment);
    this.#policies.check(moment);
    this.rates.check(moment);
  };

  /** Rebuilds everything from the items, because the shadow itself may be wrong. */
  checkWhole(): void {
    const { shadow } = this.#world;
    const whole = Shadow.of(this.#world.items());
    for (const name of new Set([...whole.held.keys(), ...shadow.held.keys(), ...whole.nights.keys()])) {
      const held = whole.held.get(name) ?? 0;
      must(held === (shadow.held.get(name) ?? 0), 'the simulation itself', () => `its count of ${name} is wrong`);
      const off = this.broken.off.get(name)?.sold ?? 0;
      const sold = whole.nights.get(name)?.sold ?? 0;
      must(sold - off === held, 'every counter equals its bookings', () => `${name}: sold ${sold}, held ${held}`);
    }
    for (const [name, holder] of whole.units.kept) {
      must(shadow.units.kept.get(name) === holder, 'the simulation itself', () => `its holder of ${name} is wrong`);
    }
    for (const [userId, kept] of whole.unpaidKept) {
      const counted = whole.unpaidOf(userId);
      const same = kept.holds === counted.holds && kept.roomNights === counted.roomNights;
      must(same, 'rule 8: the count of what is held unpaid', () => userId);
    }
  }

  /** Final checks, once nothing is due any more. */
  checkQuiet(): void {
    this.checkWhole();
    const { shadow } = this.#world;
    for (const { booking } of shadow.bookings.values()) {
      const open = booking.status === 'reserved' || booking.status === 'payment_pending';
      must(
        !open,
        'rule 16: what is due is done',
        () => `${booking.id} is ${booking.status} since ${booking.updatedAt}`,
      );
      checkSettled(shadow, booking);
    }
    for (const roomType of shadow.roomTypes.values()) {
      must(
        !roomType.capacityChange && !roomType.deletion,
        'rule 2: a change is finished after a crash',
        () => roomType.id,
      );
    }
    for (const { id, state } of shadow.units.blocks.values()) {
      const done = state === 'standing' || state === 'removed';
      must(done, 'rule 32: a block is finished after a crash', () => `${id} is ${state}`);
    }
    for (const hotel of shadow.hotels.values()) {
      must(!hotel.deletion, 'rule 3: a deletion is finished after a crash', () => hotel.id);
    }
  }
}
