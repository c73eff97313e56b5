import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dayAt } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { withPart } from '../../lib/with-part.ts';
import { Button } from '../../ui/button.tsx';
import { useFieldErrors } from '../../ui/field-errors.ts';
import { Find, Narrow } from './find.tsx';
import { Found } from './found.tsx';
import { PageHead } from './parts.tsx';
import { roles, userStatuses, usersQuery } from './people-queries.ts';
import { peopleWords } from './people-words.ts';
import type { Searched } from './platform-page.tsx';
import { UserSheet } from './user-sheet.tsx';

/** The accounts, found by name or address, role and status; one is changed in a sheet. */
export const UsersPage = ({ search, onSearch }: Searched) => {
  const { users: words } = peopleWords.useWords();
  const formats = useFormats();
  const [chosen, setChosen] = useState<string | null>(null);
  const { q } = search;
  const role = roles.find((each) => each === search.role);
  const status = userStatuses.find((each) => each === search.status);
  const sought = { ...(q && { q }), ...(role && { role }), ...(status && { status }) };
  const list = useInfiniteQuery(usersQuery(sought));
  const errors = useFieldErrors(list.error);
  return (
    <>
      <PageHead title={words.title} text={words.text} />
      <Find
        key={q ?? ''}
        {...{ label: words.q, note: words.qNote, error: errors['q'], value: q ?? '' }}
        onFind={(text) => onSearch(withPart(search, 'q', text))}
        sought={Object.keys(sought).length > 0}
        onAll={() => onSearch({})}
      >
        <Narrow
          {...{ label: words.head[2] ?? '', values: roles, value: role, names: words.roles }}
          onChange={(value) => onSearch(withPart(search, 'role', value))}
        />
        <Narrow
          {...{ label: words.head[3] ?? '', values: userStatuses, value: status, names: words.statuses }}
          onChange={(value) => onSearch(withPart(search, 'status', value))}
        />
      </Find>
      <Found list={list} refused={errors['q'] !== undefined} words={words} none={list.hasNextPage ? null : words.none}>
        {({ id, name, email, emailVerified, role, status, createdAt }) => (
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
        )}
      </Found>
      <UserSheet userId={chosen} onClose={() => setChosen(null)} />
    </>
  );
};
