/** Text as it is searched: without case and without the marks on letters. */
export const foldedSearch = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
