import type { GroupHandlers } from '../../runtime/handler.ts';
import type { DeskApp } from './app.ts';
import { createBlock } from './create-block.ts';
import { deleteBlock } from './delete-block.ts';
import { listBlocks } from './list-blocks.ts';

export type { DeskApp } from './app.ts';

/** The front desk: rooms that are off sale. */
export const deskGroup = (app: DeskApp): GroupHandlers<'desk'> => ({
  listBlocks: listBlocks(app),
  createBlock: createBlock(app),
  deleteBlock: deleteBlock(app),
});
