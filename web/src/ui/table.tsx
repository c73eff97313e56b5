import type { ReactNode } from 'react';

interface Props {
  readonly head: readonly ReactNode[];
  /** Names the table, and what scrolls where the window is narrower than it. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A table with hairlines: rows are `<tr>` with a `<th scope="row">`. */
export const Table = ({ head, label, children }: Props) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by the keyboard
  <section className="overflow-x-auto" tabIndex={0} aria-label={label}>
    <table className="w-full text-2">
      <thead>
        <tr className="border-b border-edge text-left text-ink2">
          {head.map((each, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table do not move
            <th key={index} scope="col" className="py-2 pr-4 font-medium whitespace-nowrap">
              {each}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="[&>tr]:border-b [&>tr]:border-line [&>tr>*]:py-2.5 [&>tr>*]:pr-4 [&>tr>*]:text-left [&>tr>*]:align-baseline [&>tr>th]:font-semibold">
        {children}
      </tbody>
    </table>
  </section>
);
