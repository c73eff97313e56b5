/** A table that was restored in the place of the stage's own (docs/recovery.md). */
export interface RestoredTable {
  readonly name: string;
  /** The ARN of its stream, which `npm run recover` prints. */
  readonly streamArn: string;
}

const tableName = /^[\w.-]{3,255}$/;

/** Reads `-c table=` and `-c stream=`; throws one line that describes the valid values. */
export const readRestoredTable = (name: unknown, streamArn: unknown): RestoredTable | undefined => {
  if (name === undefined && streamArn === undefined) return undefined;
  if (typeof name !== 'string' || !tableName.test(name)) {
    throw new Error('a restored table is named by -c table=NAME and -c stream=ARN, as npm run recover prints them');
  }
  if (typeof streamArn !== 'string' || !streamArn.includes(`:table/${name}/stream/`)) {
    throw new Error(`-c stream= takes the ARN of the stream of ${name}, as npm run recover prints it`);
  }
  return { name, streamArn };
};
