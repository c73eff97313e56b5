import { useInfiniteQuery } from '@tanstack/react-query';
import { ChevronDown, ExternalLink } from 'lucide';
import { useId, useState } from 'react';
import { useFormats } from '../../lib/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { Waiting } from './parts.tsx';
import { mailsQuery, type SentMail } from './queries.ts';
import { platformWords } from './words.ts';

/** The mail as a separate page: its markup is not part of this page, whose policy forbids it. */
const pageOf = ({ id, about }: SentMail): string =>
  `/api/v1/sandbox/mail/${encodeURIComponent(id)}?about=${encodeURIComponent(about)}`;

const Mail = ({ mail }: { readonly mail: SentMail }) => {
  const { mails: words } = platformWords.useWords().sandbox;
  const formats = useFormats();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <li className="border-b border-line">
      <h3 className="font-normal">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="grid w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 rounded-pane py-3 text-left hover:bg-wash"
        >
          <span className="min-w-0">
            <span className="block truncate font-semibold">{mail.subject}</span>
            <span className="block truncate text-2 text-ink2">
              {words.to(mail.to.email)} · {formats.instant(mail.about, 'UTC')}
            </span>
          </span>
          <Icon of={ChevronDown} size={20} className={open ? 'rotate-180' : ''} />
        </button>
      </h3>
      <div id={id} hidden={!open}>
        {open ? (
          <div className="pb-5">
            <a
              className="inline-flex h-9 items-center gap-2 rounded-pane px-3.5 text-2 font-semibold shadow-[inset_0_0_0_1.5px_currentColor] hover:bg-current/8"
              href={pageOf(mail)}
              target="_blank"
              rel="noreferrer"
            >
              {words.asItLooks}
              <Icon of={ExternalLink} size={16} />
            </a>
            {mail.attachments.length === 0 ? null : (
              <p className="mt-3 text-2 text-ink2">
                {words.attached(formats.list(mail.attachments.map(({ filename }) => filename)))}
              </p>
            )}
            <pre className="mt-4 max-w-[80ch] border-l-2 border-line pl-4 font-sans text-2 break-words whitespace-pre-wrap">
              {mail.text}
            </pre>
          </div>
        ) : null}
      </div>
    </li>
  );
};

/** The mails that were sent, newest first; new ones appear automatically. */
export const MailPanel = () => {
  const { mails: words } = platformWords.useWords().sandbox;
  const list = useInfiniteQuery(mailsQuery);
  const { data, error, refetch } = list;
  const mails = data?.pages.flatMap(({ items }) => items);
  return (
    <Section title={words.title} note={words.note}>
      {error && !data ? <ProblemNote error={error} retry={() => void refetch()} /> : null}
      {mails ? (
        mails.length === 0 ? (
          <p className="text-ink2">{words.none}</p>
        ) : (
          <ul className="border-t border-line">
            {mails.map((mail) => (
              <Mail key={`${mail.about} ${mail.id}`} mail={mail} />
            ))}
          </ul>
        )
      ) : error ? null : (
        <Waiting />
      )}
      <MoreButton list={list}>{words.more}</MoreButton>
    </Section>
  );
};
