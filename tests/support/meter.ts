import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** What a stretch of work cost. Units are those DynamoDB bills, indexes among them. */
export interface Cost {
  /** Calls for the session and the rate limit, which go in parallel before anything else. */
  readonly gateCalls: number;
  readonly gateUnits: { readonly read: number; readonly write: number };
  /** The calls of the request itself, in order. */
  readonly calls: readonly string[];
  readonly read: number;
  /** Write units of the table and of its indexes. */
  readonly write: number;
  readonly indexWrite: number;
}

interface Capacity {
  readonly CapacityUnits?: number;
  readonly Table?: { readonly CapacityUnits?: number };
}

interface Call {
  readonly operation: string;
  readonly ofGate: boolean;
  readonly total: number;
  readonly table: number;
}

const capacitiesIn = (output: object): Capacity[] => {
  const found = 'ConsumedCapacity' in output ? output.ConsumedCapacity : undefined;
  if (Array.isArray(found)) return found;
  return typeof found === 'object' && found !== null ? [found] : [];
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** The session's read and the rate window's write are known by their keys. */
const isOfGate = (input: object): boolean => /"(SESSION|RATE)#/.test(JSON.stringify(input));

const reads = /^(Get|BatchGet|Query|Scan)/;

/** Counts the calls of a client and the capacity each says it used; to be laid on after the table is made. */
export const meterOf = (client: DynamoDBClient) => {
  let calls: Call[] = [];
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const operation = String(context.commandName).replace(/(Items?)?Command$/, '');
      const { input } = args;
      Object.assign(input, { ReturnConsumedCapacity: 'INDEXES' });
      const ofGate = isOfGate(input);
      try {
        const result = await next(args);
        const capacities = capacitiesIn(result.output);
        const total = sum(capacities.map((each) => each.CapacityUnits ?? 0));
        const table = sum(capacities.map((each) => each.Table?.CapacityUnits ?? each.CapacityUnits ?? 0));
        calls.push({ operation, ofGate, total, table });
        return result;
      } catch (error) {
        // A refused write is billed as well, but DynamoDB does not say how much.
        calls.push({ operation: `${operation} (refused)`, ofGate, total: 0, table: 0 });
        throw error;
      }
    },
    { step: 'initialize', name: 'meter' },
  );

  /** What `work` costs. */
  const measure = async <T>(work: () => Promise<T>): Promise<{ cost: Cost; result: T }> => {
    calls = [];
    const result = await work();
    const gate = calls.filter(({ ofGate }) => ofGate);
    const own = calls.filter(({ ofGate }) => !ofGate);
    const isRead = ({ operation }: Call): boolean => reads.test(operation);
    const units = (some: readonly Call[], how: 'total' | 'table'): number => sum(some.map((call) => call[how]));
    const writes = own.filter((call) => !isRead(call));
    return {
      result,
      cost: {
        gateCalls: gate.length,
        gateUnits: {
          read: units(gate.filter(isRead), 'total'),
          write: units(
            gate.filter((call) => !isRead(call)),
            'total',
          ),
        },
        calls: own.map(({ operation }) => operation),
        read: units(own.filter(isRead), 'total'),
        write: units(writes, 'table'),
        indexWrite: units(writes, 'total') - units(writes, 'table'),
      },
    };
  };
  return { measure };
};

export type Meter = ReturnType<typeof meterOf>;
