import { useState } from 'react';

/** What is typed and not sent yet, kept in the tab: a reload, a detour to sign in or the way back loses nothing. */
const read = <T>(name: string): T | undefined => {
  try {
    const kept = sessionStorage.getItem(name);
    return kept === null ? undefined : (JSON.parse(kept) as T);
  } catch {
    // Storage is switched off, or holds what another version wrote.
    return undefined;
  }
};

const write = (name: string, value: unknown): void => {
  try {
    if (value === undefined) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Without storage a reload loses it; the form works.
  }
};

/**
 * A form's fields as a draft of the tab. Never used for a card or a password.
 * @param start the initial values of the fields
 */
export const useDraft = <T extends object>(name: string, start: T) => {
  const [typed, setTyped] = useState<Partial<T>>(() => read<Partial<T>>(`draft:${name}`) ?? {});
  const change = (part: Partial<T>): void => {
    const next = { ...typed, ...part };
    setTyped(next);
    write(`draft:${name}`, next);
  };
  const clear = (): void => {
    setTyped({});
    write(`draft:${name}`, undefined);
  };
  return { value: { ...start, ...typed } as T, change, clear };
};
