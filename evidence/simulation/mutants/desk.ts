import type { Mutant } from './mutant.ts';

/** Mutants of the front desk: blocks, units and money. */
export const DESK_MUTANTS: readonly Mutant[] = [
  {
    name: 'block-over-sold-rooms',
    rule: 32,
    file: 'functions/adapters/dynamo/nights/block-repository.ts',
    find: "'(attribute_not_exists(#left) OR #left >= :rooms) AND attribute_not_exists(fence)'",
    replace:
      "'(attribute_not_exists(#left) OR #left >= :rooms OR attribute_exists(#left)) AND attribute_not_exists(fence)'",
    why: 'a block takes rooms that were sold since it looked',
    focus: 'desk',
  },
  {
    name: 'block-step-twice',
    rule: 32,
    file: 'functions/adapters/dynamo/nights/block-repository.ts',
    find: "ConditionExpression: '#state = :state AND #takenTo = :takenTo',",
    replace: "ConditionExpression: '(#state = :state AND #takenTo = :takenTo) OR attribute_exists(pk)',",
    why: 'two workers of one block take or give the same nights',
    focus: 'desk',
  },
  {
    name: 'unit-night-twice',
    rule: 33,
    file: 'functions/adapters/dynamo/units/unit-nights.ts',
    find: "].join(' AND '),",
    replace:
      "].map((each) => (each.startsWith('attribute') ? '(attribute_exists(pk) OR attribute_not_exists(pk))' : each)).join(' AND '),",
    why: 'a unit is given to a stay though another took it since it looked',
    focus: 'desk',
  },
  {
    name: 'unit-kept-by-the-cancelled',
    rule: 33,
    file: 'functions/domain/booking/units.ts',
    find: "for (const night of had) if (!has.has(night)) note(night, 'give');",
    replace: "for (const night of had) if (!has.has(night) && after.status !== 'cancelled') note(night, 'give');",
    why: 'a cancellation frees the nights and not the units',
    focus: 'desk',
  },
  {
    name: 'retiring-unnoticed',
    rule: 33,
    file: 'functions/adapters/dynamo/units/unit-nights.ts',
    find: ' AND attribute_not_exists(retiring)',
    replace: '',
    why: 'a unit that is about to change its type is assigned once more',
    focus: 'desk',
  },
  {
    name: 'desk-money-unwritten',
    rule: 14,
    file: 'functions/adapters/dynamo/bookings/booking-writes.ts',
    find: 'if (write.deskPayment) {',
    replace: 'if (write.deskPayment && write.deskPayment.amount < 0) {',
    why: 'money that the desk takes counts as paid and stands in no ledger',
    focus: 'desk',
  },
  {
    name: 'desk-entry-left-open',
    rule: 14,
    file: 'functions/adapters/dynamo/bookings/booking-writes.ts',
    find: "for (const refund of write.refundsGiven ?? []) writes.push(refundWrite(refund, 'due'));",
    replace: '',
    why: 'what the desk has given waits in the ledger to be given once more',
    focus: 'desk',
  },
];
