import * as z from 'zod';
import type { Key } from '../../../functions/contract/keys.ts';

/** A kind of item: how the code makes its key, and the item's purpose. */
export interface Entity {
  /** The key with the names of its parts in place of them. */
  readonly shape: Key;
  /** The key, by the code's own builder, from the fields of an item of this kind. */
  readonly keyOf: (item: Readonly<Record<string, unknown>>) => Key;
  readonly holds: string;
  /** Example items name these attributes only by type: they are different at every run. */
  readonly veiled?: readonly string[];
}

export const text = (item: Readonly<Record<string, unknown>>, name: string): string =>
  z.coerce.string().parse(item[name]);
export const number = (item: Readonly<Record<string, unknown>>, name: string): number => z.number().parse(item[name]);
/** The part of the item's partition or sort key behind its first `#`. */
export const behind = (item: Readonly<Record<string, unknown>>, name: 'pk' | 'sk'): string =>
  text(item, name).slice(text(item, name).indexOf('#') + 1);
