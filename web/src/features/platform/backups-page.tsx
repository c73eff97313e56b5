import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { get } from '../../lib/api.ts';
import { useFormats } from '../../lib/format.ts';
import { queryClient } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Found } from './found.tsx';
import { PageHead } from './parts.tsx';
import { type Backup, backupsQuery } from './queries.ts';
import { platformWords } from './words.ts';

/** How many items of each kind a backup has, most first. */
const kindsOf = ({ kinds }: Backup): [string, number][] =>
  Object.entries(kinds ?? {}).sort(([one, some], [other, others]) => others - some || (one < other ? -1 : 1));

const Row = ({ backup }: { readonly backup: Backup }) => {
  const { backups: words } = platformWords.useWords();
  const formats = useFormats();
  const { status, startedAt, takenAt, items, sha256, reason, id } = backup;
  const kinds = kindsOf(backup);
  return (
    <tr className="align-top">
      <th scope="row" className="whitespace-nowrap">
        {formats.instant(startedAt, 'UTC')}
        <span className="block font-normal text-ink2">{id}</span>
      </th>
      <td className={`font-semibold ${status === 'done' ? 'text-good' : status === 'failed' ? 'text-bad' : ''}`}>
        {words.states[status]}
        {reason === null ? null : <span className="block font-normal text-ink">{reason}</span>}
      </td>
      <td className="whitespace-nowrap">{takenAt === null ? '–' : formats.instant(takenAt, 'UTC')}</td>
      <td>
        {items === null ? (
          '–'
        ) : (
          <details>
            <summary className="cursor-pointer">{formats.number(items)}</summary>
            <ul className="mt-1">
              {kinds.map(([kind, count]) => (
                <li key={kind}>
                  {formats.number(count)} <span className="text-ink2">{kind}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </td>
      <td className="max-w-[36ch] font-mono text-1 break-all">{sha256 ?? '–'}</td>
    </tr>
  );
};

/** The exports of everything, with their counts and checksums, and the button that takes one. */
export const BackupsPage = () => {
  const { backups: words } = platformWords.useWords();
  const list = useInfiniteQuery(backupsQuery);
  const running = list.data?.pages.some(({ items }) => items.some(({ status }) => status === 'running')) ?? false;
  const take = useMutation({
    networkMode: 'always',
    mutationFn: () => get('createBackup'),
    // A refusal says that another admin's is running: it is shown at once.
    onSettled: () => void queryClient.invalidateQueries(backupsQuery),
  });
  return (
    <>
      <PageHead title={words.title} text={words.text} />
      <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button kind="go" busy={take.isPending} disabled={running} onClick={() => take.mutate()}>
          {words.take}
        </Button>
        <p role="status" className="text-2 text-ink2">
          {running ? words.running : ''}
        </p>
      </div>
      {take.error ? <ProblemNote error={take.error} className="mt-4" /> : null}
      <Found list={list} refused={false} words={words} none={words.none}>
        {(backup) => <Row key={backup.id} backup={backup} />}
      </Found>
      <p className="mt-6 max-w-[70ch] text-2 text-ink2">{words.restore}</p>
    </>
  );
};
