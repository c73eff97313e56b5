import { type ReactNode, useId } from 'react';

interface Props {
  readonly title: ReactNode;
  /** A line below the title, in its margin. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
  readonly id?: string;
  readonly className?: string;
}

/** A section of a page: a strong rule, its name in the left margin, its content beside it. */
export const Section = ({ title, note, children, id, className = '' }: Props) => {
  const label = useId();
  return (
    <section
      id={id}
      aria-labelledby={label}
      className={`mt-8 grid grid-cols-1 gap-x-8 gap-y-3 border-t-2 border-ink pt-3.5 md:mt-12 lg:grid-cols-[192px_minmax(0,1fr)] ${className}`}
    >
      <header>
        <h2 id={label} className="text-4 tracking-[-.01em]">
          {title}
        </h2>
        {note ? <p className="mt-1.5 max-w-[44ch] text-2 text-ink2">{note}</p> : null}
      </header>
      <div className="min-w-0">{children}</div>
    </section>
  );
};
