import { useId } from 'react';
import { useCounts } from '../../ui/counts.ts';
import {
  type Draft,
  type FlagField,
  type LengthField,
  type PriceMode,
  priceModes,
  type Reason,
  reasons,
} from './draft.ts';
import { gridWords } from './words.ts';

interface Props {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

const longest = 30;
const lengths = Array.from({ length: longest }, (_, index) => index + 1);

/** A choice on the dark bar; one that changes something has a lit frame. */
const Choice = ({
  label,
  value,
  lit,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly lit: boolean;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string) => void;
}) => {
  const id = useId();
  return (
    <div className="gf-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} data-lit={lit || undefined} onChange={({ target }) => onChange(target.value)}>
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
};

const Length = ({ field, draft, onChange }: Props & { readonly field: LengthField }) => {
  const { bar } = gridWords.useWords();
  const { count } = useCounts();
  return (
    <Choice
      label={bar[field]}
      value={draft[field]}
      lit={draft[field] !== ''}
      options={[
        ['', bar.asItIs],
        ['none', bar.none],
        ...lengths.map((nights) => [String(nights), count('nights', nights)] as const),
      ]}
      onChange={(value) => onChange({ [field]: value })}
    />
  );
};

const Flag = ({ field, draft, onChange }: Props & { readonly field: FlagField }) => {
  const { bar } = gridWords.useWords();
  const said = field === 'closed' ? bar.sale : bar.arrival;
  return (
    <Choice
      label={bar[field]}
      value={draft[field]}
      lit={draft[field] !== ''}
      options={[
        ['', bar.asItIs],
        ['yes', said.yes],
        ['no', said.no],
      ]}
      onChange={(value) => onChange({ [field]: value as Draft[FlagField] })}
    />
  );
};

/** What the painted nights shall be. */
export const BarFields = ({ draft, wrong, onChange }: Props & { readonly wrong: boolean }) => {
  const { bar, reasons: said } = gridWords.useWords();
  const id = useId();
  const takesNumber = draft.mode === 'set' || draft.mode === 'percent' || draft.mode === 'amount';
  return (
    <>
      <Choice
        label={bar.price}
        value={draft.mode}
        lit={draft.mode !== 'keep'}
        options={priceModes.map((mode) => [mode, bar.modes[mode]] as const)}
        onChange={(mode) => onChange({ mode: mode as PriceMode, price: '' })}
      />
      {takesNumber ? (
        <div className="gf-field">
          <label htmlFor={id}>{bar.value[draft.mode]}</label>
          <input
            id={id}
            value={draft.price}
            inputMode="decimal"
            autoComplete="off"
            maxLength={16}
            size={7}
            data-lit={draft.price !== '' || undefined}
            aria-invalid={wrong || undefined}
            placeholder={bar.example[draft.mode]}
            onChange={({ target }) => onChange({ price: target.value })}
          />
        </div>
      ) : null}
      {takesNumber ? (
        <Choice
          label={bar.reason}
          value={draft.reason}
          lit={draft.reason !== ''}
          options={[['', bar.reasonKept], ...reasons.map((reason) => [reason, said[reason]] as const)]}
          onChange={(reason) => onChange({ reason: reason as Reason | '' })}
        />
      ) : null}
      <Length field="minStay" draft={draft} onChange={onChange} />
      <Length field="minStayThrough" draft={draft} onChange={onChange} />
      <Length field="maxStay" draft={draft} onChange={onChange} />
      <Flag field="closedToArrival" draft={draft} onChange={onChange} />
      <Flag field="closedToDeparture" draft={draft} onChange={onChange} />
      <Flag field="closed" draft={draft} onChange={onChange} />
    </>
  );
};
