/** Maps every element with at most `width` at work at once; the results stand in the elements' order. */
export const inParallel = async <T, R>(
  elements: readonly T[],
  width: number,
  work: (element: T) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < elements.length) {
      const index = next;
      next += 1;
      const element = elements[index];
      if (element !== undefined) results[index] = await work(element);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, elements.length) }, worker));
  return results;
};
