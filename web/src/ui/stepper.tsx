import { Minus, Plus } from 'lucide';
import { useId } from 'react';
import { useFormats } from '../lib/format.ts';
import { Icon } from './icon.tsx';
import { uiWords } from './words.ts';

interface Props {
  readonly label: string;
  readonly note?: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

const round =
  'grid size-10 place-items-center rounded-pane shadow-[inset_0_0_0_1.5px_var(--edge)] hover:bg-wash2 disabled:opacity-40';

/** A small whole number by two buttons. */
export const Stepper = ({ label, note, value, least, most, onChange }: Props) => {
  const { party: words } = uiWords.useWords();
  const formats = useFormats();
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend cannot be in a row with its buttons
    <div role="group" aria-labelledby={id} className="flex items-center justify-between gap-4">
      <div>
        <p id={id} className="font-medium">
          {label}
        </p>
        {note ? <p className="text-1 text-ink2">{note}</p> : null}
      </div>
      <div className="flex items-center gap-1">
        <button
          type="button"
          className={round}
          aria-label={words.fewer(label)}
          disabled={value <= least}
          onClick={() => onChange(value - 1)}
        >
          <Icon of={Minus} size={18} />
        </button>
        <output className="w-9 text-center text-4 font-semibold">{formats.number(value)}</output>
        <button
          type="button"
          className={round}
          aria-label={words.more(label)}
          disabled={value >= most}
          onClick={() => onChange(value + 1)}
        >
          <Icon of={Plus} size={18} />
        </button>
      </div>
    </div>
  );
};
