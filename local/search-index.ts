import type { Core } from '../functions/composition/core.ts';
import { composeIndexKeeping } from '../functions/composition/search-index.ts';
import type { Stopping } from './stopping.ts';

/** How often the index is looked at: one that is lost is built anew, what time has made old is written again. */
const LOOK_MS = 5000;
const LINE_EVERY = 1000;

interface IndexSettings {
  readonly core: Core;
  /** Whether the table is there again after a restart; else its index goes with it. */
  readonly keeps: boolean;
  readonly print: (line: string) => void;
  readonly stopping: Stopping;
}

/**
 * Sees to it that OpenSearch, where there is one, has the hotels of this table: built at the first start, kept from then
 * on. An OpenSearch that does not answer blocks no call: searches go to the table until it does.
 */
export const openSearchIndex = async ({ core, keeps, print, stopping }: IndexSettings): Promise<void> => {
  const address = core.openSearch;
  if (address === undefined) return;
  const stopped = new AbortController();
  const keeping = await composeIndexKeeping(core);

  const look = async (tell: (line: string) => void, others: 'none' | 'here'): Promise<void> => {
    if (!(await keeping.isReady())) {
      tell(`Indexing hotels in OpenSearch at ${address.url}`);
      const progress = (done: number): void => {
        if (done % LINE_EVERY === 0) tell(`Indexed ${done} hotels`);
      };
      await keeping.rebuild({ others, progress, signal: stopped.signal });
    }
    await keeping.refresh(() => !stopped.signal.aborted);
  };

  await look(print, 'none').catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    print(
      `OpenSearch at ${address.url} does not serve: searches go to the table until it does (${why.split('\n')[0]}).`,
    );
  });
  let looking: Promise<void> = Promise.resolve();
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    looking = look(() => undefined, 'here')
      .catch(() => undefined)
      .finally(() => {
        isLooking = false;
      });
  }, LOOK_MS).unref();
  stopping.onStop(async () => {
    clearInterval(timer);
    stopped.abort();
    await looking;
    if (!keeps) await keeping.remove().catch(() => undefined);
    await keeping.close();
  });
};
