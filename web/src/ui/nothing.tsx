import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly text: string;
  /** What to do about it. */
  readonly children?: ReactNode;
  readonly className?: string;
}

/** The empty state: what is missing, the effect, and a link to add it. */
export const Nothing = ({ title, text, children, className = 'py-10' }: Props) => (
  <div className={className}>
    <p className="text-4 font-bold">{title}</p>
    <p className="mt-2 max-w-[60ch] text-ink2">{text}</p>
    {children ? <div className="mt-6 flex flex-wrap gap-3">{children}</div> : null}
  </div>
);
