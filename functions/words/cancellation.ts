import { type Amount, lessBy, moneyInWords } from './money.ts';
import { momentInWords } from './time.ts';

/** A cancellation policy as a booking or an offer has it: each deadline with what comes back until then, earliest first. */
export interface PolicyToSay {
  readonly steps: readonly { readonly until: string; readonly refund: Amount }[];
  /** What is paid before arrival, or will be: a refund of all of it is a free cancellation. */
  readonly paid: Amount;
  readonly timeZone: string;
}

const isNothing = ({ amount }: Amount): boolean => Number(amount) === 0;

/**
 * The policy in sentences, one a deadline that is still to come, and one for what follows the last.
 * @param now deadlines before it are left out
 */
export const cancellationInWords = ({ steps, paid, timeZone }: PolicyToSay, now: string): string[] => {
  if (isNothing(paid)) return ['Nothing is paid before arrival, so a cancellation costs nothing.'];
  const open = steps.filter(({ until, refund }) => Date.parse(until) >= Date.parse(now) && !isNothing(refund));
  if (open.length === 0) return ['A cancellation gives nothing back.'];
  const sentences = open.map(({ until, refund }) => {
    const deadline = momentInWords(until, timeZone);
    return refund.amount === paid.amount
      ? `Free cancellation until ${deadline}.`
      : `Until ${deadline} a cancellation gives back ${moneyInWords(refund)}, and the hotel keeps ${moneyInWords(lessBy(paid, refund))}.`;
  });
  return [...sentences, 'After that a cancellation gives nothing back.'];
};
