import { CircleCheck, type IconNode, OctagonX, TriangleAlert } from 'lucide';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { platformWords } from './words.ts';

/** The head of a page of the platform: its subject, in one line. */
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

/** A state by its shape, its word or a replacement, and its colour. */
export const StateMark = ({ state, children }: { readonly state: State; readonly children?: ReactNode }) => {
  const { states } = platformWords.useWords();
  const { icon, colour } = looks[state];
  return (
    <span className="inline-flex items-center gap-2 font-semibold whitespace-nowrap">
      <Icon of={icon} size={20} className={`flex-none ${colour}`} />
      {children ?? states[state]}
    </span>
  );
};

export const Waiting = () => {
  const { waiting } = platformWords.useWords();
  return <p className="text-ink3">{waiting}</p>;
};
