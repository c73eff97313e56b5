// `npm run localstack:smoke`: a guest's whole journey through a deployed API; answers must match the local ones.
import { command, print } from '../../scripts/command.ts';
import { differencesBetween } from '../../tests/support/journey/compare.ts';
import { type Ground, type Step, signIn, walkJourney } from '../../tests/support/journey/journey.ts';
import { localGround } from '../../tests/support/journey/local-ground.ts';
import { startServer } from '../../tests/support/server.ts';
import { sellOut } from './flash.ts';
import { deployedGround, emulatorBucket, emulatorGround, shortenHolds } from './ground.ts';
import { uploadPictures } from './pictures.ts';

const help = `Walks a guest's whole way through a deployed system: register, search, hold, confirm, change, cancel, expire,
review, and every route of the table by a stranger. The same journey is walked on a local server, and each answer is
compared: status, shape of the body, headers that matter. Then an owner's pictures, and a flash sale: 64 holds at once
on 2 rooms.

  npm run localstack:smoke -- [--url URL] [--only journey|pictures|flash]

  --url URL     a system deployed anywhere, such as https://abc.execute-api.eu-central-1.amazonaws.com/dev; without it
                the one that npm run localstack:deploy brought to the emulator
  --only PART   one of the three alone
  --help        this page

  AWS_ENDPOINT_URL               the emulator (http://127.0.0.1:4566)
  SMOKE_EMAIL, SMOKE_PASSWORD    with --url: a system_admin there

On the emulator holds last a minute, and the rule of each minute must release one. With --url the settings are left
alone, so no hold runs out; where there is no clock to move, nobody arrives. It exits with 1 on any difference.
`;

const took = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const walkHere = async (ground: Ground, closing: (close: () => Promise<unknown>) => void): Promise<Step[]> => {
  const began = performance.now();
  const server = await startServer();
  closing(() => server.stop());
  const here = localGround(server, ground.hasClock);
  const steps = await walkJourney(ground.letHoldRunOut ? here : { ...here, letHoldRunOut: undefined }, 'smoke');
  await server.stop();
  print(`walked the journey on a local server in ${took(began)}`);
  return steps;
};

const parts = ['journey', 'pictures', 'flash'] as const;

const options = { url: { type: 'string' }, only: { type: 'string' } } as const;
await command('localstack:smoke', help, options, async (given, closing) => {
  const only = given.choice('only', parts);
  const url = given.text('url');
  const began = performance.now();
  const ground = url === undefined ? await emulatorGround() : await deployedGround(url);
  const unique = `smoke-${Date.now().toString(36)}`;
  const wrong: string[] = [];

  const has = (part: (typeof parts)[number]): boolean => only === undefined || only === part;

  if (has('journey')) {
    const inForce = ground.letHoldRunOut && (await shortenHolds(await signIn(ground.url, ground.admin)));
    const walkThere = async (): Promise<Step[]> => {
      await inForce?.();
      const there = performance.now();
      const steps = await walkJourney(ground, unique);
      print(`walked the journey at ${ground.url} in ${took(there)}, ${steps.length} answers`);
      return steps;
    };
    // Both mostly wait for limits per minute, so they run in parallel.
    const [expected, steps] = await Promise.all([walkHere(ground, closing), walkThere()]);
    wrong.push(...differencesBetween(expected, steps));
    for (const difference of wrong) print(`DIFFERENT ${difference}`);
  }
  if (has('pictures')) {
    const there = performance.now();
    const amiss = await uploadPictures(ground, unique, url === undefined ? await emulatorBucket() : undefined);
    print(`an owner's pictures in ${took(there)}`);
    for (const line of amiss) print(`WRONG ${line}`);
    wrong.push(...amiss);
  }
  if (has('flash')) {
    const { counts, wrong: unfair, seconds, holds } = await sellOut(ground, unique);
    const { succeeded, soldOut, serverErrors } = counts;
    print(
      `flash sale: ${holds} holds in ${seconds.toFixed(1)} s, ${succeeded} held, ${soldOut} sold out, ${serverErrors} 5xx`,
    );
    for (const line of unfair) print(`WRONG ${line}`);
    wrong.push(...unfair);
  }
  print(wrong.length === 0 ? `Smoke passed in ${took(began)}.` : `Smoke found ${wrong.length} things wrong.`);
  return wrong.length === 0;
});
