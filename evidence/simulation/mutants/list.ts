import type { Focus } from '../workload/catalogue.ts';

export interface Edit {
  /** From the root of the repository; `find` stands in it exactly once. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A change of the source that breaks one rule; the simulation must notice. */
export interface Mutant extends Edit {
  readonly name: string;
  readonly rule: number;
  /** What must change besides. */
  readonly also?: Edit;
  /** What is wrong with it. */
  readonly why: string;
  /** The world that provokes it soonest. */
  readonly focus: Focus;
}

/** The stream is then no longer where bookings are told from. */
const NOT_BY_THE_STREAM: Edit = {
  file: 'functions/adapters/dynamo/outbox/stream-record.ts',
  find: "if (kind !== 'INSERT') return [];",
  replace: 'return [];',
};

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'oversell',
    rule: 1,
    file: 'functions/adapters/dynamo/bookings/booking-writes.ts',
    find: '#left >= :rooms)',
    replace: '#left >= :zero)',
    why: 'a hold takes rooms of a night whatever is left',
    focus: 'all',
  },
  {
    name: 'lazy-overwritten',
    rule: 2,
    file: 'functions/adapters/dynamo/nights/night-repository.ts',
    find: "when: ['attribute_not_exists(cap)', 'attribute_not_exists(#left)'],",
    replace: 'when: [],',
    why: 'a change of rooms makes a night explicit though a hold did so meanwhile',
    focus: 'rooms',
  },
  {
    name: 'stays-lazy',
    rule: 2,
    file: 'functions/usecases/rooms/roll-out-nights.ts',
    find: 'const dates = [...eachNight(from, addDays(to, 1)), ...behind];',
    replace:
      'const dates = [...touched.keys()].filter((date) => date >= from && addDays(date, 1) > from && eachNight(date, addDays(date, 1)).length > 0 && behind.length >= 0);',
    why: 'a change of rooms leaves the nights nobody has touched lazy',
    focus: 'rooms',
  },
  {
    name: 'below-nothing',
    rule: 2,
    file: 'functions/adapters/dynamo/nights/night-repository.ts',
    find: "when: ['cap = :seenCap', '#left >= :least'],",
    replace: "when: ['cap = :seenCap', '(#left >= :least OR attribute_exists(#left))'],",
    why: 'a change to fewer rooms ignores what was sold since it looked',
    focus: 'rooms',
  },
  {
    name: 'contention-is-full',
    rule: 6,
    file: 'functions/usecases/bookings/sell-rooms.ts',
    find: "return outcome.kind === 'contended' ? readFirst(quote) : decide(outcome, write);",
    replace:
      "return outcome.kind === 'contended' ? (readFirst, { refused: 'sold-out' as const, nights: [sale.wanted.checkIn] }) : decide(outcome, write);",
    why: 'a conflict between transactions is shown as sold out',
    focus: 'all',
  },
  {
    name: 'nonce-forgotten',
    rule: 6,
    file: 'functions/usecases/bookings/sell-rooms.ts',
    find: 'if (standing.requestNonce === nonce) return { booking: standing, deduplicated: false };',
    replace: 'void nonce;',
    why: 'a commit whose answer was lost is taken for the replay of another request',
    focus: 'all',
  },
  {
    name: 'expiry-uncounted',
    rule: 8,
    file: 'functions/adapters/dynamo/bookings/booking-writes.ts',
    find: '...(unpaid.holds === 0 && unpaid.roomNights === 0 ? []',
    replace: "...((unpaid.holds === 0 && unpaid.roomNights === 0) || after.status === 'expired' ? []",
    why: 'a hold that expires still counts as open',
    focus: 'all',
  },
  {
    name: 'longer-stay-uncounted',
    rule: 8,
    file: 'functions/adapters/dynamo/bookings/booking-writes.ts',
    find: '...(unpaid.holds === 0 && unpaid.roomNights === 0 ? []',
    replace: '...(unpaid.holds === 0 ? []',
    why: 'a change of an unpaid stay does not move the room-nights that its guest holds unpaid',
    focus: 'all',
  },
  {
    name: 'charge-kept-from-nobody',
    rule: 12,
    file: 'functions/usecases/payments/settle-attempt.ts',
    find: '      refunds: promised.refunds,\n',
    replace: '',
    why: 'a charge that no version keeps is not given back',
    focus: 'money',
  },
  {
    name: 'charge-before-attempt',
    rule: 12,
    file: 'functions/usecases/payments/confirm-booking.ts',
    find: 'const attempt = newAttempt(booking, paymentMethod, paid?.redeemed, moment.now);',
    replace:
      'const attempt = newAttempt(booking, paymentMethod, paid?.redeemed, moment.now); await deps.gateway.charge({ ...attempt, key: chargeKey(attempt.bookingId, attempt.n) });',
    why: 'the gateway is asked before the attempt is written down',
    focus: 'money',
  },
  {
    name: 'kept-nights-taken-again',
    rule: 15,
    file: 'functions/adapters/dynamo/bookings/booking-writes.ts',
    find: 'const nights = nightsDelta(before && heldBy(before), heldBy(after)).map((delta) => {',
    replace:
      "const nights = nightsDelta(before?.status === 'confirmed' && after.status === 'confirmed' && after.totals !== before.totals ? null : before && heldBy(before), heldBy(after)).map((delta) => {",
    why: 'a change takes kept nights again and frees none',
    focus: 'money',
  },
  {
    name: 'version-unchecked',
    rule: 15,
    file: 'functions/adapters/dynamo/bookings/booking-writes.ts',
    find: "ConditionExpression: '#revision = :revision AND #status = :status',",
    replace: "ConditionExpression: '(#revision = :revision OR attribute_exists(pk)) AND #status = :status',",
    why: 'a change is committed over whatever came between',
    focus: 'money',
  },
  {
    name: 'repair-unchecked',
    rule: 17,
    file: 'functions/adapters/dynamo/nights/reconciliation-nights.ts',
    find: "drift.seq === undefined ? 'attribute_not_exists(seq)' : 'seq = :seq'",
    replace: "drift.seq === undefined ? 'attribute_not_exists(seq)' : '(seq = :seq OR attribute_exists(seq))'",
    why: 'a repair overwrites a night that was sold since it looked',
    focus: 'repair',
  },
  {
    name: 'judged-in-flux',
    rule: 17,
    file: 'functions/usecases/reconciliation/compare-nights.ts',
    find: 'const still = doubtful.filter((each) => before.get(nightName(each))?.seq === again.get(nightName(each))?.seq);',
    replace: 'const still = doubtful;',
    why: 'a night that was counted on between the readings is judged by them',
    focus: 'repair',
  },
  {
    name: 'gateway-key-dropped',
    rule: 12,
    file: 'functions/usecases/payments/charge-attempt.ts',
    find: 'await gateway.charge({ ...attempt, key });',
    replace: "await gateway.charge({ ...attempt, key: [key, delay.random()].join(':') });",
    why: 'the gateway is asked without its idempotency key, so that each call is a charge of its own',
    focus: 'money',
  },
  {
    name: 'mail-unclaimed',
    rule: 22,
    file: 'functions/usecases/notifications/notify.ts',
    find: 'const claim = await claims.claim(mail.id);',
    replace: "const claim = await Promise.resolve('mine' as 'mine' | 'sent' | 'taken');",
    why: 'a mail is sent whatever became of its claim',
    focus: 'all',
  },
  {
    name: 'told-by-the-handler',
    rule: 21,
    file: 'functions/adapters/dynamo/commit.ts',
    find: "    return { kind: 'committed' };\n",
    replace: "    await table.tell?.(writes).catch(() => undefined);\n    return { kind: 'committed' };\n",
    also: NOT_BY_THE_STREAM,
    why: 'whoever has committed publishes it: a crash in between, and nobody is ever told',
    focus: 'all',
  },
  {
    name: 'told-before-the-commit',
    rule: 21,
    file: 'functions/adapters/dynamo/commit.ts',
    find: '    await table.client.send(new TransactWriteCommand({',
    replace:
      '    await table.tell?.(writes).catch(() => undefined);\n    await table.client.send(new TransactWriteCommand({',
    also: NOT_BY_THE_STREAM,
    why: 'what is told may never be committed',
    focus: 'all',
  },
  {
    name: 'points-beside-the-commit',
    rule: 12,
    file: 'functions/adapters/dynamo/bookings/booking-writes.ts',
    find: "...pointsWrites<Meaning>(write.points, { of: 'ledger' }),",
    replace: '',
    also: {
      file: 'functions/adapters/dynamo/bookings/booking-repository.ts',
      find: '      const outcome = await commit(table, writes);\n',
      replace:
        "      const { pointsWrites } = await import('../accounts/points-items.ts');\n      const outcome = await commit(table, writes);\n      if (outcome.kind === 'committed' && write.points) await commit(table, pointsWrites(write.points, { of: 'ledger' }));\n",
    },
    why: 'points move after the change of the booking, not in its transaction',
    focus: 'money',
  },
  {
    name: 'points-back-again',
    rule: 12,
    file: 'functions/usecases/bookings/points-back.ts',
    find: "const ended = attempt !== undefined && attempt.state !== 'open' && attempt.state !== 'kept';",
    replace: "const ended = attempt !== undefined && attempt.state !== 'open';",
    why: 'points come back though the charge beside them is kept, and once more with a cancellation',
    focus: 'money',
  },
  {
    name: 'points-spent-twice',
    rule: 12,
    file: 'functions/adapters/dynamo/accounts/points-items.ts',
    find: "ConditionExpression: '#revision = :revision',",
    replace: "ConditionExpression: '(#revision = :revision OR attribute_exists(pk))',",
    why: 'two bookings paid at once take the same points',
    focus: 'money',
  },
  {
    name: 'nothing-forfeited',
    rule: 28,
    file: 'functions/domain/booking/settlement.ts',
    find: 'return Math.max(booking.forfeited, Math.min(paidNet(booking), kept));',
    replace: 'return Math.min(booking.forfeited, kept);',
    why: 'a change of the stay moves the deadlines and gives back what the policy keeps',
    focus: 'money',
  },
  {
    name: 'deadlines-of-the-new-hotel',
    rule: 29,
    file: 'functions/domain/policy.ts',
    find: 'return withDeadlines(policy, (step) => later(step.until, deadline(step, checkInAt)));',
    replace: 'return withDeadlines(policy, (step) => deadline(step, checkInAt));',
    why: 'a hotel in an earlier zone, or with an earlier check-in, brings the deadlines of a moved stay nearer',
    focus: 'all',
  },
  {
    name: 'restriction-unnoticed',
    rule: 31,
    file: 'functions/adapters/dynamo/nights/night-repository.ts',
    find: "const rev = 'rateRev = if_not_exists(rateRev, :zero) + :one';",
    replace: "const rev = 'rateRev = if_not_exists(rateRev, :zero), changed = :one';",
    why: 'a change of the grid leaves the revision of its nights, and quotes of before it go through',
    focus: 'rates',
  },
  {
    name: 'kept-nights-judged-anew',
    rule: 31,
    file: 'functions/usecases/payments/plan-change.ts',
    find: 'on: (date) => (kept.get(date) ?? stored.get(date))?.restrictions,',
    replace: 'on: (date) => (kept.size < 0 ? kept.get(date) : stored.get(date))?.restrictions,',
    why: 'a guest who changes a stay is held to what was restricted since it was booked',
    focus: 'rates',
  },
];
