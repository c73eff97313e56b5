import { lazy } from 'react';
import { accountWords } from './words.ts';

/** The form to sign in with, loaded where a page turns out to need it. */
export const SignIn = lazy(async () => {
  const [{ Authenticate }] = await Promise.all([import('./authenticate.tsx'), accountWords.load()]);
  return { default: Authenticate };
});
