import { useState } from 'react';
import { get } from '../../lib/api.ts';
import { useDraft } from '../../lib/draft.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useSending } from '../../ui/use-sending.ts';
import { sessionChanged } from './session.ts';
import { accountWords } from './words.ts';

const Ask = () => {
  const { reset: words } = accountWords.useWords();
  const draft = useDraft('who', { name: '', email: '' });
  const { email } = draft.value;
  const sending = useSending({ fields: ['email'], send: () => get('requestPasswordReset', { body: { email } }) });
  const { errors } = sending;
  if (sending.done)
    return (
      <p role="status" className="mt-4 text-4">
        {words.sent}
      </p>
    );
  return (
    <form {...sending.form} className="mt-2 grid gap-4">
      <p className="text-ink2">{words.ask}</p>
      <Field
        label={words.email}
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        error={errors['email']}
        onChange={({ target }) => draft.change({ email: target.value })}
      />
      {sending.note ? <ProblemNote error={sending.note} /> : null}
      <Button type="submit" kind="go" busy={sending.busy} className="justify-self-start">
        {words.send}
      </Button>
    </form>
  );
};

interface ChooseProps {
  readonly token: string;
  readonly onAgain: () => void;
}

const Choose = ({ token, onAgain }: ChooseProps) => {
  const { reset: words, enter } = accountWords.useWords();
  const [password, setPassword] = useState('');
  const sending = useSending({
    fields: ['token', 'password'],
    send: () => get('confirmPasswordReset', { body: { token, password } }),
    onDone: sessionChanged,
  });
  const { errors } = sending;
  if (sending.done)
    return (
      <div role="status">
        <p className="mt-4 text-4">{words.done}</p>
        <p className="mt-6">
          <ButtonLink kind="go" to="/account">
            {words.signIn}
          </ButtonLink>
        </p>
      </div>
    );
  return (
    <form {...sending.form} className="mt-2 grid gap-4">
      <p className="text-ink2">{words.choose}</p>
      <Field
        label={words.password}
        name="new-password"
        type="password"
        autoComplete="new-password"
        note={enter.passwordNote}
        value={password}
        error={errors['password']}
        onChange={({ target }) => setPassword(target.value)}
      />
      {errors['token'] ? (
        <p role="alert" className="border-l-4 border-bad bg-bad-wash px-4 py-3 font-medium">
          {errors['token']}{' '}
          <button type="button" className="link" onClick={onAgain}>
            {words.again}
          </button>
        </p>
      ) : sending.note ? (
        <ProblemNote error={sending.note} />
      ) : null}
      <Button type="submit" kind="go" busy={sending.busy} className="justify-self-start">
        {words.set}
      </Button>
    </form>
  );
};

/** A new password by mail. The token is behind the `#`, so that it is never sent to a server with the page. */
export const ResetPage = ({ hash }: { readonly hash: string }) => {
  const { reset: words } = accountWords.useWords();
  const [token, setToken] = useState(() => new URLSearchParams(hash).get('token') ?? '');
  return (
    <div className="frame py-8">
      <title>{words.meta}</title>
      <div className="max-w-md">
        <h1 className="text-5 tracking-[-.02em] md:text-6">{words.title}</h1>
        {token ? <Choose token={token} onAgain={() => setToken('')} /> : <Ask />}
      </div>
    </div>
  );
};
