import { lazy } from 'react';
import { accountWords } from './words.ts';

/** The sign-in form, loaded only when a page needs it. */
export const SignIn = lazy(async () => {
  const [{ Authenticate }] = await Promise.all([import('./authenticate.tsx'), accountWords.load()]);
  return { default: Authenticate };
});
