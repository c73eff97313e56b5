import { type ComponentProps, type ReactNode, useId } from 'react';

interface Shared {
  readonly label: string;
  /** Below the field, as long as nothing is wrong. */
  readonly note?: ReactNode;
  /** What is wrong, in the reader's language. */
  readonly error?: string | undefined;
  readonly className?: string;
}

const box =
  'w-full rounded-pane bg-paper px-3.5 text-3 text-ink shadow-[inset_0_0_0_1.5px_var(--edge)] outline-none placeholder:text-ink3 focus:shadow-[inset_0_0_0_2px_var(--ink),0_0_0_3px_var(--lamp)] aria-invalid:shadow-[inset_0_0_0_2px_var(--bad)] disabled:bg-wash disabled:text-ink2';

const useDescription = ({ note, error }: Shared) => {
  const id = useId();
  return {
    id,
    described: error || note ? `${id}-note` : undefined,
    below:
      error || note ? (
        <p id={`${id}-note`} className={`mt-1 text-2 ${error ? 'font-medium text-bad' : 'text-ink2'}`}>
          {error ?? note}
        </p>
      ) : null,
  };
};

type InputProps = Shared &
  Omit<ComponentProps<'input'>, 'className'> & {
    /** At the right edge of the field, such as the name of a card. */
    readonly after?: ReactNode;
  };

/** One line of text with its label, and below it a note or the error. */
export const Field = ({ label, note, error, className = '', after, ...input }: InputProps) => {
  const { id, described, below } = useDescription({ label, note, error });
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-2 font-medium">
        {label}
      </label>
      <div className="relative">
        <input
          {...input}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={described}
          className={`${box} h-12 ${after ? 'pr-24' : ''}`}
        />
        {after ? (
          <span className="pointer-events-none absolute inset-y-0 right-3.5 grid place-items-center text-2 font-medium text-ink2">
            {after}
          </span>
        ) : null}
      </div>
      {below}
    </div>
  );
};

type AreaProps = Shared & Omit<ComponentProps<'textarea'>, 'className'>;

/** Some lines of text. */
export const TextArea = ({ label, note, error, className = '', ...area }: AreaProps) => {
  const { id, described, below } = useDescription({ label, note, error });
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-2 font-medium">
        {label}
      </label>
      <textarea
        rows={3}
        {...area}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={described}
        className={`${box} block py-3`}
      />
      {below}
    </div>
  );
};

type SelectProps = Shared & Omit<ComponentProps<'select'>, 'className'>;

export const Select = ({ label, note, error, className = '', children, ...select }: SelectProps) => {
  const { id, described, below } = useDescription({ label, note, error });
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-2 font-medium">
        {label}
      </label>
      <select {...select} id={id} aria-describedby={described} className={`${box} h-12 cursor-pointer`}>
        {children}
      </select>
      {below}
    </div>
  );
};
