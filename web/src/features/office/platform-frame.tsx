import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useConfig } from '../../lib/facts.ts';
import { Bar, barLink } from './bar.tsx';
import { Guard } from './guard.tsx';
import { officeWords } from './words.ts';

/** The pages beside the first one, as their addresses name them; the sandbox's is only where there is one. */
const pages = ['hotels', 'users', 'queues', 'refunds', 'audit', 'backups', 'settings'] as const;

const Pages = () => {
  const { platformNav: words } = officeWords.useWords();
  const sandbox = useConfig()?.sandbox === true;
  return (
    <>
      <Link to="/platform" className={barLink} activeOptions={{ exact: true, includeSearch: false }}>
        {words.system}
      </Link>
      {[...pages, ...(sandbox ? (['sandbox'] as const) : [])].map((page) => (
        <Link key={page} to="/platform/$page" params={{ page }} className={barLink}>
          {words[page]}
        </Link>
      ))}
    </>
  );
};

/** The frame of every page of the platform, for system admins. */
export const PlatformFrame = ({ signIn, children }: { readonly signIn: ReactNode; readonly children: ReactNode }) => {
  const { platform } = officeWords.useWords();
  return (
    <Guard need="system_admin" signIn={signIn}>
      <Bar name={platform} timeZone="UTC" admin>
        <Pages />
      </Bar>
      <main id="page" tabIndex={-1} className="outline-none">
        {children}
      </main>
    </Guard>
  );
};
