import type { ReactNode } from 'react';
import './table.css';

interface Props {
  readonly head: readonly ReactNode[];
  /** Names the table, and what scrolls where the window is narrower than it. */
  readonly label: string;
  /** Every column but the first is a figure, aligned under each other. */
  readonly figures?: boolean;
  readonly children: ReactNode;
}

/** A table with hairlines: rows are `<tr>` with a `<th scope="row">`. */
export const Table = ({ head, label, figures = false, children }: Props) => (
  // A section of the same name would be a second landmark of it.
  // biome-ignore lint/a11y/useSemanticElements: it is no fieldset, and no landmark either
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by the keyboard
  <div role="group" className="table-scroll" tabIndex={0} aria-label={label}>
    <table className="w-full text-2">
      <thead>
        <tr className="border-b border-edge text-left text-ink2">
          {head.map((each, index) =>
            each === '' ? (
              // A column of buttons has no name; an empty header would be one to a screen reader.
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table do not move
              <td key={index} />
            ) : (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table do not move
                key={index}
                scope="col"
                className={`py-2 pr-4 font-medium ${figures && index > 0 ? 'text-right align-bottom' : 'whitespace-nowrap'}`}
              >
                {each}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody
        className={`[&>tr]:border-b [&>tr]:border-line [&>tr>*]:py-2.5 [&>tr>*]:pr-4 [&>tr>*]:align-baseline [&>tr>th]:text-left [&>tr>th]:font-semibold ${figures ? '[&>tr>td]:pl-2 [&>tr>td]:text-right [&>tr>td]:whitespace-nowrap' : '[&>tr>td]:text-left'}`}
      >
        {children}
      </tbody>
    </table>
  </div>
);
