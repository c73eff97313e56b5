import { CircleCheck, type IconNode, OctagonX, TriangleAlert } from 'lucide';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { platformWords } from './words.ts';

/** The head of a page of the platform: what it is about, in one line. */
export const PageHead = ({ title, text }: { readonly title: string; readonly text?: ReactNode }) => (
  <header className="pt-8">
    <title>{title}</title>
    <h1 className="text-5 tracking-[-.02em] md:text-6">{title}</h1>
    {text ? <p className="mt-3 max-w-[70ch] text-ink2">{text}</p> : null}
  </header>
);

export type State = 'ok' | 'degraded' | 'down';

const looks: Record<State, { readonly icon: IconNode; readonly colour: string }> = {
  ok: { icon: CircleCheck, colour: 'text-good' },
  degraded: { icon: TriangleAlert, colour: 'text-lamp-deep' },
  down: { icon: OctagonX, colour: 'text-bad' },
};

/** A state by its shape, its word and its colour. */
export const StateMark = ({ state }: { readonly state: State }) => {
  const { states } = platformWords.useWords();
  const { icon, colour } = looks[state];
  return (
    <span className="inline-flex items-center gap-2 font-semibold whitespace-nowrap">
      <Icon of={icon} size={20} className={`flex-none ${colour}`} />
      {states[state]}
    </span>
  );
};

export const Waiting = () => {
  const { waiting } = platformWords.useWords();
  return <p className="text-ink3">{waiting}</p>;
};

/** A table with hairlines that may be wider than a narrow window. */
export const Table = ({
  head,
  label,
  children,
}: {
  readonly head: readonly ReactNode[];
  readonly label: string;
  readonly children: ReactNode;
}) => (
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
