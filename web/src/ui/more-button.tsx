import type { ReactNode } from 'react';
import { Button } from './button.tsx';

interface Props {
  /** A list that is read page by page. */
  readonly list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
  readonly className?: string;
  readonly size?: 'small' | 'medium';
  readonly children: ReactNode;
}

/** Requests the next page of a list; renders nothing if there is none. */
export const MoreButton = ({ list, className = 'mt-4', size = 'small', children }: Props) =>
  list.hasNextPage ? (
    <Button size={size} className={className} busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {children}
    </Button>
  ) : null;
