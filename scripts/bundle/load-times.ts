import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Loads a bundle in a fresh Node and prints the processor time it took, in milliseconds. */
const loader = `
  const before = process.cpuUsage();
  await import(process.argv[1]);
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(String((user + system) / 1000));
  process.exit();
`;

/** The environment that any function needs to start without AWS: a given key instead of one to be fetched. */
export const environmentOf = (file: string): NodeJS.ProcessEnv => ({
  STAGE: 'dev',
  TABLE_NAME: 'weighed',
  PICTURES_BUCKET: 'weighed',
  SIGNING_KEYS: 'a signing key of at least 32 characters',
  PLACES_FILE: join(dirname(file), 'places.bin'),
  EVENT_BUS: 'weighed',
  PUBLISHER_DLQ_URL: 'https://sqs.eu-central-1.amazonaws.com/123456789012/weighed',
  DEAD_LETTERS_URL: 'https://sqs.eu-central-1.amazonaws.com/123456789012/weighed',
  MAIL_FROM: 'bookings@example.com',
  OPENSEARCH_URL: 'https://weighed.eu-central-1.es.amazonaws.com',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
});

const loadOnce = async (file: string): Promise<number> => {
  const args = ['--input-type=module', '-e', loader, file];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: environmentOf(file) });
  return Number(stdout);
};

const ROUNDS = 15;

/**
 * Processor milliseconds that loading each file takes in a fresh Node, Node's own start left out: the least of 15
 * rounds, as other work on the machine can only add to it.
 */
export const loadTimes = async (files: readonly string[]): Promise<number[]> => {
  const taken = files.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = [...files.entries()];
    // Every second round turned round: what comes before a file, and leaves the processor warm, is not always the same.
    for (const [index, file] of round % 2 === 0 ? order : order.reverse()) taken[index]?.push(await loadOnce(file));
  }
  return taken.map((times) => Math.min(...times));
};
