import type { ReactNode } from 'react';
import { HotelsPage } from './hotels-page.tsx';
import { PageHead } from './parts.tsx';
import { QueuesPage } from './queues-page.tsx';
import { RefundsPage } from './refunds-page.tsx';
import { SandboxPage } from './sandbox-page.tsx';
import { SettingsPage } from './settings-page.tsx';
import { UsersPage } from './users-page.tsx';
import { platformWords } from './words.ts';

const pages: Readonly<Record<string, () => ReactNode>> = {
  hotels: HotelsPage,
  users: UsersPage,
  queues: QueuesPage,
  refunds: RefundsPage,
  settings: SettingsPage,
  sandbox: SandboxPage,
};

/** The page of the platform that an address names. */
export const PlatformPage = ({ page }: { readonly page: string }) => {
  const { noPage } = platformWords.useWords();
  const Page = Object.hasOwn(pages, page) ? pages[page] : undefined;
  return <div className="frame pb-16">{Page ? <Page /> : <PageHead title={noPage.title} text={noPage.text} />}</div>;
};
