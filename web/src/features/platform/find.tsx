import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { peopleWords } from './people-words.ts';

interface FindProps {
  readonly label: string;
  readonly note?: string;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onFind: (text: string) => void;
  /** Whether anything is sought, so that all can be shown again. */
  readonly sought: boolean;
  readonly onAll: () => void;
  /** What else narrows the list. */
  readonly children?: ReactNode;
}

/** Looks through a list: by a text once it is sent, by what else there is at once. */
export const Find = ({ label, note, error, value, onFind, sought, onAll, children }: FindProps) => {
  const { find: words } = peopleWords.useWords();
  const [typed, setTyped] = useState(value);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onFind(typed.trim());
  };
  return (
    <form onSubmit={submit} className="mt-6 flex flex-wrap items-start gap-3">
      <div className="flex max-w-full items-start gap-3">
        <Field
          className="w-80 min-w-0"
          type="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          {...{ label, note, error }}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="submit" className="mt-6.5 flex-none">
          {words.go}
        </Button>
      </div>
      {children}
      {sought ? (
        <Button
          kind="quiet"
          className="mt-6.5"
          onClick={() => {
            setTyped('');
            onAll();
          }}
        >
          {words.all}
        </Button>
      ) : null}
    </form>
  );
};

interface NarrowProps<T extends string> {
  readonly label: string;
  readonly values: readonly T[];
  readonly value: T | undefined;
  readonly names: Readonly<Record<T, string>>;
  readonly onChange: (value: T | undefined) => void;
}

/** One of some values, or any. */
export const Narrow = <T extends string>({ label, values, value, names, onChange }: NarrowProps<T>) => {
  const { find: words } = peopleWords.useWords();
  return (
    <Select
      className="w-48 max-w-full"
      label={label}
      value={value ?? ''}
      onChange={({ target }) => onChange(values.find((each) => each === target.value))}
    >
      <option value="">{words.any}</option>
      {values.map((each) => (
        <option key={each} value={each}>
          {names[each]}
        </option>
      ))}
    </Select>
  );
};
