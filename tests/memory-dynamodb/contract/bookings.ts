import { DescribeTimeToLiveCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { type ContractTable, freshKey, refusalOf } from './table.ts';

type Key = { pk: string; sk: string };

/** What bookings rest on: the sale of a night (rule 1), the hold's transaction (rule 6), rate windows and expiry. */
export function bookingsContract(the: () => ContractTable): void {
  const read = async (key: Key): Promise<Record<string, unknown> | undefined> =>
    (await the().documents.send(new GetCommand({ TableName: the().name, Key: key, ConsistentRead: true }))).Item;

  /** Rule 1: a night is sold by one update, whether it is lazy or explicit. */
  const sale = (Key: Key, rooms: number, cap: number, rev = 0) => ({
    TableName: the().name,
    Key,
    UpdateExpression:
      'SET #left = if_not_exists(#left, :cap) - :n, sold = if_not_exists(sold, :zero) + :n, ' +
      'cap = if_not_exists(cap, :cap), seq = if_not_exists(seq, :zero) + :one',
    ConditionExpression:
      '(attribute_not_exists(#left) OR #left >= :n) AND attribute_not_exists(closed) AND ' +
      '(attribute_not_exists(rateRev) OR rateRev = :rev)',
    ExpressionAttributeNames: { '#left': 'left' },
    ExpressionAttributeValues: { ':n': rooms, ':cap': cap, ':zero': 0, ':one': 1, ':rev': rev },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  });

  describe('the sale of a night (rule 1)', () => {
    it('makes a lazy night with the first rooms sold, then sells until it is full, never beyond', async () => {
      const { documents } = the();
      const night = freshKey('NIGHT#2026-12-24');
      await documents.send(new UpdateCommand(sale(night, 2, 3)));
      expect(await read(night)).toEqual({ ...night, left: 1, sold: 2, cap: 3, seq: 1 });
      const tooMany = await refusalOf(documents.send(new UpdateCommand(sale(night, 2, 3))));
      expect(tooMany).toMatchObject({ name: 'ConditionalCheckFailedException', item: { left: 1, sold: 2 } });
      // An explicit night ignores the cap of an old quote.
      await documents.send(new UpdateCommand(sale(night, 1, 50)));
      expect(await read(night)).toEqual({ ...night, left: 0, sold: 3, cap: 3, seq: 2 });
    });

    it('is refused on a closed night and on one whose rate was changed since the quote', async () => {
      const { documents, name: TableName } = the();
      const [closed, changed] = [freshKey(), freshKey()];
      await documents.send(new PutCommand({ TableName, Item: { ...closed, left: 5, closed: 1 } }));
      await documents.send(new PutCommand({ TableName, Item: { ...changed, left: 5, rateRev: 2 } }));
      expect((await refusalOf(documents.send(new UpdateCommand(sale(closed, 1, 5))))).item).toMatchObject({
        closed: 1,
      });
      const stale = await refusalOf(documents.send(new UpdateCommand(sale(changed, 1, 5, 1))));
      expect(stale.item).toMatchObject({ rateRev: 2 });
      await documents.send(new UpdateCommand(sale(changed, 1, 5, 2)));
    });

    it('cannot be asked for as a sum, since a condition cannot add', async () => {
      const { documents, name: TableName } = the();
      const update = new UpdateCommand({
        TableName,
        Key: freshKey(),
        UpdateExpression: 'SET sold = sold + :n',
        ConditionExpression: 'sold + :n <= cap',
        ExpressionAttributeValues: { ':n': 1 },
      });
      expect((await refusalOf(documents.send(update))).name).toBe('ValidationException');
    });
  });

  describe('the transaction of a hold (rule 6)', () => {
    const hold = (booking: Key, guest: Key, nights: readonly Key[], nonce: string) =>
      the().documents.send(
        new TransactWriteCommand({
          TransactItems: [
            {
              Put: {
                TableName: the().name,
                Item: { ...booking, requestNonce: nonce, bodyHash: 'hash' },
                ConditionExpression: 'attribute_not_exists(pk)',
                ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
              },
            },
            ...nights.map((night) => ({ Update: sale(night, 1, 1) })),
            {
              Update: {
                TableName: the().name,
                Key: guest,
                UpdateExpression: 'ADD #open :one',
                ConditionExpression: 'attribute_not_exists(#open) OR #open < :most',
                ExpressionAttributeNames: { '#open': 'open' },
                ExpressionAttributeValues: { ':one': 1, ':most': 2 },
                ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
              },
            },
          ],
        }),
      );

    it('says of a replay that the booking is there, with the nonce and the hash that tell whose it is', async () => {
      const [booking, guest] = [freshKey('BOOKING'), freshKey('HOLDS')];
      const nights = [freshKey(), freshKey()];
      await hold(booking, guest, nights, 'mine');
      const replay = await refusalOf(hold(booking, guest, nights, 'mine again'));
      expect(replay.reasons[0]).toEqual({
        code: 'ConditionalCheckFailed',
        item: { ...booking, requestNonce: 'mine', bodyHash: 'hash' },
      });
      expect(await read(guest)).toMatchObject({ open: 1 });
    });

    it('says which nights are full and holds none of the others', async () => {
      const [full, free, alsoFull] = [freshKey(), freshKey(), freshKey()];
      await hold(freshKey(), freshKey(), [full, alsoFull], 'first');
      const guest = freshKey('HOLDS');
      const refusal = await refusalOf(hold(freshKey(), guest, [full, free, alsoFull], 'second'));
      expect(refusal.reasons).toMatchObject([
        { code: 'None' },
        { code: 'ConditionalCheckFailed', item: { left: 0 } },
        { code: 'None' },
        { code: 'ConditionalCheckFailed', item: { left: 0 } },
        { code: 'None' },
      ]);
      expect(await read(free)).toBeUndefined();
      expect(await read(guest)).toBeUndefined();
    });

    it('says that a guest holds too much already', async () => {
      const guest = freshKey('HOLDS');
      for (const nonce of ['a', 'b']) await hold(freshKey(), guest, [freshKey()], nonce);
      const night = freshKey();
      const third = await refusalOf(hold(freshKey(), guest, [night], 'c'));
      expect(third.reasons.map(({ code }) => code)).toEqual(['None', 'None', 'ConditionalCheckFailed']);
      expect(third.reasons[2]?.item).toMatchObject({ open: 2 });
      expect(await read(night)).toBeUndefined();
    });

    it('lets exactly one of many at once have the last room', async () => {
      const night = freshKey();
      const tries = Array.from({ length: 12 }, (_, n) => hold(freshKey(), freshKey(), [night], `try-${n}`));
      const outcomes = await Promise.allSettled(tries);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await read(night)).toMatchObject({ left: 0, sold: 1 });
    });
  });

  describe('a rate window (rule 20)', () => {
    it('counts in one update that answers this minute and the one before', async () => {
      const { documents, name: TableName } = the();
      const Key = freshKey('RATE');
      const count = (minute: number) =>
        documents.send(
          new UpdateCommand({
            TableName,
            Key,
            UpdateExpression: 'ADD #m :one',
            ExpressionAttributeNames: { '#m': `m${minute}` },
            ExpressionAttributeValues: { ':one': 1 },
            ReturnValues: 'ALL_NEW',
          }),
        );
      await Promise.all([count(7), count(7), count(7)]);
      expect((await count(8)).Attributes).toEqual({ ...Key, m7: 3, m8: 1 });
    });
  });

  describe('the time to live', () => {
    it('is switched on once and described', async () => {
      const { client, name: TableName } = the();
      const TimeToLiveSpecification = { Enabled: true, AttributeName: 'ttl' };
      await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
      const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
      expect(TimeToLiveDescription).toMatchObject({ TimeToLiveStatus: 'ENABLED', AttributeName: 'ttl' });
      const again = client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
      expect((await refusalOf(again)).name).toBe('ValidationException');
    });
  });
}
