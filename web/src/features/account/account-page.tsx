import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { get } from '../../lib/api.ts';
import { useDraft } from '../../lib/draft.ts';
import { currenciesQuery, sessionQuery } from '../../lib/facts.ts';
import { useFormats } from '../../lib/format.ts';
import { ifMatch } from '../../lib/if-match.ts';
import { type Language, languages, type Theme, usePreferences } from '../../lib/preferences.ts';
import { isProblem } from '../../lib/problem.ts';
import { queryClient } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { useSending } from '../../ui/use-sending.ts';
import { Authenticate } from './authenticate.tsx';
import { Loyalty } from './loyalty.tsx';
import { sessionChanged } from './session.ts';
import { accountWords } from './words.ts';

type User = NonNullable<Awaited<ReturnType<NonNullable<typeof sessionQuery.queryFn>>>['user']>;

const Done = ({ children }: { readonly children: string }) => (
  <p role="status" className="self-center text-2 font-medium text-good">
    {children}
  </p>
);

/** Whether the address is confirmed, and the mail that confirms it once more. */
const Verified = ({ user }: { readonly user: User }) => {
  const { page: words } = accountWords.useWords();
  const resend = useMutation({ mutationFn: () => get('resendVerification') });
  if (user.emailVerified) return <p className="font-medium text-good">{words.verified}</p>;
  return (
    <>
      <p className="mt-1">{words.unverified}</p>
      {resend.error ? <ProblemNote error={resend.error} className="mt-2" /> : null}
      <p className="mt-2 flex gap-4">
        {resend.isSuccess ? (
          <Done>{words.resent}</Done>
        ) : (
          <Button size="small" busy={resend.isPending} onClick={() => resend.mutate()}>
            {words.resend}
          </Button>
        )}
      </p>
    </>
  );
};

/** A session without an account: of a guest, or of one booking. */
const Visiting = ({ email }: { readonly email: string | null }) => {
  const { page: words } = accountWords.useWords();
  const leave = useMutation({ mutationFn: () => get('logout'), onSuccess: sessionChanged });
  return (
    <div className="mb-8 flex flex-wrap items-center gap-4">
      <p className="break-words">{email === null ? words.byLink : words.guest(email)}</p>
      <Button size="small" busy={leave.isPending} onClick={() => leave.mutate()}>
        {words.leave}
      </Button>
    </div>
  );
};

const Person = ({ user }: { readonly user: User }) => {
  const { page: words } = accountWords.useWords();
  const draft = useDraft(`name:${user.id}`, { name: user.name });
  const { name } = draft.value;
  const ask = (): void => void queryClient.invalidateQueries(sessionQuery);
  const sending = useSending({
    fields: ['name'],
    send: () => get('changeMe', { body: { name: name.trim() }, headers: ifMatch(user) }),
    onDone: () => {
      draft.clear();
      ask();
    },
    // The name as it is now stands above; what was typed stays here.
    onRefused: ask,
  });
  const { errors } = sending;
  return (
    <Section title={words.person}>
      <form {...sending.form} className="grid max-w-md gap-4">
        <Field
          label={words.name}
          name="name"
          autoComplete="name"
          note={words.nameNote}
          value={name}
          error={errors['name']}
          onChange={({ target }) => draft.change({ name: target.value })}
        />
        <div className="text-2">
          <p className="font-medium">{words.email}</p>
          <p className="break-words text-ink2">{user.email}</p>
          <Verified user={user} />
        </div>
        {sending.note ? <ProblemNote error={sending.note} /> : null}
        <div className="flex gap-4">
          <Button type="submit" busy={sending.busy} disabled={name.trim() === user.name}>
            {words.save}
          </Button>
          {sending.done ? <Done>{words.saved}</Done> : null}
        </div>
      </form>
    </Section>
  );
};

const Password = ({ user }: { readonly user: User }) => {
  const { page: words, enter } = accountWords.useWords();
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const sending = useSending({
    fields: ['current', 'new'],
    send: () => get('changePassword', { body: { current, new: fresh } }),
    onDone: () => {
      setCurrent('');
      setFresh('');
      void queryClient.invalidateQueries(sessionQuery);
    },
    onRefused: (error) => {
      if (isProblem(error, 'unauthenticated')) void queryClient.invalidateQueries(sessionQuery);
    },
  });
  const { errors } = sending;
  return (
    <Section title={words.password} note={words.passwordNote}>
      <form {...sending.form} className="grid max-w-md gap-4">
        {/* For password managers: whose password it is. */}
        <input type="hidden" name="username" autoComplete="username" value={user.email} />
        <Field
          label={words.current}
          name="current"
          type="password"
          autoComplete="current-password"
          value={current}
          error={errors['current']}
          onChange={({ target }) => setCurrent(target.value)}
        />
        <Field
          label={words.fresh}
          name="new"
          type="password"
          autoComplete="new-password"
          note={enter.passwordNote}
          value={fresh}
          error={errors['new']}
          onChange={({ target }) => setFresh(target.value)}
        />
        {sending.note ? <ProblemNote error={sending.note} /> : null}
        <div className="flex gap-4">
          <Button type="submit" busy={sending.busy}>
            {words.change}
          </Button>
          {sending.done ? <Done>{words.changed}</Done> : null}
        </div>
      </form>
    </Section>
  );
};

const SignOut = () => {
  const { page: words } = accountWords.useWords();
  const navigate = useNavigate();
  const out = useMutation({
    mutationFn: (which: 'logout' | 'logoutAll') => get(which),
    onSuccess: async () => {
      await navigate({ to: '/' });
      await sessionChanged();
      queryClient.removeQueries({ queryKey: ['booking'] });
    },
  });
  return (
    <Section title={words.devices} note={words.everywhereNote}>
      <div className="flex flex-wrap gap-3">
        <Button busy={out.isPending} onClick={() => out.mutate('logout')}>
          {words.out}
        </Button>
        <Button busy={out.isPending} onClick={() => out.mutate('logoutAll')}>
          {words.everywhere}
        </Button>
      </div>
      {out.error ? <ProblemNote error={out.error} className="mt-4" /> : null}
    </Section>
  );
};

const themes: readonly Theme[] = ['system', 'light', 'dark'];

const Device = () => {
  const { page: words } = accountWords.useWords();
  const formats = useFormats();
  const { language, currency, theme, set } = usePreferences();
  const currencies = useQuery(currenciesQuery).data?.items ?? [];
  return (
    <Section title={words.device} note={words.deviceNote}>
      <div className="grid gap-4 sm:grid-cols-3">
        <Select
          label={words.language}
          value={language ?? ''}
          onChange={({ target }) => set({ language: (target.value || null) as Language | null })}
        >
          <option value="">{words.asBrowser}</option>
          {languages.map((each) => (
            <option key={each} value={each}>
              {words.languages[each]}
            </option>
          ))}
        </Select>
        <Select
          label={words.currency}
          value={currency ?? ''}
          onChange={({ target }) => set({ currency: target.value || null })}
        >
          <option value="">{words.own}</option>
          {currency !== null && !currencies.some((each) => each.currency === currency) ? (
            <option value={currency}>{currency}</option>
          ) : null}
          {currencies.map((each) => (
            <option key={each.currency} value={each.currency}>
              {each.currency} – {formats.currency(each.currency)}
            </option>
          ))}
        </Select>
        <Select label={words.theme} value={theme} onChange={({ target }) => set({ theme: target.value as Theme })}>
          {themes.map((each) => (
            <option key={each} value={each}>
              {words.themes[each]}
            </option>
          ))}
        </Select>
      </div>
    </Section>
  );
};

/** Name, password, points, sessions, and what this device remembers. */
export const AccountPage = () => {
  const words = accountWords.useWords();
  const { data, error, refetch } = useQuery(sessionQuery);
  const user = data?.kind === 'account' ? data.user : null;
  return (
    <div className="frame pt-6">
      <title>{words.page.meta}</title>
      <h1 className="text-5 tracking-[-.02em] break-words md:text-6">{user ? user.name : words.page.title}</h1>
      {error ? <ProblemNote error={error} retry={() => void refetch()} className="mt-6" /> : null}
      {user ? (
        <div key={user.id}>
          <Loyalty />
          <Person user={user} />
          <Password user={user} />
          <SignOut />
        </div>
      ) : data ? (
        <div className="mt-6">
          {data.kind === null ? null : <Visiting email={data.user?.email ?? null} />}
          <Authenticate />
        </div>
      ) : null}
      <Device />
    </div>
  );
};
