import { type IndexUnits, writeUnits } from './table.ts';

export type ReturnConsumedCapacity = 'NONE' | 'TOTAL' | 'INDEXES';

const READ_UNIT = 4_096;

/** Read units for these bytes, a unit being a started 4 KB: half when eventually consistent, double in a transaction. */
export function readUnits(bytes: number, how: 'eventual' | 'strong' | 'transactional'): number {
  const units = Math.max(1, Math.ceil(bytes / READ_UNIT));
  return how === 'strong' ? units : how === 'eventual' ? units / 2 : units * 2;
}

/** The billed cost of one request, by table and index. */
export class Bill {
  readonly #kind: 'Read' | 'Write';
  readonly #transactional: boolean;
  readonly #tables = new Map<string, { table: number; indexes: Map<string, number> }>();

  constructor(kind: 'Read' | 'Write', transactional = false) {
    this.#kind = kind;
    this.#transactional = transactional;
  }

  addRead(table: string, index: string | undefined, units: number): void {
    const account = this.#account(table);
    if (index === undefined) account.table += units;
    else account.indexes.set(index, (account.indexes.get(index) ?? 0) + units);
  }

  /**
   * The cost of a write depends on the larger of the old and the new item. A transaction writes the item twice, to
   * prepare and to commit; its indexes follow once, after the commit.
   */
  addWrite(table: string, bytes: number, indexes: IndexUnits): void {
    const account = this.#account(table);
    account.table += writeUnits(bytes) * (this.#transactional ? 2 : 1);
    for (const [index, units] of indexes) account.indexes.set(index, (account.indexes.get(index) ?? 0) + units);
  }

  /** The `ConsumedCapacity` of each table, or undefined when the request asked for none. */
  all(asked: ReturnConsumedCapacity | undefined): object[] | undefined {
    if (asked !== 'TOTAL' && asked !== 'INDEXES') return undefined;
    return [...this.#tables].map(([TableName, { table, indexes }]) => {
      const total = [...indexes.values()].reduce((sum, units) => sum + units, table);
      return {
        TableName,
        ...this.#units(total),
        ...(asked === 'INDEXES' ? { Table: this.#units(table), ...this.#indexes(indexes) } : {}),
      };
    });
  }

  one(asked: ReturnConsumedCapacity | undefined): object | undefined {
    return this.all(asked)?.[0];
  }

  #indexes(indexes: ReadonlyMap<string, number>): object {
    if (indexes.size === 0) return {};
    return {
      GlobalSecondaryIndexes: Object.fromEntries([...indexes].map(([name, units]) => [name, this.#units(units)])),
    };
  }

  #units(units: number): object {
    // Only transactions say which kind of units they are.
    return { CapacityUnits: units, ...(this.#transactional ? { [`${this.#kind}CapacityUnits`]: units } : {}) };
  }

  #account(table: string): { table: number; indexes: Map<string, number> } {
    let account = this.#tables.get(table);
    if (account === undefined) {
      account = { table: 0, indexes: new Map() };
      this.#tables.set(table, account);
    }
    return account;
  }
}
