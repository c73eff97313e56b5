import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type IndexName, indexes, keyNames } from '../../functions/contract/keys.ts';
import type { TableAction } from '../settings/function-settings.ts';
import type { RestoredTable } from '../settings/restored-table.ts';
import type { StageSettings } from '../settings/stages.ts';
import { acknowledge } from './acknowledge.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });
const projectionOf = (index: (typeof indexes)[IndexName]) =>
  'projected' in index
    ? { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...index.projected] }
    : { projectionType: ProjectionType.KEYS_ONLY };

/**
 * The single table, its indexes as functions/contract/keys.ts names them, and its stream, which is the outbox. If
 * another table was restored in its place, functions and event sources use that one; the stack's own remains.
 */
export class ReservationTable extends Construct {
  /** The table that functions read and write. */
  readonly tableName: string;
  readonly #tableArn: string;
  readonly #streamArn: string | undefined;

  constructor(scope: Construct, id: string, { keepsData }: StageSettings, restored?: RestoredTable) {
    super(scope, id);
    const table = new Table(this, 'Table', {
      partitionKey: text(keyNames.partition),
      sortKey: text(keyNames.sort),
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'ttl',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: keepsData,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(table, {
      CKV_AWS_119: 'DynamoDB encrypts the table by a key that AWS owns; no other account reads it.',
    });
    for (const [indexName, index] of Object.entries(indexes)) {
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: text(index.partition),
        sortKey: text(index.sort),
        ...projectionOf(index),
      });
    }
    this.tableName = restored?.name ?? table.tableName;
    this.#tableArn = restored
      ? Stack.of(this).formatArn({ service: 'dynamodb', resource: 'table', resourceName: restored.name })
      : table.tableArn;
    this.#streamArn = restored?.streamArn ?? table.tableStreamArn;
  }

  /** The stream of its changes, kept for a day. */
  get streamArn(): string {
    if (this.#streamArn === undefined) throw new Error('the table has no stream');
    return this.#streamArn;
  }

  /** Passes the table's name to a function, and lets it make these calls on the table and query these indexes. */
  bind(lambda: LambdaFunction, actions: readonly TableAction[], queried: readonly IndexName[]): void {
    lambda.addEnvironment('TABLE_NAME', this.tableName);
    lambda.addToRolePolicy(
      new PolicyStatement({
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [this.#tableArn],
      }),
    );
    if (queried.length === 0) return;
    lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: queried.map((index) => `${this.#tableArn}/index/${index}`),
      }),
    );
  }
}
