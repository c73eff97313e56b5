import { readFileSync } from 'node:fs';

const LOOK_MS = 100;

interface Process {
  readonly name: string;
  readonly parent: number;
}

/** Linux's data of a process; undefined on other systems, or when it has ended. */
const processOf = (pid: number): Process | undefined => {
  try {
    const [, name = '', parent = ''] = /^\d+ \((.*)\) . (\d+) /s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { name, parent: Number(parent) };
  } catch {
    return undefined;
  }
};

/**
 * Whether the npm that started us is there, as a look at it now and later. Debian's shell stays between npm and us, where
 * others (bash, zsh, macOS's) have us in their own place; then npm is the parent of our parent.
 */
const launcher = (): (() => boolean) => {
  const parent = process.ppid;
  const isShell = /^(sh|dash|ash|busybox)$/.test(processOf(parent)?.name ?? '');
  const npm = isShell ? processOf(parent)?.parent : undefined;
  // A process whose parent has ended is given another one at once.
  return () => process.ppid === parent && (npm === undefined || processOf(parent)?.parent === npm);
};

/**
 * Calls back once when the npm that started us as `npm start` has ended. A killed npm does not end its children, and
 * one that is stopped may stop only the shell between: we would stay behind, hold port and data, and the next start
 * could not begin.
 */
export const onLauncherGone = (tell: () => void): void => {
  if (process.env['npm_lifecycle_event'] !== 'start' || process.env['npm_package_name'] !== 'hotel-booking') return;
  const isThere = launcher();
  const timer = setInterval(() => {
    if (isThere()) return;
    clearInterval(timer);
    tell();
  }, LOOK_MS).unref();
};
