import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../functions/contract/keys.ts';
import { createMemoryDynamo, serveDynamo } from '../../memory-dynamodb/index.ts';
import { success } from '../support/api-world.ts';
import { axeFaults, NO_CHROMIUM, openBrowser, overflowOf, watchedPage } from '../support/browser.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

const hotelId = 'demo-00000';
const night = '2027-02-10';

describe.skipIf(NO_CHROMIUM)('whether every night agrees, in the browser', () => {
  let table: Awaited<ReturnType<typeof serveDynamo>>;
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    table = await serveDynamo(createMemoryDynamo({ streamed: 10_000 }));
    [server, browser] = await Promise.all([
      startServer({
        args: ['--seed', '1', '--clock', '2027-01-10T09:00:00Z', '--no-limits'],
        env: { DYNAMODB_ENDPOINT: table.endpoint },
      }),
      openBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await table?.stop();
  });

  const theTable = async () => {
    const client = DynamoDBDocumentClient.from(
      new DynamoDBClient({
        endpoint: table.endpoint,
        region: 'eu-central-1',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      }),
    );
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    return { client, TableName: TableNames[0] };
  };

  /** A fault of ours: a night counts a room as sold, or as left, and no booking does. */
  const drift = async (roomTypeId: string, sold: number, left: number): Promise<void> => {
    const { client, TableName } = await theTable();
    await client.send(
      new UpdateCommand({
        TableName,
        Key: keys.night(hotelId, night, roomTypeId),
        UpdateExpression: 'SET sold = sold + :sold, #left = #left + :left',
        ExpressionAttributeNames: { '#left': 'left' },
        ExpressionAttributeValues: { ':sold': sold, ':left': left },
      }),
    );
    client.destroy();
  };

  it('says so; and shows what drifted, closes what would be oversold at once, and opens rooms at the second look', async () => {
    const owner = await server.signIn('owner@example.com');
    const admin = await server.signIn('admin@example.com');
    const query = { checkIn: night, checkOut: '2027-02-11', guests: '1' };
    const { rooms } = success(await owner.call('getHotelRooms', { params: { hotelId }, query }));
    const roomTypeId = rooms.find(({ offer }) => offer !== null)?.roomType.id ?? '';
    const book = { guests: 1, guestName: 'Gina', guestEmail: 'gina@example.com' };
    const body = { hotelId, roomTypeId, checkIn: night, checkOut: '2027-02-11', ...book };
    success(await owner.call('createBooking', { body, idempotencyKey: crypto.randomUUID() }));

    const { page, faults, strangers } = await watchedPage(browser, server.url);
    const isSound = async (): Promise<void> => {
      expect(await axeFaults(page)).toEqual([]);
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    };
    await page.goto(`/manage/${hotelId}/agreement`);
    await page.getByLabel('E-mail').fill('owner@example.com');
    await page.getByLabel('Password').fill(demoPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'All nights match' }).waitFor();
    await isSound();

    // One sold too few: the room could be sold twice, so it is closed at once.
    await drift(roomTypeId, -1, 1);
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByRole('heading', { name: 'One night does not match' }).waitFor();
    await page.getByRole('cell', { name: 'A room could be sold twice.' }).waitFor();
    await isSound();
    await page.getByRole('button', { name: 'Correct what differs' }).click();
    await page.getByText('One difference was corrected.').waitFor();
    await page.getByRole('heading', { name: 'All nights match' }).waitFor();
    await isSound();

    // One sold too many: rooms come back on sale when the same is found twice, five minutes apart.
    await drift(roomTypeId, 1, -1);
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByRole('cell', { name: 'Rooms are off sale without a booking or block.' }).waitFor();
    await page.getByRole('button', { name: 'Correct what differs' }).click();
    await page.getByText(/^One difference was found for the first time/).waitFor();
    success(await admin.call('putClock', { body: { advance: 'PT6M' } }));
    await page.getByRole('button', { name: 'Correct what differs' }).click();
    await page.getByText('One difference was corrected.').waitFor();
    const { drift: found } = success(await owner.call('reconcile', { params: { hotelId } }));
    expect(found).toEqual([]);
    expect([...faults, ...strangers]).toEqual([]);
  });

  it('shows a room that is kept for nobody and a day whose numbers are wrong, and puts both right', async () => {
    const owner = await server.signIn('owner@example.com');
    const admin = await server.signIn('admin@example.com');
    const window = { from: '2027-01-12', to: '2027-02-10' };
    const { units } = success(await owner.call('getPlan', { params: { hotelId }, query: window }));
    const { currency } = success(await owner.call('getHotel', { params: { hotelId } })).hotel;
    const [kept] = units.flatMap(({ id, number, stays }) =>
      stays.flatMap(({ status, from }) => (status === 'confirmed' && from > window.from ? [{ id, number, from }] : [])),
    );
    if (kept === undefined) throw new Error('no stay to come has a room');
    const { client, TableName } = await theTable();
    await client.send(
      new UpdateCommand({
        TableName,
        Key: keys.unitMonth(kept.id, kept.from.slice(0, 7)),
        UpdateExpression: 'REMOVE #date',
        ExpressionAttributeNames: { '#date': kept.from },
      }),
    );
    await client.send(
      new UpdateCommand({
        TableName,
        Key: keys.dayNumbers(hotelId, kept.from, currency),
        UpdateExpression: 'ADD sold :one',
        ExpressionAttributeValues: { ':one': 1 },
      }),
    );
    client.destroy();

    const { page, faults } = await watchedPage(browser, server.url);
    const data = { email: 'owner@example.com', password: demoPassword };
    await page.request.post('/api/v1/auth/login', { data, headers: { Origin: server.url } });
    await page.goto(`/manage/${hotelId}/agreement`);
    await page.getByRole('heading', { name: 'The nights match, rooms or numbers do not' }).waitFor();
    const room = page.getByRole('row').filter({ has: page.getByRole('cell', { name: kept.number, exact: true }) });
    await room.getByRole('cell', { name: 'The room could be assigned a second time.' }).waitFor();
    await room.getByRole('link', { name: /^Booking …/ }).waitFor();
    await page.getByRole('cell', { name: 'The figures of this day are wrong.' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);

    // The room is kept again at once; a sum is corrected when the same is found twice, five minutes apart.
    await page.getByRole('button', { name: 'Correct what differs' }).click();
    await page.getByText('One difference was corrected.').waitFor();
    await page.getByText(/^One difference was found for the first time/).waitFor();
    success(await admin.call('putClock', { body: { advance: 'PT6M' } }));
    await page.getByRole('button', { name: 'Correct what differs' }).click();
    await page.getByRole('heading', { name: 'All nights match' }).waitFor();
    const { units: rooms, numbers } = success(await owner.call('reconcile', { params: { hotelId } }));
    expect([rooms.drift, numbers.drift, numbers.uncounted]).toEqual([[], [], 0]);
    expect(faults).toEqual([]);
  });
});
