import type { Place } from './key-schema.ts';
import { noSuchTable } from './problems.ts';
import { Table, type TableDefinition } from './table.ts';
import type { Item } from './values/item.ts';
import { itemSize } from './values/size.ts';
import type { WriteNumbers } from './write-numbers.ts';

/** One committed change, in the order of commits: as a stream of the table delivers it. */
export type Change = {
  readonly table: string;
  /** Increases by one with each change of any table. */
  readonly sequence: number;
  readonly keys: Item;
  readonly oldImage?: Item;
  readonly newImage?: Item;
};

/** The description of a table, without its items. */
export type Described = {
  readonly table: Table;
  /** The CreateTable request. */
  readonly request: object;
  /** Distinguishes the stream of this table from those of earlier tables of the same name. */
  readonly streamLabel: string;
  /** The sequence number of the last change before the table was created. */
  readonly since: number;
  timeToLive: string | undefined;
};

/** The changes of one request, in order; a durable table writes them to disk or rolls them back. */
export type Written =
  | { readonly kind: 'item'; readonly change: Change; readonly place: Place & { readonly id: string } }
  | { readonly kind: 'token'; readonly token: string; readonly asked: string }
  | { readonly kind: 'created' | 'deleted'; readonly described: Described }
  | { readonly kind: 'time-to-live'; readonly described: Described; readonly before: string | undefined };

export type TablesOptions = {
  /** Called with every committed change at the moment of the commit. */
  readonly onChange?: ((change: Change) => void) | undefined;
  /** For a durable table: {@link Tables.takeWritten} then returns the changes of a request. */
  readonly numbers?: WriteNumbers | undefined;
  /** Creates the label of a new table's stream; the default is a counter. */
  readonly streamLabel?: (() => string) | undefined;
};

/**
 * The service remembers a token for ten minutes; without a clock, this number of transactions replaces the time limit.
 */
const REMEMBERED_TOKENS = 1_000;

/** The complete state of the in-memory service; each method is one atomic step. */
export class Tables {
  readonly all = new Map<string, Described>();
  /** Client request tokens of committed transactions with a digest of the request, to recognize a retry. */
  readonly committed = new Map<string, string>();
  /** The sequence number of the last change. */
  sequence = 0;
  readonly #options: TablesOptions;
  #written: Written[] = [];
  #labels = 0;

  constructor(options: TablesOptions = {}) {
    this.#options = options;
  }

  create(
    definition: TableDefinition,
    request: object,
    streamLabel = this.#nextLabel(),
    since = this.sequence,
  ): Described {
    const table = new Table(definition, this.#options.numbers);
    const described: Described = { table, request, streamLabel, since, timeToLive: undefined };
    this.all.set(definition.name, described);
    this.#note({ kind: 'created', described });
    return described;
  }

  drop(described: Described): void {
    this.all.delete(described.table.definition.name);
    this.#note({ kind: 'deleted', described });
  }

  setTimeToLive(described: Described, attribute: string | undefined): void {
    const before = described.timeToLive;
    described.timeToLive = attribute;
    this.#note({ kind: 'time-to-live', described, before });
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

  /**
   * Writes one item (undefined deletes it), logs the change, and returns the write units of the indexes and the bytes.
   */
  commit(
    table: Table,
    place: Place & { readonly id: string },
    after: Item | undefined,
  ): { readonly bytes: number; readonly indexes: ReadonlyMap<string, number> } {
    const before = table.get(place.id);
    const bytes = Math.max(before === undefined ? 0 : itemSize(before), after === undefined ? 0 : itemSize(after));
    if (before === undefined && after === undefined) return { bytes, indexes: new Map() };
    const indexes = table.write(place, after);
    if (this.#options.onChange !== undefined || this.#options.numbers !== undefined) {
      this.#tell(table, place, before, after);
    }
    return { bytes, indexes };
  }

  remember(token: string, asked: string): void {
    this.committed.set(token, asked);
    const [oldest] = this.committed.keys();
    if (this.committed.size > REMEMBERED_TOKENS && oldest !== undefined) this.committed.delete(oldest);
    this.#note({ kind: 'token', token, asked });
  }

  /** The changes since the last call; empty for a table without a disk. */
  takeWritten(): readonly Written[] {
    if (this.#written.length === 0) return this.#written;
    const written = this.#written;
    this.#written = [];
    return written;
  }

  /** Rolls back changes that could not be written, the last first. */
  undo(written: readonly Written[]): void {
    for (const each of written.toReversed()) this.#undo(each);
    this.#written = [];
  }

  #undo(written: Written): void {
    switch (written.kind) {
      case 'item':
        this.all.get(written.change.table)?.table.write(written.place, written.change.oldImage);
        return;
      case 'token':
        this.committed.delete(written.token);
        return;
      case 'created':
        this.all.delete(written.described.table.definition.name);
        return;
      case 'deleted':
        this.all.set(written.described.table.definition.name, written.described);
        return;
      default:
        written.described.timeToLive = written.before;
    }
  }

  #tell(table: Table, place: Place & { readonly id: string }, before: Item | undefined, after: Item | undefined): void {
    const image = after ?? before;
    if (image === undefined) return;
    this.sequence += 1;
    const change: Change = {
      table: table.definition.name,
      sequence: this.sequence,
      keys: table.keyOf(image),
      ...(before === undefined ? {} : { oldImage: before }),
      ...(after === undefined ? {} : { newImage: after }),
    };
    this.#options.onChange?.(change);
    this.#note({ kind: 'item', change, place });
  }

  #note(written: Written): void {
    if (this.#options.numbers !== undefined) this.#written.push(written);
  }

  #nextLabel(): string {
    this.#labels += 1;
    return this.#options.streamLabel?.() ?? String(this.#labels);
  }
}
