import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type RefObject, useEffect, useRef } from 'react';
import { useFieldErrors } from './field-errors.ts';

/** Moves the focus to the first field that is refused; where none is, to the sentence that says what happened. */
const focusFirstError = (form: HTMLElement | null): void => {
  const sentence = form?.querySelector<HTMLElement>('[role="alert"]');
  const first = form?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? sentence;
  if (first && first === sentence) first.tabIndex = -1;
  first?.focus();
};

/**
 * Focuses what is wrong in a form each time the cause is another: an effect, so that the words of a refusal are on the
 * page by then.
 * @param cause an error or the number of a refusal; null and 0 are none
 */
export const useFocusOnError = (form: RefObject<HTMLFormElement | null>, cause: Error | number | null): void => {
  useEffect(() => {
    if (cause) focusFirstError(form.current);
  }, [form, cause]);
};

interface Wanted<T, F extends string> {
  /** The fields of the form, by the name that the API's pointers give them. */
  readonly fields: readonly F[];
  readonly send: () => Promise<T>;
  readonly onDone?: (answer: T) => unknown;
  readonly onRefused?: (error: Error) => unknown;
}

interface Sending<F extends string> {
  /** What the `form` element takes. */
  readonly form: {
    readonly ref: RefObject<HTMLFormElement | null>;
    readonly onSubmit: (event: FormEvent) => void;
    readonly noValidate: true;
  };
  /** What is wrong with a field, in the reader's language. */
  readonly errors: Readonly<Partial<Record<F, string>>>;
  /** An error that no field shows; null where there is none. */
  readonly note: Error | null;
  readonly error: Error | null;
  readonly busy: boolean;
  readonly done: boolean;
  /** Takes the answer away, a refusal or a success. */
  readonly reset: () => void;
}

/**
 * A form that is sent once a press. It owns nothing that is typed, so every refusal leaves the fields as they are; the
 * errors go to their fields and the focus to the first of them.
 */
export const useSending = <T, F extends string>({ fields, send, onDone, onRefused }: Wanted<T, F>): Sending<F> => {
  const ref = useRef<HTMLFormElement>(null);
  const { mutate, error, isPending, isSuccess, reset } = useMutation({
    mutationFn: send,
    onSuccess: (answer) => onDone?.(answer),
    onError: (refusal) => onRefused?.(refusal),
  });
  const errors: Sending<F>['errors'] = useFieldErrors(error);
  useFocusOnError(ref, error);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isPending) mutate();
  };
  const note = fields.some((field) => errors[field] !== undefined) ? null : error;
  return { form: { ref, onSubmit, noValidate: true }, errors, note, error, busy: isPending, done: isSuccess, reset };
};
