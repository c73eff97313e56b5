import { X } from 'lucide';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from './icon.tsx';
import { uiWords } from './words.ts';

interface Props {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Stays in view below. */
  readonly footer?: ReactNode;
  readonly className?: string;
}

/** A modal page over the page: whole on a phone, a panel on a desk. The browser keeps the focus inside. */
export const Sheet = ({ title, open, onClose, children, footer, className = '' }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const { close } = uiWords.useWords();
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
      onKeyDown={() => undefined}
      className={`m-0 h-dvh max-h-none w-full max-w-none bg-paper text-ink backdrop:bg-[oklch(.15_.03_268/.6)] md:m-auto md:h-fit md:max-h-[88dvh] md:max-w-xl md:rounded-pane md:shadow-lift ${className}`}
    >
      {open ? (
        <div className="flex h-full max-h-[inherit] flex-col">
          <header className="flex items-center justify-between border-b border-line py-2 pr-2 pl-4">
            <h2 id={id} className="text-4">
              {title}
            </h2>
            <button
              type="button"
              aria-label={close}
              onClick={onClose}
              className="grid size-11 place-items-center rounded-pane hover:bg-wash2"
            >
              <Icon of={X} size={22} />
            </button>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
          {footer ? <footer className="border-t border-line p-4">{footer}</footer> : null}
        </div>
      ) : null}
    </dialog>
  );
};
