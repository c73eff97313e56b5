/** Does the work for every one, at most `width` at once; answers stand in the order of the list. */
export const inParallel = async <T, R>(
  list: readonly T[],
  width: number,
  work: (one: T) => Promise<R>,
): Promise<R[]> => {
  const answers = new Array<R>(list.length);
  const rest = list.entries();
  const lane = async (): Promise<void> => {
    for (const [index, one] of rest) answers[index] = await work(one);
  };
  await Promise.all(Array.from({ length: Math.min(width, list.length) }, lane));
  return answers;
};
