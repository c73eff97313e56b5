const LOOK_MS = 100;

/**
 * Tells once when the npm that started us as `npm start` is gone. A killed npm takes nobody with it: we would stay
 * behind, hold port and data, and the next start could not begin.
 */
export const onLauncherGone = (tell: () => void): void => {
  if (process.env['npm_lifecycle_event'] !== 'start' || process.env['npm_package_name'] !== 'hotel-booking') return;
  const npm = process.ppid;
  const timer = setInterval(() => {
    // A process whose parent has ended is given another one at once.
    if (process.ppid === npm) return;
    clearInterval(timer);
    tell();
  }, LOOK_MS).unref();
};
