import type { ReactNode } from 'react';

interface Props {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

/** A box to tick, with its words beside it. */
export const Check = ({ label, checked, onChange, disabled = false }: Props) => (
  <label className="flex min-h-10 min-w-0 items-center gap-2.5 text-3">
    <input
      type="checkbox"
      checked={checked}
      disabled={disabled}
      onChange={({ target }) => onChange(target.checked)}
      className="size-5 flex-none accent-ink"
    />
    <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">
      {label}
    </span>
  </label>
);
