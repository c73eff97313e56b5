import { useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { dayAt } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { useFieldErrors } from '../../ui/field-errors.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Table } from '../../ui/table.tsx';
import { PageHead, Waiting } from './parts.tsx';
import { usersQuery } from './people-queries.ts';
import { peopleWords } from './people-words.ts';
import { UserSheet } from './user-sheet.tsx';

/** The accounts, found by their address; role and status of one are changed in a sheet. */
export const UsersPage = () => {
  const { users: words } = peopleWords.useWords();
  const formats = useFormats();
  const [typed, setTyped] = useState('');
  const [sought, setSought] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(usersQuery(sought));
  const errors = useFieldErrors(error);
  const users = data?.pages.flatMap(({ items }) => items);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setSought(typed.trim());
  };
  const showAll = (): void => {
    setTyped('');
    setSought('');
  };
  return (
    <>
      <PageHead title={words.title} text={words.text} />
      <form onSubmit={submit} className="mt-6 flex flex-wrap items-start gap-3">
        <Field
          className="w-96 max-w-full"
          label={words.email}
          type="search"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          note={words.emailNote}
          error={errors['email']}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="submit" className="mt-6.5">
          {words.find}
        </Button>
        {sought === '' ? null : (
          <Button kind="quiet" className="mt-6.5" onClick={showAll}>
            {words.all}
          </Button>
        )}
      </form>
      <div className="mt-6">
        {error && !users && errors['email'] === undefined ? (
          <ProblemNote error={error} retry={() => void refetch()} />
        ) : null}
        {users || error ? null : <Waiting />}
        {users?.length === 0 ? (
          <p role="status" className="text-4">
            {words.none(sought)}
          </p>
        ) : null}
        {users && users.length > 0 ? (
          <Table label={words.title} head={words.head}>
            {users.map(({ id, name, email, emailVerified, role, status, createdAt }) => (
              <tr key={id}>
                <th scope="row" className="max-w-64 break-words">
                  <bdi>{name}</bdi>
                </th>
                <td className="min-w-44 break-words">
                  {email}
                  {emailVerified ? null : <span className="block text-ink2">{words.unverified}</span>}
                </td>
                <td className={role === 'guest' ? '' : 'font-semibold'}>{words.roles[role]}</td>
                <td className={status === 'suspended' ? 'font-semibold text-bad' : ''}>{words.statuses[status]}</td>
                <td className="whitespace-nowrap">{formats.date(dayAt(Date.parse(createdAt), 'UTC'), 'monthSpan')}</td>
                <td>
                  <Button size="small" aria-label={words.changeOf(name)} onClick={() => setChosen(id)}>
                    {words.change}
                  </Button>
                </td>
              </tr>
            ))}
          </Table>
        ) : null}
        {hasNextPage ? (
          <Button size="small" className="mt-4" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {words.more}
          </Button>
        ) : null}
      </div>
      <UserSheet userId={chosen} onClose={() => setChosen(null)} />
    </>
  );
};
