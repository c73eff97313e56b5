import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CallOf } from '../../../../functions/contract/client.ts';
import { call, get, type Success } from '../../lib/api.ts';
import { allPages, live } from '../../lib/hotel-queries.ts';
import { ifMatch } from '../../lib/if-match.ts';
import { officeKey } from '../../lib/own-hotel.ts';

export type Grid = Success<'getGrid'>;
export type GridRoomType = Grid['roomTypes'][number];
export type GridNight = GridRoomType['nights'][number];
export type Block = Success<'listBlocks'>['items'][number];
export type GridChanged = Success<'changeGrid'>;
export type GridRun = GridChanged['before'][number];
type ChangeBody = NonNullable<CallOf<'changeGrid'>['body']>;
export type GridChange = NonNullable<ChangeBody['changes']>[number];
export type NightSet = GridChange['set'];

const gridKey = (hotelId: string, ...parts: readonly unknown[]) => officeKey(hotelId, 'grid', ...parts);
export const gridNightsKey = (hotelId: string) => gridKey(hotelId, 'nights');

/** The nights `from` to `to`, both included. While other nights are loaded, those of before stay. */
export const gridQuery = (hotelId: string, from: string, to: string) =>
  queryOptions({
    queryKey: gridKey(hotelId, 'nights', from, to),
    queryFn: () => get('getGrid', { params: { hotelId }, query: { from, to } }),
    ...live,
    placeholderData: keepPreviousData,
  });

export const blocksKey = (hotelId: string) => officeKey(hotelId, 'grid-blocks');

/** The blocks of the nights in view, page by page: a hotel has few. */
export const blocksQuery = (hotelId: string, from: string, to: string) =>
  queryOptions({
    queryKey: [...blocksKey(hotelId), from, to],
    queryFn: async () => {
      const blocks = await allPages<Block>((query) =>
        get('listBlocks', { params: { hotelId }, query: { from, to, ...query } }),
      );
      return blocks.filter(({ status }) => status === 'active');
    },
    placeholderData: keepPreviousData,
  });

interface Sent {
  readonly hotelId: string;
  readonly revision: number;
  readonly body: ChangeBody;
  /** One an intent: a second press, or a press after a lost answer, changes nothing twice. */
  readonly idempotencyKey: string;
}

/** Changes the grid as it was seen at `revision`; an older one is refused as `stale-version`. */
export const sendChange = async ({ hotelId, revision, body, idempotencyKey }: Sent): Promise<GridChanged> => {
  const headers = ifMatch({ version: revision });
  return (await call('changeGrid', { params: { hotelId }, body, idempotencyKey, headers })).body;
};

/** What the changes would do to the grid of that revision. */
export const previewQuery = (hotelId: string, revision: number, changes: readonly GridChange[]) =>
  queryOptions({
    queryKey: gridKey(hotelId, 'preview', revision, changes),
    queryFn: () =>
      sendChange({
        hotelId,
        revision,
        body: { changes: [...changes], dryRun: true },
        idempotencyKey: crypto.randomUUID(),
      }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
