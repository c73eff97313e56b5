import { useRef } from 'react';

/**
 * One idempotency key an intent: the same body again, after an answer that was lost or a second press, has the same key;
 * another body, or the same once it is done, a new one.
 */
export const useIntent = () => {
  const begun = useRef<{ body: string; key: string } | null>(null);
  return {
    keyFor: (body: unknown): string => {
      const text = JSON.stringify(body);
      if (begun.current?.body !== text) begun.current = { body: text, key: crypto.randomUUID() };
      return begun.current.key;
    },
    done: (): void => {
      begun.current = null;
    },
  };
};
