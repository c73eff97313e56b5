import { randomBytes } from 'node:crypto';

const known = new Set<string>();

/** Remembers a value that only its owner may see: no log may hold it. */
export const secretly = (value: string): string => {
  known.add(value);
  return value;
};

const unique = (): string => secretly(randomBytes(6).toString('hex'));

/** A name, an e-mail address and a telephone's owner that exist once: wherever they turn up, they were written there. */
export const aPerson = (): { readonly guestName: string; readonly guestEmail: string } => ({
  guestName: `Ada ${unique()}`,
  guestEmail: `${unique()}@example.com`,
});

/** Every value that was given out in this process. */
export const issued = (): string[] => [...known];
