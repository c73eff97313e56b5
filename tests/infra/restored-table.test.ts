import { describe, expect, it } from 'vitest';
import { readRestoredTable } from '../../lib/settings/restored-table.ts';
import { ofType, restoredStageOf } from './synthesized.ts';

const name = 'hotel-booking-restored';
const streamArn = `arn:aws:dynamodb:eu-central-1:123456789012:table/${name}/stream/2027-03-01T14:00:00.000`;
const stage = restoredStageOf('production', { name, streamArn });
const users = [...stage.api, ...stage.events, ...stage.scheduled];

describe('a stage whose table was restored under another name', () => {
  it('has every function that uses a table use that one', () => {
    const names = ofType(users, 'AWS::Lambda::Function').flatMap(({ Properties }) => {
      const { Variables = {} } = (Properties['Environment'] ?? {}) as { Variables?: Record<string, unknown> };
      return 'TABLE_NAME' in Variables ? [Variables['TABLE_NAME']] : [];
    });
    expect(names.length).toBeGreaterThan(10);
    expect(new Set(names)).toEqual(new Set([name]));
  });

  it('lets functions call that table and its indexes, and no other', () => {
    const resources = ofType(users, 'AWS::IAM::Policy').flatMap(({ Properties }) => {
      const { Statement } = Properties['PolicyDocument'] as {
        Statement: { Action: string | string[]; Resource: unknown }[];
      };
      return Statement.filter(({ Action }) => [Action].flat().some((each) => each.startsWith('dynamodb:')))
        .flatMap(({ Resource }) => [Resource].flat())
        .map((each) => JSON.stringify(each));
    });
    expect(resources.length).toBeGreaterThan(10);
    for (const each of resources) if (each !== '"*"') expect(each).toContain(`table/${name}`);
  });

  it('publishes what its stream tells', () => {
    const sources = ofType(stage.events, 'AWS::Lambda::EventSourceMapping').map(
      ({ Properties }) => Properties['EventSourceArn'],
    );
    expect(sources).toContain(streamArn);
    expect(JSON.stringify(sources)).not.toMatch(/Reservations/);
  });

  it('keeps its own table, as what was lost in it may still be wanted', () => {
    const [own, ...others] = ofType(stage.data, 'AWS::DynamoDB::Table');
    expect(others).toEqual([]);
    expect(own).toMatchObject({ DeletionPolicy: 'Retain', Properties: { DeletionProtectionEnabled: true } });
  });
});

describe('the names of a restored table', () => {
  it('are taken together or not at all', () => {
    expect(readRestoredTable(undefined, undefined)).toBeUndefined();
    expect(readRestoredTable(name, streamArn)).toEqual({ name, streamArn });
  });

  it.each([
    [name, undefined],
    [undefined, streamArn],
    ['a b', streamArn],
    ['another', streamArn],
    [7, streamArn],
  ])('%j and %j are refused in one line', (table, stream) => {
    expect(() => readRestoredTable(table, stream)).toThrow(/^[^\n]*npm run recover prints[^\n]*$/);
  });
});
