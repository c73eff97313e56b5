import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** CPU time, microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Tasks of renderers' main threads by CPU time in ms, longest first, which excludes other load on the machine. */
const tasksIn = (trace: Buffer): number[] => {
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString('utf8'));
  const isMain = ({ name, args }: TraceEvent): boolean => name === 'thread_name' && args?.name === 'CrRendererMain';
  const main = new Set(traceEvents.filter(isMain).map(({ pid, tid }) => `${pid}/${tid}`));
  return traceEvents
    .filter(({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && main.has(`${pid}/${tid}`))
    .map(({ tdur = 0 }) => Math.round(tdur / 100) / 10)
    .toSorted((one, other) => other - one);
};

/** The CPU time of the tasks of the page's main thread while `what` happens, ms, longest first. */
export const mainThreadTasks = async (browser: Browser, page: Page, what: () => Promise<void>): Promise<number[]> => {
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await what();
  return tasksIn(await browser.stopTracing());
};
