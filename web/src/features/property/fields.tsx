import type { ReactNode } from 'react';
import { Field } from '../../ui/field.tsx';

interface NumberProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly note?: ReactNode;
  readonly error?: string | undefined;
  readonly after?: ReactNode;
  readonly className?: string;
  readonly placeholder?: string;
}

/** A whole number, or nothing. */
export const NumberField = ({ value, onChange, ...field }: NumberProps) => (
  <Field
    {...field}
    type="number"
    inputMode="numeric"
    step={1}
    value={value ?? ''}
    onChange={({ target }) => onChange(target.value === '' ? null : target.valueAsNumber)}
  />
);

/** A number that the API judges where it is required and missing. */
export const required = (value: number | null): number => value as number;

interface DecimalProps extends Omit<NumberProps, 'value' | 'onChange' | 'min' | 'max'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** An amount or a percentage as text; a comma is taken as a point. */
export const DecimalField = ({ value, onChange, ...field }: DecimalProps) => (
  <Field
    {...field}
    inputMode="decimal"
    autoComplete="off"
    value={value}
    onChange={({ target }) => onChange(target.value.replace(',', '.').trim())}
  />
);

interface GroupProps {
  readonly legend: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** Fields that belong together, under their name. */
export const Group = ({ legend, children, className = '' }: GroupProps) => (
  <fieldset className={`min-w-0 ${className}`}>
    <legend className="mb-1.5 text-2 font-medium">{legend}</legend>
    {children}
  </fieldset>
);
