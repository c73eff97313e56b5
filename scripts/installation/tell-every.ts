const EVERY_MS = 2000;

/** Reports progress, at most every two seconds. */
export const tellEvery = <Progress extends readonly number[]>(
  say: (...progress: Progress) => void,
): ((...progress: Progress) => void) => {
  let saidAt = performance.now();
  return (...progress) => {
    if (performance.now() - saidAt < EVERY_MS) return;
    saidAt = performance.now();
    say(...progress);
  };
};
