import { type Item, type QueryOptions, queryPage, type Table } from './table.ts';

/**
 * A page of a list of the table as callers see it, each of its items in the page's order. DynamoDB says of a page that
 * is just full that it goes on, whether or not it does: so one item more is read than is shown.
 *
 * @returns `next`, the sort key behind which the list goes on; undefined at its end
 */
export const shownPage = async (
  table: Table,
  {
    limit,
    after,
    ...query
  }: Omit<QueryOptions, 'limit' | 'after' | 'index'> & { limit: number; after: string | undefined },
): Promise<{ readonly items: readonly Item[]; readonly next: string | undefined }> => {
  const start = after === undefined ? undefined : { pk: query.pk, sk: after };
  const page = await queryPage(table, { ...query, limit: limit + 1, after: start });
  const items = page.items.slice(0, limit);
  const goesOn = page.items.length > limit || page.next !== undefined;
  return { items, next: goesOn ? String((items.at(-1) ?? page.next)?.['sk']) : undefined };
};
