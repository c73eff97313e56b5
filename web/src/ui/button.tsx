import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';

type Kind = 'go' | 'line' | 'quiet';
type Size = 'small' | 'medium' | 'large';

const kinds: Record<Kind, string> = {
  /** The one action of a page. */
  go: 'bg-lamp text-on-lamp hover:brightness-105 active:brightness-95 disabled:bg-wash2 disabled:text-ink3',
  line: 'shadow-[inset_0_0_0_1.5px_currentColor] hover:bg-current/8 active:bg-current/14 disabled:opacity-60',
  quiet: 'hover:bg-current/8 active:bg-current/14 disabled:opacity-60',
};
const sizes: Record<Size, string> = {
  small: 'h-9 px-3.5 text-2 gap-2',
  medium: 'h-12 px-5 text-3 gap-2.5',
  large: 'min-h-14 px-5 text-4 gap-3',
};

const look = (kind: Kind, size: Size, className = ''): string =>
  `inline-flex items-center justify-center rounded-pane font-semibold whitespace-nowrap transition-[filter,background-color] duration-150 ${kinds[kind]} ${sizes[size]} ${className}`;

interface Look {
  readonly kind?: Kind;
  readonly size?: Size;
  readonly children?: ReactNode;
}

type ButtonProps = Look & ComponentProps<'button'> & { readonly busy?: boolean };

/** A button; while `busy` it keeps its width and its focus and does nothing. */
export const Button = ({ kind = 'line', size = 'medium', busy = false, className, onClick, ...rest }: ButtonProps) => (
  <button
    type="button"
    {...rest}
    aria-busy={busy || undefined}
    aria-disabled={busy || undefined}
    onClick={busy ? (event) => event.preventDefault() : onClick}
    className={look(kind, size, `${busy ? 'opacity-70' : ''} ${className ?? ''}`)}
  />
);

const Anchor = ({ kind = 'line', size = 'medium', className, ...rest }: Look & ComponentProps<'a'>) => (
  <a {...rest} className={look(kind, size, className)} />
);

/** A link that looks like a button. */
export const ButtonLink = createLink(Anchor);
