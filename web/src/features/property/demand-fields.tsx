import { Button } from '../../ui/button.tsx';
import type { Faults } from './faults.ts';
import { DecimalField, NumberField, required } from './fields.tsx';
import type { RoomInput } from './inputs.ts';
import { propertyWords } from './words.ts';

type Demand = NonNullable<RoomInput['demandPricing']>;

interface Props {
  readonly value: Demand;
  readonly currency: string;
  readonly faults: Faults;
  readonly onChange: (value: Demand) => void;
}

const mostRules = 10;

/** A new rule's id, which the trace of a price names: the kind and the first number that is free. */
const freeId = (kind: string, rules: readonly { readonly id: string }[]): string => {
  const taken = new Set(rules.map(({ id }) => id));
  let number = 1;
  while (taken.has(`${kind}-${number}`)) number += 1;
  return `${kind}-${number}`;
};

/** What makes a night's price follow demand: how full it is, how near it is, and within which bounds. */
export const DemandFields = ({ value, currency, faults, onChange }: Props) => {
  const { rooms: words } = propertyWords.useWords();
  const { occupancy = [], leadTime = [], floor = null, ceiling = null } = value;
  const factorOf = (at: string, factor: string, set: (factor: string) => void) => (
    <DecimalField label={words.factor} note={words.factorNote} value={factor} error={faults.at(at)} onChange={set} />
  );
  const remove = (onClick: () => void) => (
    <Button size="small" className="mt-8 justify-self-start" onClick={onClick}>
      {words.removeRule}
    </Button>
  );
  return (
    <div className="mt-3 grid gap-4">
      <p className="max-w-[70ch] text-2 text-ink2">{words.demandNote}</p>
      {occupancy.map((rule, index) => (
        <div key={rule.id} className="grid items-start gap-4 border-b border-line pb-4 sm:grid-cols-3">
          <NumberField
            label={words.atLeast}
            after="%"
            min={0}
            max={100}
            value={rule.atLeastPercent}
            error={faults.at(`/demandPricing/occupancy/${index}/atLeastPercent`)}
            onChange={(percent) =>
              onChange({ ...value, occupancy: occupancy.with(index, { ...rule, atLeastPercent: required(percent) }) })
            }
          />
          {factorOf(`/demandPricing/occupancy/${index}/factor`, rule.factor, (factor) =>
            onChange({ ...value, occupancy: occupancy.with(index, { ...rule, factor }) }),
          )}
          {remove(() => onChange({ ...value, occupancy: occupancy.toSpliced(index, 1) }))}
        </div>
      ))}
      {leadTime.map((rule, index) => (
        <div key={rule.id} className="grid items-start gap-4 border-b border-line pb-4 sm:grid-cols-3">
          <NumberField
            label={words.within}
            min={0}
            max={550}
            value={rule.withinDays}
            error={faults.at(`/demandPricing/leadTime/${index}/withinDays`)}
            onChange={(days) =>
              onChange({ ...value, leadTime: leadTime.with(index, { ...rule, withinDays: required(days) }) })
            }
          />
          {factorOf(`/demandPricing/leadTime/${index}/factor`, rule.factor, (factor) =>
            onChange({ ...value, leadTime: leadTime.with(index, { ...rule, factor }) }),
          )}
          {remove(() => onChange({ ...value, leadTime: leadTime.toSpliced(index, 1) }))}
        </div>
      ))}
      {faults.at('/demandPricing') ? (
        <p className="text-2 font-medium text-bad">{faults.at('/demandPricing')}</p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          disabled={occupancy.length >= mostRules}
          onClick={() =>
            onChange({
              ...value,
              occupancy: [...occupancy, { id: freeId('occupancy', occupancy), atLeastPercent: 80, factor: '1.15' }],
            })
          }
        >
          {words.addOccupancy}
        </Button>
        <Button
          size="small"
          disabled={leadTime.length >= mostRules}
          onClick={() =>
            onChange({
              ...value,
              leadTime: [...leadTime, { id: freeId('lead', leadTime), withinDays: 7, factor: '0.9' }],
            })
          }
        >
          {words.addLead}
        </Button>
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <DecimalField
          label={words.floor}
          after={currency}
          note={words.boundNote}
          value={floor ?? ''}
          error={faults.at('/demandPricing/floor')}
          onChange={(amount) => onChange({ ...value, floor: amount === '' ? null : amount })}
        />
        <DecimalField
          label={words.ceiling}
          after={currency}
          note={words.boundNote}
          value={ceiling ?? ''}
          error={faults.at('/demandPricing/ceiling')}
          onChange={(amount) => onChange({ ...value, ceiling: amount === '' ? null : amount })}
        />
      </div>
    </div>
  );
};
