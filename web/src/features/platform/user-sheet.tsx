import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../lib/api.ts';
import { ifMatch } from '../../lib/if-match.ts';
import { isProblem } from '../../lib/problem.ts';
import { queryClient } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Entries } from './entries.tsx';
import { Waiting } from './parts.tsx';
import { type ManagedUser, roles, userHistoryQuery, userQuery, userStatuses, usersKey } from './people-queries.ts';
import { peopleWords } from './people-words.ts';

const Form = ({ user, onClose }: { readonly user: ManagedUser; readonly onClose: () => void }) => {
  const { change: words, users } = peopleWords.useWords();
  const [role, setRole] = useState(user.role);
  const [status, setStatus] = useState(user.status);
  const body = { ...(role !== user.role && { role }), ...(status !== user.status && { status }) };
  const isChanged = Object.keys(body).length > 0;
  const change = useMutation({
    mutationFn: () => get('changeUser', { params: { userId: user.id }, body, headers: ifMatch(user) }),
    onSuccess: (answer) => {
      queryClient.setQueryData(userQuery(user.id).queryKey, answer.user);
      void queryClient.invalidateQueries({ queryKey: usersKey });
      onClose();
    },
  });
  return (
    <div className="grid gap-5">
      <p className="break-all text-ink2">{user.email}</p>
      <Select
        label={words.role}
        note={words.roleNotes[role]}
        value={role}
        onChange={({ target }) => setRole(target.value as ManagedUser['role'])}
      >
        {roles.map((each) => (
          <option key={each} value={each}>
            {users.roles[each]}
          </option>
        ))}
      </Select>
      <Select
        label={words.status}
        note={words.statusNotes[status]}
        value={status}
        onChange={({ target }) => setStatus(target.value as ManagedUser['status'])}
      >
        {userStatuses.map((each) => (
          <option key={each} value={each}>
            {users.statuses[each]}
          </option>
        ))}
      </Select>
      <div role="status" className="font-medium">
        {isChanged ? null : <p className="font-normal text-ink2">{words.nothing}</p>}
        {body.role ? <p>{words.willRole(users.roles[role])}</p> : null}
        {body.status ? <p>{status === 'suspended' ? words.willSuspend : words.willActivate}</p> : null}
      </div>
      {isProblem(change.error, 'stale-version') ? (
        <div role="alert" className="border-l-4 border-bad bg-bad-wash px-4 py-3">
          <p className="font-medium">{words.stale}</p>
          <Button
            size="small"
            className="mt-3"
            onClick={() => void queryClient.invalidateQueries(userQuery(user.id)).then(() => change.reset())}
          >
            {words.loadAgain}
          </Button>
        </div>
      ) : change.error ? (
        <ProblemNote error={change.error} />
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button kind="go" disabled={!isChanged} busy={change.isPending} onClick={() => change.mutate()}>
          {words.confirm(user.name)}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </div>
  );
};

const History = ({ userId }: { readonly userId: string }) => {
  const { change: words } = peopleWords.useWords();
  const { data, error, refetch } = useQuery(userHistoryQuery(userId));
  return (
    <section className="mt-8 border-t border-line pt-4">
      <h3 className="text-3 font-semibold">{words.history}</h3>
      {error && !data ? <ProblemNote error={error} retry={() => void refetch()} className="mt-3" /> : null}
      {data?.length === 0 ? <p className="mt-2 text-ink2">{words.noHistory}</p> : null}
      {data && data.length > 0 ? <Entries entries={data} label={words.history} /> : null}
    </section>
  );
};

const Inside = ({ userId, onClose }: { readonly userId: string; readonly onClose: () => void }) => {
  const { data, error, refetch } = useQuery(userQuery(userId));
  if (error && !data) return <ProblemNote error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <>
      {/* A version loaded again begins the form anew. */}
      <Form key={data.version} user={data} onClose={onClose} />
      <History userId={userId} />
    </>
  );
};

/** Role and status of an account: the effect is shown before it is confirmed. */
export const UserSheet = ({ userId, onClose }: { readonly userId: string | null; readonly onClose: () => void }) => {
  const { change: words, users } = peopleWords.useWords();
  const { data } = useQuery({ ...userQuery(userId ?? ''), enabled: userId !== null });
  return (
    <Sheet title={data && userId ? words.title(data.name) : users.change} open={userId !== null} onClose={onClose}>
      {userId === null ? null : <Inside userId={userId} onClose={onClose} />}
    </Sheet>
  );
};
