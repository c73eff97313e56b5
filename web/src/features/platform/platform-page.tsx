import type { ReactNode } from 'react';
import { AuditPage } from './audit-page.tsx';
import { BackupsPage } from './backups-page.tsx';
import { HotelsPage } from './hotels-page.tsx';
import { PageHead } from './parts.tsx';
import { QueuesPage } from './queues-page.tsx';
import { RefundsPage } from './refunds-page.tsx';
import { SandboxPage } from './sandbox-page.tsx';
import { SettingsPage } from './settings-page.tsx';
import type { PlatformSearch } from './url.ts';
import { UsersPage } from './users-page.tsx';
import { platformWords } from './words.ts';

/** The search in the address, and a function that shows another one. */
export interface Searched {
  readonly search: PlatformSearch;
  readonly onSearch: (search: PlatformSearch) => void;
}

const pages: Readonly<Record<string, (searched: Searched) => ReactNode>> = {
  hotels: HotelsPage,
  users: UsersPage,
  audit: AuditPage,
  backups: BackupsPage,
  queues: QueuesPage,
  refunds: RefundsPage,
  settings: SettingsPage,
  sandbox: SandboxPage,
};

/** The page of the platform that an address names. */
export const PlatformPage = ({ page, ...searched }: Searched & { readonly page: string }) => {
  const { noPage } = platformWords.useWords();
  const Page = Object.hasOwn(pages, page) ? pages[page] : undefined;
  return (
    <div className="frame pb-16">
      {Page ? <Page key={page} {...searched} /> : <PageHead title={noPage.title} text={noPage.text} />}
    </div>
  );
};
