import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { get } from '../../lib/api.ts';
import { isProblem } from '../../lib/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useSending } from '../../ui/use-sending.ts';
import { openLinkQuery } from './queries.ts';
import { accountWords } from './words.ts';

const Ask = () => {
  const { find: words } = accountWords.useWords();
  const [reference, setReference] = useState('');
  const [email, setEmail] = useState('');
  const sending = useSending({
    fields: ['reference', 'email'],
    send: () => get('requestBookingLink', { body: { reference, email } }),
  });
  const { errors } = sending;
  if (sending.done)
    return (
      <p role="status" className="mt-4 text-4">
        {words.sent}
      </p>
    );
  return (
    <form {...sending.form} className="mt-4 grid gap-4">
      <p className="text-ink2">{words.ask}</p>
      <Field
        label={words.reference}
        name="reference"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        note={words.referenceNote}
        value={reference}
        error={errors['reference']}
        onChange={({ target }) => setReference(target.value)}
      />
      <Field
        label={words.email}
        name="email"
        type="email"
        autoComplete="email"
        value={email}
        error={errors['email']}
        onChange={({ target }) => setEmail(target.value)}
      />
      {sending.note ? <ProblemNote error={sending.note} /> : null}
      <Button type="submit" kind="go" busy={sending.busy} className="justify-self-start">
        {words.send}
      </Button>
    </form>
  );
};

const Page = ({ title, children }: { readonly title: string; readonly children?: ReactNode }) => (
  <div className="frame py-8">
    <title>{title}</title>
    <div className="max-w-md">
      <h1 className="text-5 tracking-[-.02em] md:text-6">{title}</h1>
      {children}
    </div>
  </div>
);

/** A booking that was made without an account, or on another device: its reference and address bring a link by mail. */
export const FindBookingPage = () => {
  const { find: words } = accountWords.useWords();
  return (
    <Page title={words.title}>
      <Ask />
    </Page>
  );
};

/** Uses the one-time link of a mail and opens its booking. The token is behind the `#`, and reaches no server's log. */
export const LinkPage = ({ token }: { readonly token: string }) => {
  const { find: words } = accountWords.useWords();
  const { data, error, refetch } = useQuery({ ...openLinkQuery(token), enabled: token !== '' });
  if (data) return <Navigate to="/trips/$bookingId" params={{ bookingId: data.bookingId }} replace />;
  const dead = token === '' || isProblem(error, 'refused') || isProblem(error, 'invalid-request');
  if (dead)
    return (
      <Page title={words.dead}>
        <p className="mt-4 text-ink2">{words.deadText}</p>
        <Ask />
      </Page>
    );
  return (
    <Page title={words.opening}>
      {error ? <ProblemNote error={error} retry={() => void refetch()} className="mt-6" /> : null}
    </Page>
  );
};
