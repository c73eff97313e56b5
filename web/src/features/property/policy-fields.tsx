import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import type { Faults } from './faults.ts';
import { NumberField, required } from './fields.tsx';
import type { HotelInput } from './inputs.ts';
import { propertyWords } from './words.ts';

export type Policy = HotelInput['cancellationPolicy'];
type Step = Policy['steps'][number];

const mostSteps = 10;

interface RowProps {
  readonly step: Step;
  readonly fault: string | undefined;
  readonly onChange: (step: Step) => void;
  readonly onRemove: () => void;
}

const Row = ({ step, fault, onChange, onRemove }: RowProps) => {
  const { policy: words } = propertyWords.useWords();
  const { hoursBeforeCheckIn } = step;
  const isNights = 'penaltyNights' in step;
  return (
    <li className="grid gap-4 border-b border-line py-4 first:pt-0 sm:grid-cols-[1fr_1fr_1fr_auto]">
      <NumberField
        label={words.hours}
        min={0}
        max={8760}
        after={words.hoursUnit}
        value={hoursBeforeCheckIn}
        error={fault}
        onChange={(hours) => onChange({ ...step, hoursBeforeCheckIn: required(hours) })}
      />
      <Select
        label={words.kind}
        value={isNights ? 'nights' : 'percent'}
        onChange={({ target }) =>
          onChange(
            target.value === 'nights'
              ? { hoursBeforeCheckIn, penaltyNights: 1 }
              : { hoursBeforeCheckIn, refundPercent: 50 },
          )
        }
      >
        <option value="percent">{words.percentBack}</option>
        <option value="nights">{words.nightsKept}</option>
      </Select>
      {isNights ? (
        <NumberField
          label={words.nights}
          min={1}
          max={60}
          value={step.penaltyNights}
          onChange={(nights) => onChange({ hoursBeforeCheckIn, penaltyNights: required(nights) })}
        />
      ) : (
        <NumberField
          label={words.percent}
          min={0}
          max={100}
          after="%"
          value={step.refundPercent}
          onChange={(percent) => onChange({ hoursBeforeCheckIn, refundPercent: required(percent) })}
        />
      )}
      <Button size="small" className="self-end sm:mb-1.5" onClick={onRemove}>
        {words.remove}
      </Button>
    </li>
  );
};

interface Props {
  readonly value: Policy;
  /** Where the policy is in the body. */
  readonly at: string;
  readonly faults: Faults;
  readonly onChange: (policy: Policy) => void;
}

/** What comes back until when: steps, each a time before check-in. After the last one nothing comes back. */
export const PolicyFields = ({ value: { steps }, at, faults, onChange }: Props) => {
  const { policy: words } = propertyWords.useWords();
  const fault = faults.at(`${at}/steps`);
  const set = (next: Step[]): void => onChange({ steps: next });
  return (
    <>
      {steps.length === 0 ? <p className="mb-4 text-ink2">{words.none}</p> : null}
      <ol>
        {steps.map((step, index) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the list.
            key={index}
            step={step}
            fault={faults.in(`${at}/steps/${index}`)}
            onChange={(next) => set(steps.with(index, next))}
            onRemove={() => set(steps.toSpliced(index, 1))}
          />
        ))}
      </ol>
      {fault ? <p className="mt-3 text-2 font-medium text-bad">{fault}</p> : null}
      <p className="mt-3 text-2 text-ink2">{words.after}</p>
      <Button
        size="small"
        className="mt-4"
        disabled={steps.length >= mostSteps}
        onClick={() => set([...steps, { hoursBeforeCheckIn: 24, refundPercent: 50 }])}
      >
        {words.add}
      </Button>
    </>
  );
};
