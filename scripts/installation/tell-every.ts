const EVERY_MS = 2000;

/** Reports progress, at most every two seconds. */
export const tellEvery = (say: (done: number) => void): ((done: number) => void) => {
  let saidAt = performance.now();
  return (done) => {
    if (performance.now() - saidAt < EVERY_MS) return;
    saidAt = performance.now();
    say(done);
  };
};
