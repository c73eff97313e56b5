const mappedV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** The first 64 bits of an IPv6 address, which one household or server owns whole; an IPv4 address as it is. */
export const networkOf = (address: string): string => {
  const bare = address.split('%')[0] ?? '';
  const v4 = mappedV4.exec(bare)?.[1];
  if (v4 !== undefined || !bare.includes(':')) return v4 ?? bare;
  const [before = '', after] = bare.split('::');
  const [head, tail] = [before, after ?? ''].map((part) => (part === '' ? [] : part.split(':')));
  const zeros = Array<string>(Math.max(0, 8 - (head?.length ?? 0) - (tail?.length ?? 0))).fill('0');
  const groups = [...(head ?? []), ...(after === undefined ? [] : zeros), ...(tail ?? [])];
  const prefix = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${prefix.join(':')}::/64`;
};
