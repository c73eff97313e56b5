import type { createBlock } from '../../usecases/blocks/create-block.ts';
import type { listBlocks } from '../../usecases/blocks/list-blocks.ts';
import type { removeBlock } from '../../usecases/blocks/remove-block.ts';

/** What the routes of the front desk are served with. */
export interface DeskApp {
  readonly listBlocks: ReturnType<typeof listBlocks>;
  readonly createBlock: ReturnType<typeof createBlock>;
  readonly removeBlock: ReturnType<typeof removeBlock>;
  readonly cursorKeys: readonly Uint8Array[];
}
