import { useRefusedFields } from '../../ui/field-errors.ts';
import { propertyWords } from './words.ts';

export interface Faults {
  /** What is wrong with the field at this pointer of the body. */
  readonly at: (pointer: string) => string | undefined;
  /** What is wrong with it or with anything in it. */
  readonly in: (pointer: string) => string | undefined;
  readonly any: boolean;
}

/** The errors of a refused body's fields, in the user's language. */
export const useFaults = (error: unknown): Faults => {
  const refused = useRefusedFields(error, propertyWords.useWords().codes);
  return {
    at: (pointer) => refused.find((each) => each.pointer === pointer)?.text,
    in: (pointer) => refused.find((each) => each.pointer === pointer || each.pointer.startsWith(`${pointer}/`))?.text,
    any: refused.length > 0,
  };
};
