import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { stripeScript } from '../contract/stripe.ts';
import { DEFAULT_BRAND } from './brand.ts';

const list = z
  .string()
  .default('')
  .transform((value) => value.split(',').flatMap((part) => part.trim() || []));

/** Where people reach the web app and the API, without a slash at its end: mails link to it. */
const publicUrl = z
  .url()
  .transform((url) => url.replace(/\/$/, ''))
  .optional();

const schema = z.object({
  STAGE: z.enum(['dev', 'localstack', 'production']),
  /** Origins of pages elsewhere that may call the API. */
  ALLOWED_ORIGINS: list,
  PUBLIC_URL: publicUrl,
});

const withTable = schema.extend({
  TABLE_NAME: z.string().min(1),
  /** What the system is called, and map tiles that are not its own. */
  BRAND: z.string().min(1).max(60).default(DEFAULT_BRAND),
  TILE_URL: z.string().startsWith('https://').optional(),
  /** Who takes the money. The sandbox's gateway, whose cards cost no money, only where that is set. */
  GATEWAY: z.enum(['sandbox', 'stripe']).default('stripe'),
  /** The name or ARN of the secret with the keys of Stripe. */
  STRIPE_SECRET: z.string().min(1).optional(),
  /** The key that Stripe's form in the browser has, which is public, and another script than Stripe's own. */
  STRIPE_PUBLISHABLE_KEY: z.string().startsWith('pk_').optional(),
  STRIPE_SCRIPT: z.url().default(stripeScript),
  /** Where pages send the files of pictures, by forms. */
  PICTURES_ORIGIN: z.url().optional(),
  /** Beside the bundle, wherever that was unpacked: /var/task on AWS, a folder of their own on emulators. */
  PLACES_FILE: z.string().default(fileURLToPath(new URL('places.bin', import.meta.url))),
  /** An emulator's address. */
  DYNAMODB_ENDPOINT: z.url().optional(),
  /** Where the index of hotels is; without it searches go to the table. */
  OPENSEARCH_URL: z.url().optional(),
  /** Copies of the index besides the first: one less than the domain has zones. */
  OPENSEARCH_REPLICAS: z.coerce.number().int().min(0).max(2).default(0),
});

const withKeys = z.object({
  /** The name or ARN of the secret in Secrets Manager. */
  SIGNING_SECRET: z.string().min(1).optional(),
  /** Instead of it: secrets of at least 32 characters, newest first. */
  SIGNING_KEYS: list,
});

/** The name or ARN of the secret that the CDN in front proves itself by. */
const withEdge = z.object({ EDGE_SECRET: z.string().min(1).optional() });

/** What Lambda gives every function. */
const withRole = z.object({
  AWS_REGION: z.string().min(1),
  AWS_ACCESS_KEY_ID: z.string().min(1),
  AWS_SECRET_ACCESS_KEY: z.string().min(1),
  AWS_SESSION_TOKEN: z.string().min(1).optional(),
  /** An emulator's address, by the names that the SDK gives it too. */
  AWS_ENDPOINT_URL_SECRETS_MANAGER: z.url().optional(),
  AWS_ENDPOINT_URL: z.url().optional(),
});

const withMail = z.object({
  /** Whose name mails bear; SES knows it. */
  MAIL_FROM: z.string().min(3),
  PUBLIC_URL: publicUrl,
  /** Whether mails leave the system; else the sandbox only keeps them. */
  SENDS_MAIL: z.stringbool().default(false),
});

const withQueues = z.object({
  /** `name|url|url of its dead-letter queue` for each queue; the publisher has no queue of its own. */
  QUEUES: list.transform((rows) =>
    rows.map((row) => {
      const [name = '', url = '', deadLetterUrl = ''] = row.split('|');
      return { name, url, deadLetterUrl };
    }),
  ),
});

const withBucket = z.object({
  /** The bucket of hotels' pictures. */
  PICTURES_BUCKET: z.string().min(3),
  /** An emulator's address, by the names that the SDK gives it too. */
  AWS_ENDPOINT_URL_S3: z.url().optional(),
  AWS_ENDPOINT_URL: z.url().optional(),
});

const withDeadLetters = z.object({ DEAD_LETTERS_URL: z.url() });

const withBus = schema.extend({ EVENT_BUS: z.string().min(1), PUBLISHER_DLQ_URL: z.url() });

export type FallbackEnv = z.infer<typeof schema>;
export type LambdaEnv = z.infer<typeof withTable>;

/** A variable that is empty is one that is not set: emulators give the role an empty session token. */
const given = (): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));

const parse = <T extends z.ZodType>(shape: T): z.infer<T> => {
  const result = shape.safeParse(given());
  if (result.success) return result.data;
  throw new Error(`The environment of this Lambda is not whole: ${z.prettifyError(result.error)}`);
};

/** The environment of a Lambda that has the table, parsed once. */
export const lambdaEnv = (): LambdaEnv => parse(withTable);
/** Where the signing keys are, or they themselves. */
export const keysEnv = (): z.infer<typeof withKeys> => parse(withKeys);
/** Where the CDN's keys are, for a stage with a CDN. */
export const edgeEnv = (): z.infer<typeof withEdge> => parse(withEdge);
/** As whom this Lambda asks other services of AWS, and where. */
export const roleEnv = (): z.infer<typeof withRole> => parse(withRole);
/** The environment of the edge, which has neither table nor keys. */
export const fallbackEnv = (): FallbackEnv => parse(schema);
/** Only an emulator has a sandbox: on AWS time must not be moved, and no cookie comes over http. */
export const hasSandbox = ({ STAGE }: FallbackEnv): boolean => STAGE === 'localstack';
/** Where the publisher sends events, and what it cannot send. */
export const publisherEnv = (): z.infer<typeof withBus> => parse(withBus);
/** Where a worker puts what it cannot work on. */
export const deadLettersEnv = (): z.infer<typeof withDeadLetters> => parse(withDeadLetters);
/** Where the queues are, for their operators; none where this function may not reach them. */
export const queuesEnv = (): z.infer<typeof withQueues>['QUEUES'] => parse(withQueues).QUEUES;
/** Where pictures of hotels are kept. */
export const picturesEnv = (): z.infer<typeof withBucket> => parse(withBucket);
/** How mails are sent. */
export const mailEnv = (): z.infer<typeof withMail> => parse(withMail);
