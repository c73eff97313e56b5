import { useRef, useState } from 'react';
import type { Success } from '../../lib/api.ts';
import { type Booking, duesOf } from '../../lib/bookings.ts';
import { useDraft } from '../../lib/draft.ts';
import { isZero } from '../../lib/money.ts';
import { isProblem } from '../../lib/problem.ts';
import { queryClient } from '../../lib/query.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { useFieldErrors } from '../../ui/field-errors.ts';
import { type Card, noCard, readCard } from './cards.ts';
import { askedDetails, usePayment } from './pay.ts';
import type { CardTaker } from './stripe-form.tsx';
import { usePoints } from './use-points.ts';
import { bookingWords } from './words.ts';

/** The way cards are taken: by the sandbox's test numbers, by Stripe's form, or (null) none. */
export type CardsTaken = Success<'getConfig'>['payment'];

/** Everything that is typed and pressed on the page of a hold, and what became of it. */
export const useHold = (booking: Booking, cards: CardsTaken | undefined) => {
  const { who: words } = bookingWords.useWords();
  const details = useDraft(`booking:${booking.id}`, askedDetails(booking));
  const [card, setCard] = useState<Card>(noCard);
  const [judged, setJudged] = useState(false);
  const [taking, setTaking] = useState(false);
  /** How many presses found a fault in what was typed. */
  const [faulty, setFaulty] = useState(0);
  const pressed = useRef(false);
  const taker = useRef<CardTaker>(null);
  const payment = usePayment();
  const needsCard = !isZero(duesOf(booking).now);
  const points = usePoints(booking.id, needsCard);
  const read = readCard(card, serverNow());
  const faults = judged && needsCard && 'faults' in read ? read.faults : {};
  const blank = (['guestName', 'guestEmail'] as const).filter((field) => details.value[field].trim() === '');
  const missing = judged ? Object.fromEntries(blank.map((field) => [field, words.needed])) : {};
  const errors = { ...useFieldErrors(payment.error), ...missing };

  /** The id of the card; null if none is needed, undefined if the card is invalid. */
  const token = async (): Promise<string | null | undefined> => {
    if (!needsCard) return null;
    if (cards?.kind === 'stripe') return taker.current?.take();
    return 'token' in read ? read.token : undefined;
  };
  const pay = async (): Promise<void> => {
    setJudged(true);
    // A second press, while the first is on its way, is the same wish. The amount to charge is shown first.
    if (pressed.current || (points.spends && !points.paid)) return;
    pressed.current = true;
    setTaking(true);
    try {
      const taken = blank.length > 0 ? undefined : await token();
      if (taken === undefined) setFaulty((count) => count + 1);
      else
        await payment
          .mutateAsync({ booking, details: details.value, token: taken, points: points.points })
          .then(details.clear)
          .catch(() => {
            taker.current?.forget();
            void queryClient.invalidateQueries({ queryKey: ['booking', booking.id, 'points'] });
          });
    } finally {
      pressed.current = false;
      setTaking(false);
    }
  };
  /** Another card is a new try: the error of the previous one is cleared. */
  const anotherCard = (): void => {
    if (isProblem(payment.error, 'payment-declined')) payment.reset();
  };
  const changeCard = (next: Card): void => {
    setCard(next);
    anotherCard();
  };
  const busy = taking || payment.isPending;
  return {
    details,
    points,
    card,
    changeCard,
    anotherCard,
    taker,
    faults,
    faulty,
    errors,
    error: payment.error,
    busy,
    needsCard,
    pay,
  };
};
