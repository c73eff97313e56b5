import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStripe } from '../../functions/adapters/payments/stripe-gateway.ts';
import { storedIntents } from '../../functions/adapters/payments/stripe-intents.ts';
import { openStripeNotices } from '../../functions/adapters/payments/stripe-notices.ts';
import { openStripeRecord } from '../../functions/adapters/payments/stripe-record.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { confirmBooking } from '../../functions/usecases/payments/confirm-booking.ts';
import { followNotice } from '../../functions/usecases/payments/follow-notice.ts';
import { sweep } from '../../functions/usecases/payments/sweep.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { type BookingWorld, bookingWorld } from '../support/booking-world.ts';
import { given } from '../support/given.ts';
import { type StripeDouble, stripeDouble } from '../support/stripe-double.ts';

const secret = 'whsec_of_tests';
const total = 31_800;

describe('a notice of Stripe', () => {
  let world: BookingWorld;
  let stripe: StripeDouble;
  let deps: BookingWorld['deps'] & Parameters<typeof followNotice>[0];
  beforeEach(async () => {
    world = await bookingWorld(createMemoryDynamo().client());
    stripe = await stripeDouble();
    const intents = storedIntents(world.table, world.core.clock);
    const gateway = openStripe(stripe.access, intents);
    const record = openStripeRecord(stripe.access, intents);
    deps = { ...world.deps, gateway, source: { notices: openStripeNotices(secret), record } };
  });
  afterEach(() => stripe.stop());

  const event = (type: string, object: object) =>
    JSON.stringify({ id: 'evt_1', object: 'event', type, data: { object } });
  const signed = (payload: string, { by = secret, secondsAgo = 0 } = {}) =>
    Stripe.webhooks.generateTestHeaderString({
      payload,
      secret: by,
      timestamp: Math.floor(Date.now() / 1000) - secondsAgo,
    });
  const tell = (type: string, object: object) => {
    const body = event(type, object);
    return followNotice(deps)(body, signed(body));
  };
  const stored = async (id: string) => {
    const booking = await world.deps.bookings.find(id);
    if (booking === undefined) throw new Error('gone');
    return { booking, ...(await world.deps.bookings.money(id)) };
  };
  const pay = (bookingId: string, paymentMethod: string) =>
    confirmBooking(deps)({ access: accountAccess('guest-1'), bookingId, paymentMethod, ifMatch: undefined });
  const sweepRefunds = () => sweep(deps)({ kinds: ['refund'], inTime: () => true });
  const cancel = (bookingId: string) =>
    world.cancel({
      bookingId,
      ifMatch: undefined,
      reason: null,
      actor: { kind: 'guest', id: 'guest-1' },
      mayCancel: () => true,
    });

  /** A payment that waits for its gateway: the charge is in, and its answer was lost again and again. */
  const waiting = async () => {
    const { booking } = given(await world.hold());
    stripe.fail('/confirm', 'lost');
    for (const path of ['/pi_1', '/confirm', '/pi_1', '/confirm', '/pi_1']) stripe.fail(path, 'http-500');
    expect(given(await pay(booking.id, 'pm_card_visa'))).toMatchObject({ pending: true });
    stripe.heal();
    return { id: booking.id, key: `${booking.id}:1` };
  };

  it('confirms a booking whose charge is in', async () => {
    const { id, key } = await waiting();
    expect(stripe.charged()).toBe(total);
    expect(await tell('payment_intent.succeeded', { metadata: { key } })).toBe('followed');
    expect((await stored(id)).booking).toMatchObject({ status: 'confirmed', payment: { paid: total } });
    expect(await tell('payment_intent.succeeded', { metadata: { key } })).toBe('followed');
    expect(stripe.charged()).toBe(total);
  });

  it('is asked after, never believed: one that says more than Stripe knows changes nothing', async () => {
    const { booking } = given(await world.hold());
    stripe.fail('/v1/payment_intents', 'refused');
    stripe.fail('/v1/payment_intents', 'refused');
    stripe.fail('/v1/payment_intents', 'refused');
    expect(given(await pay(booking.id, 'pm_card_visa'))).toMatchObject({ pending: true });
    stripe.heal();
    const before = await stored(booking.id);
    const claim = { status: 'succeeded', amount: total, metadata: { key: `${booking.id}:1` } };
    expect(await tell('payment_intent.succeeded', claim)).toBe('followed');
    expect(await stored(booking.id)).toEqual(before);
  });

  it.each([
    ['forged', { by: 'whsec_of_somebody' }],
    ['replayed after five minutes', { secondsAgo: 301 }],
  ])('that is %s is refused, and changes nothing', async (_what, how) => {
    const { id, key } = await waiting();
    const before = await stored(id);
    const body = event('payment_intent.succeeded', { metadata: { key } });
    const refused = { refused: 'invalid-request', errors: [{ pointer: '/Stripe-Signature' }] };
    expect(await followNotice(deps)(body, signed(body, how))).toMatchObject(refused);
    expect(await followNotice(deps)(body, undefined)).toMatchObject(refused);
    expect(await followNotice(deps)(`${body} `, signed(body))).toMatchObject(refused);
    expect(await stored(id)).toEqual(before);
  });

  it('of a kind nobody waits for, or of another shop, is taken and left alone', async () => {
    expect(await tell('customer.created', { metadata: { key: 'b:1' } })).toBe('followed');
    expect(await tell('payment_intent.succeeded', { metadata: {} })).toBe('followed');
    expect(await tell('payment_intent.succeeded', { metadata: { key: 'nobody:1' } })).toBe('followed');
    expect(await tell('refund.failed', { metadata: { key: 'nobody:r:1' } })).toBe('followed');
  });

  it('that a bank has sent a refund back makes it owed again, and it is given anew', async () => {
    const { booking } = given(await world.hold());
    given(await pay(booking.id, 'pm_card_visa'));
    given(await cancel(booking.id));
    world.advance(2);
    await sweepRefunds();
    expect((await stored(booking.id)).booking.payment).toMatchObject({ status: 'refunded', refunded: total });

    const [refund] = stripe.refunds;
    if (!refund) throw new Error('no refund');
    refund.status = 'failed';
    expect(await tell('refund.failed', refund)).toBe('followed');
    expect(await stored(booking.id)).toMatchObject({
      booking: { payment: { status: 'refund_pending', refundDue: total, refunded: 0 } },
      refunds: [{ state: 'due', tries: 2 }],
    });
    expect(await tell('refund.failed', refund)).toBe('followed');
    expect((await stored(booking.id)).refunds).toMatchObject([{ tries: 2 }]);
    world.advance(10);
    await sweepRefunds();
    expect((await stored(booking.id)).booking.payment).toMatchObject({ status: 'refunded', refunded: total });
    expect(stripe.refunded()).toBe(total);
  });
});
