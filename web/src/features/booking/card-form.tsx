import { useId } from 'react';
import { Field } from '../../ui/field.tsx';
import { type Card, type CardFault, spacedExpiry, spacedNumber, testCards } from './cards.ts';
import { bookingWords } from './words.ts';

const brandOf = (number: string): string | undefined =>
  number.startsWith('4') ? 'Visa' : /^(5[1-5]|2[2-7])/.test(number) ? 'Mastercard' : undefined;

interface Props {
  readonly card: Card;
  readonly faults: Partial<Record<keyof Card, CardFault>>;
  readonly onChange: (card: Card) => void;
}

/** A card of the sandbox. What is typed here is turned into a token in the browser and is never sent or kept. */
export const CardForm = ({ card, faults, onChange }: Props) => {
  const { card: words } = bookingWords.useWords();
  const id = useId();
  const say = (field: keyof Card): string | undefined => {
    const fault = faults[field];
    return fault && words.faults[fault];
  };
  return (
    <div className="grid grid-cols-2 gap-4">
      <Field
        className="col-span-2"
        label={words.number}
        name="cardnumber"
        inputMode="numeric"
        autoComplete="cc-number"
        value={card.number}
        error={say('number')}
        after={brandOf(card.number)}
        onChange={({ target }) => onChange({ ...card, number: spacedNumber(target.value) })}
      />
      <Field
        label={words.expiry}
        name="exp-date"
        inputMode="numeric"
        autoComplete="cc-exp"
        placeholder={words.expiryHint}
        value={card.expiry}
        error={say('expiry')}
        onChange={({ target }) => onChange({ ...card, expiry: spacedExpiry(target.value, card.expiry) })}
      />
      <Field
        label={words.code}
        name="cvc"
        inputMode="numeric"
        autoComplete="cc-csc"
        value={card.code}
        error={say('code')}
        onChange={({ target }) => onChange({ ...card, code: target.value.replaceAll(/\D/g, '').slice(0, 4) })}
      />
      <details className="col-span-2 text-2">
        <summary className="link w-fit text-ink2">{words.tests}</summary>
        <ul className="mt-2" aria-labelledby={id}>
          {testCards.map(({ number, does }) => (
            <li key={number} className="flex flex-wrap items-baseline gap-x-4 border-t border-line">
              <button
                type="button"
                className="link min-h-10 font-semibold"
                aria-label={words.use(spacedNumber(number))}
                onClick={() => onChange({ number: spacedNumber(number), expiry: '08 / 39', code: '123' })}
              >
                {spacedNumber(number)}
              </button>
              <span className="text-ink2">{words.does[does]}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
};
