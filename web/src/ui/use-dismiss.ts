import { type RefObject, useEffect } from 'react';

/** Closes an open element on a click or focus elsewhere, or on Escape. */
export const useDismiss = (
  inside: RefObject<HTMLElement | null>,
  open: boolean,
  close: (byKey: boolean) => void,
): void => {
  useEffect(() => {
    if (!open) return undefined;
    const outside = ({ target }: Event): void => {
      if (target instanceof Node && !inside.current?.contains(target)) close(false);
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close(true);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', key);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', key);
    };
  }, [inside, open, close]);
};
