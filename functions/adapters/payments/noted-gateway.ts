import type { PaymentGateway } from '../../usecases/ports/gateway.ts';

/** Whether a part worked at a call; it never fails. */
export type NoteOutcome = (worked: boolean) => Promise<void>;

/** The gateway with each answer noted by whether it was reached. A lost answer says neither. */
export const notedGateway = (gateway: PaymentGateway, note: NoteOutcome): PaymentGateway => {
  const noted = async <A>(asked: Promise<A>): Promise<A> => {
    const answer = await asked;
    if (answer !== 'unknown') await note(answer !== 'away');
    return answer;
  };
  return {
    charge: (order) => noted(gateway.charge(order)),
    lookUp: (key) => noted(gateway.lookUp(key)),
    void: (key) => noted(gateway.void(key)),
    refund: (order) => noted(gateway.refund(order)),
  };
};
