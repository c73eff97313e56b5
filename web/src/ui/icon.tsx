import type { IconNode } from 'lucide';
import { createElement } from 'react';

interface Props {
  /** One of lucide's: `import { Plus } from 'lucide'`. */
  readonly of: IconNode;
  readonly size?: number;
  readonly strokeWidth?: number;
  readonly className?: string;
}

/** An icon beside a word, or in a button with its own label: it has no label itself. */
export const Icon = ({ of, size = 24, strokeWidth = 2, className }: Props) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth={strokeWidth}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    className={className}
  >
    {of.map(([tag, attributes]) => createElement(tag, { ...attributes, key: JSON.stringify(attributes) }))}
  </svg>
);
