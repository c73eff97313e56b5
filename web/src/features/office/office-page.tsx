import type { ReactNode } from 'react';
import { Bar } from './bar.tsx';
import { Guard } from './guard.tsx';

interface Props {
  readonly need: 'hotel_admin' | 'system_admin';
  readonly signIn: ReactNode;
  readonly children: ReactNode;
}

/** A page of the hotel's side that is of no hotel in particular: the bar, and the page for those it is for. */
export const OfficePage = ({ need, signIn, children }: Props) => (
  <Guard need={need} signIn={signIn}>
    <Bar name="" />
    <main id="page" tabIndex={-1} className="outline-none">
      {children}
    </main>
  </Guard>
);
