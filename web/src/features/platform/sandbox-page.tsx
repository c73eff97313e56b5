import { useConfig } from '../../lib/facts.ts';
import { ClockPanel } from './clock-panel.tsx';
import { FaultsPanel } from './faults-panel.tsx';
import { MailPanel } from './mail-panel.tsx';
import { PageHead } from './parts.tsx';
import { WebhookPanel } from './webhook-panel.tsx';
import { platformWords } from './words.ts';

/** What only a sandbox lets one do: move the time, break parts, read mails, watch webhooks. */
export const SandboxPage = () => {
  const { sandbox: words } = platformWords.useWords();
  const config = useConfig();
  if (config && !config.sandbox) return <PageHead title={words.none} text={words.noneText} />;
  return (
    <>
      <PageHead title={words.title} text={words.text} />
      <ClockPanel />
      <FaultsPanel />
      <MailPanel />
      <WebhookPanel />
    </>
  );
};
