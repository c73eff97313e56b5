/** The elements in their order, so many together; the last ones may be fewer. */
export const batchesOf = <T>(elements: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(elements.length / size) }, (_, batch) =>
    elements.slice(batch * size, (batch + 1) * size),
  );
