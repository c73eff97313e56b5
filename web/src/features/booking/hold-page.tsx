import { ArrowRight } from 'lucide';
import { type FormEvent, useRef, useState } from 'react';
import { type Booking, duesOf } from '../../lib/bookings.ts';
import { useDraft } from '../../lib/draft.ts';
import { useConfig } from '../../lib/facts.ts';
import { useFormats } from '../../lib/format.ts';
import { isZero } from '../../lib/money.ts';
import { nightPrices } from '../../lib/night-prices.ts';
import { useOnline } from '../../lib/online.ts';
import { isProblem } from '../../lib/problem.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { useFieldErrors } from '../../ui/field-errors.ts';
import { Icon } from '../../ui/icon.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RefundSteps } from '../../ui/refund-steps.tsx';
import { Section } from '../../ui/section.tsx';
import { CardForm } from './card-form.tsx';
import { type Card, noCard, readCard } from './cards.ts';
import { DetailsForm } from './details-form.tsx';
import { HoldBoard } from './hold-board.tsx';
import { detailsOf, useGiveUp, usePayment } from './pay.ts';
import { useStayOf } from './stay.ts';
import { Summary } from './summary.tsx';
import { useLeft } from './use-left.ts';
import { bookingWords } from './words.ts';

/** Why the money did not move, beside what is said of the fields. */
const Trouble = ({ error }: { readonly error: unknown }) => {
  const { pay: words } = bookingWords.useWords();
  if (!error) return null;
  const isAnswered = error instanceof Error && error.name === 'ApiProblem';
  if (isAnswered) return <ProblemNote error={error} className="mt-4" />;
  return (
    <p role="alert" className="mt-4 border-l-4 border-edge bg-wash px-4 py-3 font-medium">
      {words.lost}
    </p>
  );
};

const focusFirstWrong = (form: HTMLFormElement | null): void => {
  // After the words of the refusal are there.
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
};

/** Everything that is typed and pressed on the page, and what became of it. */
const useHold = (booking: Booking) => {
  const { who: words } = bookingWords.useWords();
  const details = useDraft(`booking:${booking.id}`, detailsOf(booking));
  const [card, setCard] = useState<Card>(noCard);
  const [judged, setJudged] = useState(false);
  const payment = usePayment();
  const needsCard = !isZero(duesOf(booking).now);
  const read = readCard(card, serverNow());
  const faults = judged && needsCard && 'faults' in read ? read.faults : {};
  const blank = (['guestName', 'guestEmail'] as const).filter((field) => details.value[field].trim() === '');
  const missing = judged ? Object.fromEntries(blank.map((field) => [field, words.needed])) : {};
  const errors = { ...useFieldErrors(payment.error), ...missing };
  const pay = (onFault: () => void): void => {
    setJudged(true);
    if (payment.isPending) return;
    const token = needsCard ? ('token' in read ? read.token : undefined) : null;
    if (token === undefined || blank.length > 0) onFault();
    else payment.mutate({ booking, details: details.value, token }, { onSuccess: details.clear, onError: onFault });
  };
  const changeCard = (next: Card): void => {
    setCard(next);
    // Another card is another try: what was said of the one before is over.
    if (isProblem(payment.error, 'payment-declined')) payment.reset();
  };
  return { details, card, changeCard, faults, errors, payment, needsCard, pay };
};

const GiveUp = ({ booking, disabled }: { readonly booking: Booking; readonly disabled: boolean }) => {
  const { pay: words } = bookingWords.useWords();
  const giveUp = useGiveUp();
  if (!booking.actions.includes('cancel')) return null;
  return (
    <>
      <button
        type="button"
        className="link"
        disabled={giveUp.isPending || disabled}
        onClick={() => giveUp.mutate(booking)}
      >
        {words.giveUp}
      </button>
      {giveUp.error ? <ProblemNote error={giveUp.error} className="basis-full" /> : null}
    </>
  );
};

/** The hold: who stays, the card, the one press that books. */
export const HoldPage = ({ booking }: { readonly booking: Booking }) => {
  const words = bookingWords.useWords();
  const formats = useFormats();
  const sandbox = useConfig()?.sandbox ?? true;
  const online = useOnline();
  const form = useRef<HTMLFormElement>(null);
  const { details, card, changeCard, faults, errors, payment, needsCard, pay } = useHold(booking);
  const stay = useStayOf(booking);
  const left = useLeft(booking.createdAt, booking.expiresAt);
  const dues = duesOf(booking);
  const takesCard = needsCard && sandbox;
  const go = needsCard ? words.pay.pay(formats.money(dues.now)) : words.pay.free;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    pay(() => focusFirstWrong(form.current));
  };

  return (
    <>
      <HoldBoard booking={booking} />
      <div className="frame grid gap-x-8 pt-8 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="lg:order-last">
          <Summary stay={stay} offer={booking} dues={dues} held={!left.over} />
        </div>
        <form ref={form} onSubmit={submit} noValidate className="min-w-0 lg:[&>section:first-child]:mt-0">
          <Section title={words.who.title}>
            <DetailsForm value={details.value} errors={errors} onChange={details.change} />
          </Section>
          <Section
            title={needsCard ? words.card.title : words.pay.title}
            note={takesCard ? words.card.note : undefined}
          >
            {needsCard && !sandbox ? <p className="mb-4 font-medium">{words.card.closed}</p> : null}
            {takesCard ? <CardForm card={card} faults={faults} onChange={changeCard} /> : null}
            <Trouble error={payment.error} />
            {online ? null : (
              <p role="status" className="mt-4 border-l-4 border-edge bg-wash px-4 py-3 font-medium">
                {words.pay.offline}
              </p>
            )}
            <Button
              type="submit"
              kind="go"
              size="large"
              busy={payment.isPending}
              disabled={needsCard && !sandbox}
              className="mt-4 w-full justify-between! text-left whitespace-normal!"
            >
              {payment.isPending ? words.pay.paying : go}
              <Icon of={ArrowRight} />
            </Button>
            <div className="mt-2.5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 text-2 text-ink2">
              <p>{needsCard ? words.pay.note : words.pay.freeNote}</p>
              <GiveUp booking={booking} disabled={payment.isPending} />
            </div>
          </Section>
          <Section title={words.cancelTerms.title}>
            <RefundSteps
              steps={booking.cancellationPolicy.steps}
              paid={dues.now}
              timeZone={booking.hotel.timeZone}
              nights={[...nightPrices(booking.nightlyPrices).values()]}
            />
          </Section>
        </form>
      </div>
    </>
  );
};
