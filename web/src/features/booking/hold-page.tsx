import { useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide';
import { type FormEvent, useRef } from 'react';
import { type Booking, bookingQuery, duesOf } from '../../lib/bookings.ts';
import { useConfig } from '../../lib/facts.ts';
import { useFormats } from '../../lib/format.ts';
import { nightPrices } from '../../lib/night-prices.ts';
import { useOnline } from '../../lib/online.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RefundSteps } from '../../ui/refund-steps.tsx';
import { Section } from '../../ui/section.tsx';
import { useFocusOnError } from '../../ui/use-sending.ts';
import { CardForm } from './card-form.tsx';
import { DetailsForm } from './details-form.tsx';
import { HoldBoard } from './hold-board.tsx';
import { useGiveUp } from './pay.ts';
import { PointsField } from './points-field.tsx';
import { useStayOf } from './stay.ts';
import { StripeForm } from './stripe-form.tsx';
import { Summary } from './summary.tsx';
import { useHold } from './use-hold.ts';
import { useLeft } from './use-left.ts';
import { bookingWords } from './words.ts';

/** The reason why the payment failed, besides the errors of the fields. */
const Trouble = ({ error, bookingId }: { readonly error: unknown; readonly bookingId: string }) => {
  const { pay: words } = bookingWords.useWords();
  // Without an answer the booking was read again; where that failed too, nothing is known of it.
  const { isError, isPaused } = useQuery({ ...bookingQuery(bookingId), enabled: false });
  if (!error) return null;
  const isAnswered = error instanceof Error && error.name === 'ApiProblem';
  if (isAnswered) return <ProblemNote error={error} className="mt-4" />;
  return (
    <p role="alert" className="mt-4 border-l-4 border-edge bg-wash px-4 py-3 font-medium">
      {isError || isPaused ? words.unknown : words.lost}
    </p>
  );
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
  const cards = useConfig()?.payment;
  const online = useOnline();
  const form = useRef<HTMLFormElement>(null);
  const hold = useHold(booking, cards);
  const { details, errors, error, faulty, needsCard } = hold;
  useFocusOnError(form, error);
  useFocusOnError(form, faulty);
  const stay = useStayOf(booking);
  const left = useLeft(booking.createdAt, booking.expiresAt);
  const { paid } = hold.points;
  const whole = duesOf(booking);
  const dues = paid ? { ...whole, now: paid.dueNow, byPoints: paid.worth } : whole;
  const go = needsCard ? words.pay.pay(formats.money(dues.now)) : words.pay.free;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void hold.pay();
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
            note={needsCard && cards ? words.card.notes[cards.kind] : undefined}
          >
            {needsCard && cards !== null ? <PointsField points={hold.points} error={errors['points']} /> : null}
            {needsCard && cards === null ? <p className="mb-4 font-medium">{words.card.closed}</p> : null}
            {needsCard && cards === undefined ? <div className="h-56 bg-wash" aria-hidden="true" /> : null}
            {needsCard && cards?.kind === 'sandbox' ? (
              <CardForm card={hold.card} faults={hold.faults} onChange={hold.changeCard} />
            ) : null}
            {needsCard && cards?.kind === 'stripe' ? (
              <StripeForm
                ref={hold.taker}
                publishableKey={cards.publishableKey}
                script={cards.script}
                due={dues.now}
                onChange={hold.anotherCard}
              />
            ) : null}
            <Trouble error={error} bookingId={booking.id} />
            {online ? null : (
              <p role="status" className="mt-4 border-l-4 border-edge bg-wash px-4 py-3 font-medium">
                {words.pay.offline}
              </p>
            )}
            <Button
              type="submit"
              kind="go"
              size="large"
              busy={hold.busy}
              disabled={needsCard && !cards}
              className="mt-4 w-full justify-between! text-left whitespace-normal!"
            >
              {hold.busy ? words.pay.paying : go}
              <Icon of={ArrowRight} />
            </Button>
            <div className="mt-2.5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 text-2 text-ink2">
              <p>{needsCard ? words.pay.note : words.pay.freeNote}</p>
              <GiveUp booking={booking} disabled={hold.busy} />
            </div>
          </Section>
          <Section title={words.cancelTerms.title}>
            <RefundSteps
              steps={booking.cancellationPolicy.steps}
              paid={whole.now}
              timeZone={booking.hotel.timeZone}
              nights={[...nightPrices(booking.nightlyPrices).values()]}
            />
          </Section>
        </form>
      </div>
    </>
  );
};
