import { noSuchTable } from './problems.ts';
import { Table, type TableDefinition } from './table.ts';
import type { Item } from './values/item.ts';
import { itemSize } from './values/size.ts';

/** One committed change, in the order of commits: what a stream of the table would carry. */
export type Change = {
  readonly table: string;
  /** Counts up by one for each change of any table. */
  readonly sequence: number;
  readonly keys: Item;
  readonly oldImage?: Item;
  readonly newImage?: Item;
};

/** A table as the service describes it, beside its items. */
export type Described = { readonly table: Table; readonly request: object; timeToLive: string | undefined };

/** Everything the in-memory service holds; each method is one indivisible step. */
export class Tables {
  readonly all = new Map<string, Described>();
  /** Client request tokens of committed transactions with what they asked, to answer a retry without doing it again. */
  readonly committed = new Map<string, readonly object[]>();
  readonly #onChange: ((change: Change) => void) | undefined;
  #sequence = 0;

  constructor(onChange?: (change: Change) => void) {
    this.#onChange = onChange;
  }

  create(definition: TableDefinition, request: object): Described {
    const described: Described = { table: new Table(definition), request, timeToLive: undefined };
    this.all.set(definition.name, described);
    return described;
  }

  /** @throws ResourceNotFoundException */
  described(name: string): Described {
    const described = this.all.get(name.startsWith('arn:') ? name.slice(name.lastIndexOf('/') + 1) : name);
    if (described === undefined) throw noSuchTable();
    return described;
  }

  table(name: string): Table {
    return this.described(name).table;
  }

  /** Writes one item (undefined deletes), tells the log, and answers the write units of the indexes and the bytes. */
  commit(
    table: Table,
    place: { readonly hash: string; readonly sort: string; readonly id: string },
    after: Item | undefined,
  ): { readonly bytes: number; readonly indexes: ReadonlyMap<string, number> } {
    const before = table.get(place.id);
    const bytes = Math.max(before === undefined ? 0 : itemSize(before), after === undefined ? 0 : itemSize(after));
    if (before === undefined && after === undefined) return { bytes, indexes: new Map() };
    const indexes = table.write(place, after);
    if (this.#onChange !== undefined) this.#tell(table, before, after);
    return { bytes, indexes };
  }

  #tell(table: Table, before: Item | undefined, after: Item | undefined): void {
    const image = after ?? before;
    if (image === undefined) return;
    this.#sequence += 1;
    this.#onChange?.({
      table: table.definition.name,
      sequence: this.#sequence,
      keys: table.keyOf(image),
      ...(before === undefined ? {} : { oldImage: before }),
      ...(after === undefined ? {} : { newImage: after }),
    });
  }
}
