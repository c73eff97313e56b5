import { Button } from '../../ui/button.tsx';
import { Check } from '../../ui/check.tsx';
import type { Faults } from './faults.ts';
import { DecimalField, NumberField, required } from './fields.tsx';
import type { RoomInput } from './inputs.ts';
import { propertyWords } from './words.ts';

type GuestPricing = NonNullable<RoomInput['guestPricing']>;

interface Props {
  readonly value: GuestPricing;
  readonly currency: string;
  readonly faults: Faults;
  readonly onChange: (value: GuestPricing) => void;
}

const mostBands = 10;
const oldest = 17;

/** What more or fewer adults change of a night's price, and what children pay by their age. */
export const GuestPricingFields = ({ value, currency, faults, onChange }: Props) => {
  const { rooms: words } = propertyWords.useWords();
  const { children } = value;
  const setBand = (index: number, part: Partial<GuestPricing['children'][number]>): void => {
    const band = children[index];
    if (band) onChange({ ...value, children: children.with(index, { ...band, ...part }) });
  };
  return (
    <div className="mt-3 grid gap-4">
      <div className="grid gap-4 sm:grid-cols-3">
        <NumberField
          label={words.includedAdults}
          min={1}
          max={20}
          value={value.includedAdults}
          error={faults.at('/guestPricing/includedAdults')}
          onChange={(includedAdults) => onChange({ ...value, includedAdults: required(includedAdults) })}
        />
        <DecimalField
          label={words.extraAdult}
          after={currency}
          value={value.extraAdult}
          error={faults.at('/guestPricing/extraAdult')}
          onChange={(extraAdult) => onChange({ ...value, extraAdult })}
        />
        <DecimalField
          label={words.fewerAdult}
          after={currency}
          value={value.fewerAdult}
          error={faults.at('/guestPricing/fewerAdult')}
          onChange={(fewerAdult) => onChange({ ...value, fewerAdult })}
        />
      </div>
      <p className="text-2 text-ink2">{words.childrenNote}</p>
      {children.map((band, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place in the list.
        <div key={index} className="grid items-end gap-4 border-b border-line pb-4 sm:grid-cols-4">
          <NumberField
            label={words.toAge}
            min={0}
            max={oldest}
            value={band.toAge}
            error={faults.at(`/guestPricing/children/${index}/toAge`)}
            onChange={(toAge) => setBand(index, { toAge: required(toAge) })}
          />
          <DecimalField
            label={words.childPrice}
            after={currency}
            value={band.price}
            error={faults.at(`/guestPricing/children/${index}/price`)}
            onChange={(price) => setBand(index, { price })}
          />
          <Check label={words.counts} checked={band.counts} onChange={(counts) => setBand(index, { counts })} />
          <Button
            size="small"
            className="mb-1.5 justify-self-start"
            onClick={() => onChange({ ...value, children: children.toSpliced(index, 1) })}
          >
            {words.removeBand}
          </Button>
        </div>
      ))}
      {faults.at('/guestPricing/children') ? (
        <p className="text-2 font-medium text-bad">{faults.at('/guestPricing/children')}</p>
      ) : null}
      <Button
        size="small"
        className="justify-self-start"
        disabled={children.length >= mostBands || children.at(-1)?.toAge === oldest}
        onClick={() =>
          onChange({
            ...value,
            children: [
              ...children,
              { toAge: Math.min(oldest, (children.at(-1)?.toAge ?? -1) + 6), price: '0', counts: true },
            ],
          })
        }
      >
        {words.addBand}
      </Button>
    </div>
  );
};
