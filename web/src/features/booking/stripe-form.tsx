import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { stripeUnits } from '../../../../functions/contract/stripe.ts';
import type { Money } from '../../lib/format.ts';
import { inMinor } from '../../lib/money.ts';
import { useDark, useLanguage } from '../../lib/preferences.ts';
import { Button } from '../../ui/button.tsx';
import { appearanceOf, type Elements, loadStripe, type Stripe } from './stripe.ts';
import { bookingWords } from './words.ts';

export interface CardTaker {
  /** The id of the typed card, for the server; undefined if the form shows what is missing. */
  take(): Promise<string | undefined>;
  /** The card was declined: its id is used up. */
  forget(): void;
}

interface Props {
  readonly ref: Ref<CardTaker>;
  readonly publishableKey: string;
  readonly script: string;
  readonly due: Money;
  /** The input changed: the error of the previous card is cleared. */
  readonly onChange: () => void;
}

interface Shown {
  readonly stripe: Stripe;
  readonly elements: Elements;
  /** The id of the present input: the same card is tried again under the same id. */
  taken?: string | undefined;
}

const amountOf = (due: Money): number | undefined => {
  const { minor, digits } = inMinor(due);
  return stripeUnits(minor, digits, due.currency);
};

/** Puts Stripe's form into its place, and answers what became of it. */
const useStripeForm = ({ publishableKey, script, due, onChange }: Omit<Props, 'ref'>, amount: number) => {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef<Shown>(undefined);
  const [state, setState] = useState<'loading' | 'ready' | 'away'>('loading');
  const [tries, setTries] = useState(0);
  const language = useLanguage();
  const dark = useDark();
  const { currency } = due;
  const begun = useRef({ amount, dark, onChange });
  begun.current = { amount, dark, onChange };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a try more loads it anew
  useEffect(() => {
    let destroy = (): void => undefined;
    let left = false;
    const tell = (next: typeof state): void => {
      if (!left) setState(next);
    };
    setState('loading');
    const show = (stripe: Stripe): void => {
      if (left || !place.current) return;
      const elements = stripe.elements({
        mode: 'payment',
        amount: begun.current.amount,
        currency: currency.toLowerCase(),
        paymentMethodCreation: 'manual',
        paymentMethodTypes: ['card'],
        locale: language,
        appearance: appearanceOf(begun.current.dark),
      });
      const element = elements.create('payment');
      const now: Shown = { stripe, elements };
      shown.current = now;
      element.on('ready', () => tell('ready'));
      element.on('loaderror', () => tell('away'));
      element.on('change', () => {
        now.taken = undefined;
        begun.current.onChange();
      });
      element.mount(place.current);
      destroy = () => element.destroy();
    };
    loadStripe(script, publishableKey).then(show, () => tell('away'));
    return () => {
      left = true;
      shown.current = undefined;
      destroy();
    };
  }, [script, publishableKey, currency, language, tries]);
  useEffect(() => shown.current?.elements.update({ amount }), [amount]);
  useEffect(() => shown.current?.elements.update({ appearance: appearanceOf(dark) }), [dark]);
  return { place, shown, state, again: () => setTries((before) => before + 1) };
};

const Form = ({ ref, amount, ...props }: Props & { readonly amount: number }) => {
  const { card: words } = bookingWords.useWords();
  const { place, shown, state, again } = useStripeForm(props, amount);
  const [fault, setFault] = useState<string>();
  useImperativeHandle(ref, () => ({
    forget: () => {
      if (shown.current) shown.current.taken = undefined;
    },
    take: async () => {
      const now = shown.current;
      if (!now) return undefined;
      setFault(undefined);
      if (now.taken !== undefined) return now.taken;
      // The form shows what is missing beside its field.
      if ((await now.elements.submit()).error) return undefined;
      const { paymentMethod, error } = await now.stripe.createPaymentMethod({ elements: now.elements });
      if (error) setFault(error.message ?? words.refused);
      now.taken = paymentMethod?.id;
      return now.taken;
    },
  }));
  return (
    <div>
      <div className="relative min-h-56">
        <div ref={place} className={state === 'away' ? 'hidden' : ''} />
        {state === 'loading' ? (
          <div className="absolute inset-0 bg-wash" role="status">
            <span className="sr-only">{words.coming}</span>
          </div>
        ) : null}
        {state === 'away' ? (
          <div role="alert" className="border-l-4 border-edge bg-wash px-4 py-3">
            <p className="font-medium">{words.away}</p>
            <Button size="small" className="mt-3" onClick={again}>
              {words.again}
            </Button>
          </div>
        ) : null}
      </div>
      {fault === undefined ? null : (
        <p role="alert" className="mt-3 font-medium text-bad">
          {fault}
        </p>
      )}
    </div>
  );
};

/** Stripe's own form for a card: its input goes only to Stripe. */
export const StripeForm = (props: Props) => {
  const { card: words } = bookingWords.useWords();
  const amount = amountOf(props.due);
  // Stripe has no number for such an amount, so it would decline it.
  if (amount === undefined) return <p className="font-medium">{words.closed}</p>;
  return <Form {...props} amount={amount} />;
};
