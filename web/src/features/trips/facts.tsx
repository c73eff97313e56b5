import type { ReactNode } from 'react';

/** A line of a list of facts: its name, then its value. */
export const Row = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="grid grid-cols-[112px_minmax(0,1fr)] gap-x-4 border-t border-line py-2">
    <dt className="text-ink2">{name}</dt>
    <dd className="min-w-0 font-semibold break-words">{children}</dd>
  </div>
);

/** One of the large facts at the top of a trip. */
export const Fact = ({
  label,
  children,
  note,
}: {
  readonly label: string;
  readonly children: ReactNode;
  readonly note?: ReactNode;
}) => (
  <div className="min-w-0 border-t-2 border-ink pt-2.5">
    <dt className="text-2 text-ink2">{label}</dt>
    <dd>
      <b className="figures block h-8 text-5 font-bold tracking-[-.02em]">{children}</b>
      <span className="text-2 text-ink2">{note}</span>
    </dd>
  </div>
);
