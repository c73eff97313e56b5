import type { ReactNode } from 'react';
import { gridWords } from './words.ts';

const Pane = ({ state }: { readonly state: 'sold' | 'held' | 'left' | 'blocked' }) => (
  <svg width="12" height="14" viewBox="0 0 12 14" className="flex-none" aria-hidden="true">
    <path
      className={`gf-${state}`}
      d={state === 'blocked' ? 'M.5 .5H11.5V13.5H.5ZM.5 .5L11.5 13.5M11.5 .5L.5 13.5' : 'M0 0h12v14h-12z'}
    />
  </svg>
);

const Wall = ({ side }: { readonly side: 'noarrival' | 'nodeparture' | 'closed' }) => (
  <span className="gf-cell gf-sample" {...{ [`data-${side}`]: true }} aria-hidden="true" />
);

const Mark = ({ children }: { readonly children: ReactNode }) => (
  <b className="cond" aria-hidden="true">
    {children}
  </b>
);

/** What the marks of the grid mean, and its keys. */
export const Legend = () => {
  const { lead, legend, keys } = gridWords.useWords();
  const marks: readonly (readonly [ReactNode, string])[] = [
    [<Pane key="sold" state="sold" />, legend.sold],
    [<Pane key="held" state="held" />, legend.held],
    [<Pane key="left" state="left" />, legend.left],
    [<Pane key="blocked" state="blocked" />, legend.blocked],
    [<Wall key="noarrival" side="noarrival" />, legend.noArrival],
    [<Wall key="nodeparture" side="nodeparture" />, legend.noDeparture],
    [<Wall key="closed" side="closed" />, legend.closed],
    [<Mark key="left">7</Mark>, legend.roomsLeft],
    [<Mark key="least">3+</Mark>, legend.minStay],
    [<Mark key="through">3++</Mark>, legend.through],
    [<Mark key="most">-7</Mark>, legend.maxStay],
    [<i key="hand" className="gf-why gf-override" aria-hidden="true" />, legend.byHand],
    [<i key="demand" className="gf-why gf-demand" aria-hidden="true" />, legend.demand],
  ];
  return (
    <>
      <p className="pt-3 text-2 text-ink2">{lead}</p>
      <ul aria-label={legend.title} className="flex flex-wrap gap-x-5 gap-y-1.5 pt-1 pb-3 text-2 text-ink2">
        {marks.map(([mark, text]) => (
          <li key={text} className="flex items-center gap-2">
            {mark}
            {text}
          </li>
        ))}
      </ul>
      <dl
        aria-label={keys.title}
        className="flex flex-wrap gap-x-5 gap-y-1.5 border-t border-line py-3 text-2 text-ink2"
      >
        {keys.list.map(([key = '', text = '']) => (
          <div key={key} className="flex items-baseline gap-2">
            <dt>
              <kbd className="gf-key">{key}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
};
