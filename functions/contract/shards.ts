// How keys that many write to are spread.

export const dueShards = 8;
export const listingShards = 8;
/** Sorts after every character our keys use. */
export const last = '\uffff';

/** Stable spread over shards: FNV-1a of the id. */
export const shardOf = (id: string, shards: number): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193) >>> 0;
  return hash % shards;
};
