import { type ReactNode, useCallback, useId, useRef, useState } from 'react';
import { useDismiss } from './use-dismiss.ts';

interface Props {
  /** The inside of the button. */
  readonly label: ReactNode;
  readonly className: string;
  /** Names what opens. */
  readonly title: string;
  readonly align?: 'start' | 'end';
  /** The pointer or the focus reaches the button: time to load the content. */
  readonly onNear?: () => void;
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens a small panel below itself. Escape and leaving it close it; Escape gives the focus back. */
export const Dropdown = ({ label, className, title, align = 'start', onNear, children }: Props) => {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const close = useCallback((byKey: boolean) => {
    setOpen(false);
    if (byKey) button.current?.focus();
  }, []);
  useDismiss(box, open, close);
  return (
    <div ref={box} className="relative min-w-0">
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls={id}
        className={className}
        onPointerEnter={onNear}
        onFocus={onNear}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      <div
        id={id}
        role="dialog"
        aria-label={title}
        hidden={!open}
        className={`absolute top-full z-30 mt-1 w-80 max-w-[calc(100vw-32px)] rounded-pane bg-paper p-4 text-ink shadow-lift ${align === 'end' ? 'right-0' : 'left-0'}`}
      >
        {open ? children(() => close(true)) : null}
      </div>
    </div>
  );
};
