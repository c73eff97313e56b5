import type * as z from 'zod';
import type * as contract from '../../contract/rates/answers.ts';
import { formatAmount } from '../../domain/money.ts';
import type { PaymentTerms } from '../../domain/rates/payment-terms.ts';
import type { PlanPrice } from '../../domain/rates/room-price.ts';
import type { OwnedRatePlan } from '../../usecases/rates/change-rate-plans.ts';
import { policyView } from './hotel.ts';

const priceView = (price: PlanPrice, currency: string): z.output<typeof contract.planPrice> =>
  price.kind === 'amount' ? { kind: 'amount', value: formatAmount(price.amount, currency), per: price.per } : price;

const paymentView = (payment: PaymentTerms): z.output<typeof contract.planPayment> =>
  'percent' in payment ? { kind: 'deposit', percent: Number(payment.percent) } : payment;

/** The API's RatePlan, as its owner reads it. */
export const ratePlanView = ({ hotel, plan }: OwnedRatePlan): z.output<typeof contract.ratePlan> => ({
  id: plan.id,
  hotelId: plan.hotelId,
  name: plan.name,
  description: plan.description,
  board: plan.board,
  roomTypeIds: [...(plan.roomTypeIds ?? [])],
  price: priceView(plan.price, hotel.currency),
  cancellationPolicy: plan.cancellationPolicy && policyView(plan.cancellationPolicy),
  payment: paymentView(plan.payment),
  minStay: plan.minStay,
  maxStay: plan.maxStay,
  minAdvanceDays: plan.minAdvanceDays,
  maxAdvanceDays: plan.maxAdvanceDays,
  bookable: plan.bookable,
  stay: plan.stay,
  audience: plan.audience,
  status: plan.status,
  position: plan.position,
  version: plan.version,
});
