// The query string of an address: plain text values, lists with commas, no quotes or braces, so that people can read,
// send and edit it.

export const parseSearch = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text.startsWith('?') ? text.slice(1) : text));

const written = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value));

/** Commas stay commas: `party=2-4-9,2`. What is undefined or an empty list is left out. */
export const stringifySearch = (search: Record<string, unknown>): string => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    params.set(name, written(value));
  }
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text && `?${text}`;
};

/**
 * A route's reader of its address, which hides what it did not read: the router lays what was read over the raw values,
 * so a value that was refused would reach the page, and a parameter of a mail or an advertisement its requests.
 */
export const readOnly =
  <Read extends (search: Record<string, unknown>) => object>(read: Read) =>
  (search: Record<string, unknown>) =>
    ({
      ...Object.fromEntries(Object.keys(search).map((name) => [name, undefined])),
      ...read(search),
    }) as ReturnType<Read>;
