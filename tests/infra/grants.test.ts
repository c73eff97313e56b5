import { describe, expect, it } from 'vitest';
import { pictureFolders } from '../../functions/contract/pictures/bucket.ts';
import type { FunctionSettings } from '../../lib/settings/function-settings.ts';
import { type FunctionName, functionSettings } from '../../lib/settings/functions.ts';
import { type StageSettings, settingsOf } from '../../lib/settings/stages.ts';
import { functionsIn, ofType, type Resource, stageNames, stageOf } from './synthesized.ts';

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}
type Document = { readonly Statement: readonly Statement[] };

/** What lets a function write traces: AWS has no resource to name for it. */
const traces = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'];

const many = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

/** What a policy or a role's inline policies allow. */
const statementsOf = ({ Properties }: Resource): readonly Statement[] => {
  const inline = (Properties['Policies'] ?? []) as readonly { PolicyDocument: Document }[];
  const own = Properties['PolicyDocument'] as Document | undefined;
  return [...inline.map((each) => each.PolicyDocument), ...(own ? [own] : [])].flatMap((each) => each.Statement);
};

/** What only some stages have a function do. */
const ofTheStage = (fn: FunctionName, { backstop, sendsMail, gateway, searchDomain }: StageSettings): string[] => {
  const { pays, index }: FunctionSettings = functionSettings[fn];
  if (pays && gateway === 'stripe') return ['secretsmanager:GetSecretValue'];
  if (index && searchDomain) return index.map((call) => `es:ESHttp${call}`);
  if (fn === 'publisher' && backstop) return ['s3:PutObject', 's3:ListBucket'];
  return fn === 'notifications' && sendsMail ? ['ses:SendEmail', 'ses:SendRawEmail'] : [];
};

const policies = (resources: readonly Resource[]) => [
  ...ofType(resources, 'AWS::IAM::Policy'),
  ...ofType(resources, 'AWS::IAM::Role'),
];

describe.each(stageNames)('the grants of the stage %s', (name) => {
  const { every } = stageOf(name);
  const statements = policies(every).flatMap(statementsOf);

  it('are some', () => expect(statements.length).toBeGreaterThan(Object.keys(functionSettings).length));

  it('name every action', () => {
    for (const action of statements.flatMap(({ Action }) => many(Action))) expect(action).not.toContain('*');
  });

  it('name every resource', () => {
    const other = statements.filter(({ Action }) => !many(Action).every((action) => traces.includes(action)));
    for (const resource of other.flatMap(({ Resource }) => many(Resource))) {
      // Lambda names the objects of a bucket for what it gives up; their folder is fixed.
      // So do the indexes of hotels, which are made and removed without a deploy.
      // Pictures have names of their own within the folders of their bucket.
      const named = JSON.stringify(resource)
        .replace('/aws/lambda/*', '')
        .replace('/hotels-*', '')
        .replace(/"\/(records|uploads|pictures|sweep)\/\*"/, '');
      expect(named).not.toContain('*');
    }
  });

  it("take nothing from policies that AWS writes, but for the gateway's right to log and CodeDeploy's own", () => {
    for (const { id, Properties } of ofType(every, 'AWS::IAM::Role')) {
      const managed = (Properties['ManagedPolicyArns'] ?? []) as readonly unknown[];
      for (const policy of managed) {
        expect(JSON.stringify(policy), id).toMatch(
          /policy\/service-role\/(AmazonAPIGatewayPushToCloudWatchLogs|AWSCodeDeployRoleForLambdaLimited)"\]\]\}$/,
        );
      }
    }
  });

  it.each(functionsIn(name))('give %s what its settings name and no more', (fn) => {
    const own = policies(every).filter(({ id }) => id.includes(fn));
    const granted = own.flatMap(statementsOf).flatMap(({ Action }) => many(Action));
    const { table, indexes, signs, pictures = [], beyond = [] }: FunctionSettings = functionSettings[fn];
    const expected = [
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      ...table.map((action) => `dynamodb:${action}`),
      ...(indexes.length > 0 ? ['dynamodb:Query'] : []),
      ...(signs ? ['secretsmanager:GetSecretValue'] : []),
      ...pictures.map((call) => `s3:${call.split(' ')[0]}`),
      ...(pictures.length > 0 ? ['s3:ListBucket'] : []),
      ...beyond,
      ...ofTheStage(fn, settingsOf(name)),
      ...(settingsOf(name).xray ? traces : []),
    ];
    expect([...new Set(granted)].toSorted()).toEqual([...new Set(expected)].toSorted());
    const queried = own
      .flatMap(statementsOf)
      .flatMap(({ Resource }) => [...JSON.stringify(Resource).matchAll(/\/index\/(\w+)/g)].map(([, index]) => index));
    expect(queried.toSorted()).toEqual([...indexes].toSorted());
  });

  it.each(functionsIn(name))('let %s reach the folders of the pictures that its settings name and no other', (fn) => {
    const { pictures = [] }: FunctionSettings = functionSettings[fn];
    const own = policies(every).filter(({ id }) => id.includes(fn));
    const reached = own.flatMap(statementsOf).flatMap(({ Action, Resource }) => {
      const folders = [...JSON.stringify(Resource).matchAll(/"\/(\w+)\/\*"/g)].map(([, folder]) => folder);
      return many(Action).flatMap((action) =>
        action.startsWith('s3:') ? folders.map((folder) => `${action.slice(3)} ${folder}`) : [],
      );
    });
    const named = pictures.map((call) => {
      const [action, folder] = call.split(' ') as [string, keyof typeof pictureFolders];
      return `${action} ${pictureFolders[folder]}`;
    });
    expect(reached.toSorted()).toEqual(named.toSorted());
  });

  it('give each function a role of its own', () => {
    const roles = ofType(every, 'AWS::Lambda::Function').map(({ Properties }) => JSON.stringify(Properties['Role']));
    expect(new Set(roles).size).toBe(roles.length);
  });
});
