import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Table } from '../../ui/table.tsx';
import { Waiting } from './parts.tsx';

interface Props<T> {
  readonly list: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly T[] }>>;
  /** The error is one of a filter: its field shows it. */
  readonly refused: boolean;
  readonly words: { readonly title: string; readonly head: readonly string[]; readonly more: string };
  /** In place of an empty table; null shows nothing. */
  readonly none: string | null;
  /** The row of an item. */
  readonly children: (item: T, index: number) => ReactNode;
}

/** A filtered list as a table: loading, failed, empty, or its rows and the button for more of them. */
export const Found = <T,>({ list, refused, words, none, children }: Props<T>) => {
  const { data, error, refetch } = list;
  const items = data?.pages.flatMap((page) => page.items);
  return (
    <div className="mt-6">
      {error && !items && !refused ? <ProblemNote error={error} retry={() => void refetch()} /> : null}
      {items || error ? null : <Waiting />}
      {items?.length === 0 && none !== null ? (
        <p role="status" className="text-4">
          {none}
        </p>
      ) : null}
      {items && items.length > 0 ? (
        <Table label={words.title} head={words.head}>
          {items.map(children)}
        </Table>
      ) : null}
      <MoreButton list={list}>{words.more}</MoreButton>
    </div>
  );
};
