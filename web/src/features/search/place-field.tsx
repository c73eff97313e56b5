import { Building2, History, MapPin } from 'lucide';
import { type KeyboardEvent, type RefObject, useCallback, useId, useRef, useState } from 'react';
import { useFormats } from '../../lib/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useDismiss } from '../../ui/use-dismiss.ts';
import type { Place } from './recent.ts';
import { type Choice, useChoices } from './use-completion.ts';
import { searchWords } from './words.ts';

interface Props {
  readonly place: Place | null;
  readonly onChange: (place: Place | null) => void;
  readonly missing: boolean;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}

const Option = ({ choice, active, recent }: { choice: Choice; active: boolean; recent: boolean }) => {
  const icon = recent ? History : choice.isHotel ? Building2 : MapPin;
  return (
    <span className={`flex items-center gap-3 px-4 py-2.5 ${active ? 'bg-wash2' : ''}`}>
      <Icon of={icon} size={20} strokeWidth={1.8} className="flex-none text-ink3" />
      <span className="min-w-0">
        <span className="block truncate font-semibold">{choice.place.name}</span>
        <span className="block truncate text-2 text-ink2">{choice.detail}</span>
      </span>
    </span>
  );
};

/** Where: a text field that completes names of places and hotels, by the combobox pattern of the ARIA practices. */
export const PlaceField = ({ place, onChange, missing, inputRef }: Props) => {
  const { form: words } = searchWords.useWords();
  const formats = useFormats();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  // What is typed and not yet chosen; null while the field shows the place.
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? place?.name ?? '';
  const { choices, none } = useChoices(typed ?? '', open);
  const recent = (typed ?? '').trim().length < 2;
  const shows = open && (choices.length > 0 || none);
  const close = useCallback(() => {
    setOpen(false);
    setActive(-1);
    setTyped(null);
  }, []);
  useDismiss(box, open, close);

  const choose = ({ place: chosen }: Choice): void => {
    onChange(chosen);
    close();
  };
  const type = (value: string): void => {
    setTyped(value);
    setOpen(true);
    setActive(-1);
    const name = value.trim();
    onChange(name === '' ? null : { location: name, name, country: null });
  };
  const move = (step: number): void => {
    setOpen(true);
    if (choices.length > 0)
      setActive((at) => (at + step + choices.length + (at < 0 && step < 0 ? 1 : 0)) % choices.length);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const choice = choices[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && shows && choice) {
      event.preventDefault();
      choose(choice);
    } else if (event.key === 'Tab' && shows && choices[0] && typed) choose(choice ?? choices[0]);
  };

  const note = place?.country ? formats.country(place.country) : missing ? words.whereMissing : words.whereHint;
  return (
    <div ref={box} className="relative min-w-0 border-t-2 border-board-edge pt-2.5 focus-within:border-lamp">
      <label htmlFor={id} className="block text-2 text-on-board2">
        {words.where}
      </label>
      <input
        ref={inputRef}
        id={id}
        role="combobox"
        aria-expanded={shows}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shows && active >= 0 ? `${id}-${active}` : undefined}
        aria-invalid={missing || undefined}
        aria-describedby={`${id}-note`}
        autoComplete="off"
        spellCheck={false}
        placeholder={words.wherePlaceholder}
        value={text}
        onChange={({ target }) => type(target.value)}
        onFocus={({ target }) => {
          target.select();
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        className="block w-full truncate bg-transparent text-5 font-bold tracking-[-.025em] outline-none placeholder:font-normal placeholder:text-on-board2 sm:text-6"
      />
      <p id={`${id}-note`} className={`truncate text-2 ${missing ? 'font-semibold text-lamp' : 'text-on-board2'}`}>
        {note}
      </p>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={recent ? words.recent : words.where}
        hidden={!shows}
        className="absolute inset-x-0 top-full z-30 mt-1 max-h-96 min-w-72 overflow-y-auto rounded-pane bg-paper py-1.5 text-ink shadow-lift"
      >
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
          <div
            key={choice.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className="cursor-pointer"
            onPointerEnter={() => setActive(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(choice)}
          >
            <Option choice={choice} active={index === active} recent={recent} />
          </div>
        ))}
        {none ? (
          // biome-ignore lint/a11y/useFocusableInteractive: it only shows that there is nothing to choose
          <div role="option" aria-selected="false" aria-disabled="true" className="px-4 py-2.5 text-2 text-ink2">
            {words.none}
          </div>
        ) : null}
      </div>
      <p className="sr-only" aria-live="polite">
        {shows && !recent ? words.found(choices.length, formats.number(choices.length)) : ''}
      </p>
    </div>
  );
};
