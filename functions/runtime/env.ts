import * as z from 'zod';

const list = z
  .string()
  .default('')
  .transform((value) => value.split(',').flatMap((part) => part.trim() || []));

const schema = z.object({
  STAGE: z.enum(['dev', 'localstack', 'production']),
  /** Origins of pages elsewhere that may call the API. */
  ALLOWED_ORIGINS: list,
  /** Where people reach the API, if under a domain of its own. */
  PUBLIC_ORIGIN: z.url().optional(),
});

const withTable = schema.extend({
  TABLE_NAME: z.string().min(1),
  /** The name or ARN of the secret in Secrets Manager; read once. */
  SIGNING_SECRET: z.string().min(1).optional(),
  /** Instead of it: secrets of at least 32 characters, newest first. */
  SIGNING_KEYS: list,
  PLACES_FILE: z.string().default('/var/task/places.bin'),
  /** An emulator's address. */
  DYNAMODB_ENDPOINT: z.url().optional(),
});

export type EdgeEnv = z.infer<typeof schema>;
export type LambdaEnv = z.infer<typeof withTable>;

const parse = <T extends z.ZodType>(shape: T): z.infer<T> => {
  const result = shape.safeParse(process.env);
  if (result.success) return result.data;
  throw new Error(`The environment of this Lambda is not whole: ${z.prettifyError(result.error)}`);
};

/** The environment of a Lambda that has the table, parsed once. */
export const lambdaEnv = (): LambdaEnv => parse(withTable);
/** The environment of the edge, which has neither table nor keys. */
export const edgeEnv = (): EdgeEnv => parse(schema);
/** Only production has no sandbox: there time must not be moved, and guests pay with real money. */
export const hasSandbox = ({ STAGE }: EdgeEnv): boolean => STAGE !== 'production';
