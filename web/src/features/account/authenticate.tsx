import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { get } from '../../lib/api.ts';
import { useDraft } from '../../lib/draft.ts';
import { isProblem } from '../../lib/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { useSending } from '../../ui/use-sending.ts';
import { sessionChanged } from './session.ts';
import { accountWords } from './words.ts';

type Way = 'signIn' | 'register' | 'guest';

interface Props {
  /** After the session is there. */
  readonly onDone?: () => void;
  readonly start?: Way;
  /** Whether what follows is open to guests without an account. */
  readonly forGuests?: boolean;
}

/**
 * Signing in, creating an account or, to book, continuing without one, in place: the page around it stays, and name and
 * address are carried over.
 */
export const Authenticate = ({ onDone, start = 'signIn', forGuests = false }: Props) => {
  const words = accountWords.useWords();
  const [way, setWay] = useState<Way>(start);
  const draft = useDraft('who', { name: '', email: '' });
  const [password, setPassword] = useState('');
  const { name, email } = draft.value;
  const sending = useSending({
    fields: ['name', 'email', 'password'],
    send: async (): Promise<unknown> => {
      if (way === 'guest') return get('startGuestSession', { body: { name, email } });
      return way === 'signIn'
        ? get('login', { body: { email, password } })
        : get('register', { body: { name, email, password } });
    },
    onDone: async () => {
      await sessionChanged();
      draft.clear();
      onDone?.();
    },
  });
  const { errors } = sending;
  const wrong = isProblem(sending.error, 'unauthenticated');
  const turn = (next: Way): void => {
    setWay(next);
    sending.reset();
  };
  const registering = way === 'register';
  const asGuest = way === 'guest';
  const title = { signIn: words.enter.signIn, register: words.enter.register, guest: words.enter.guest }[way];
  const action = {
    signIn: words.enter.signInAction,
    register: words.enter.registerAction,
    guest: words.enter.guestAction,
  }[way];
  return (
    <Section title={title} note={asGuest ? words.enter.guestLead : words.enter.lead} className="mt-0! max-w-3xl">
      <form {...sending.form} className="grid max-w-md gap-4">
        {registering || asGuest ? (
          <Field
            label={words.enter.name}
            name="name"
            autoComplete="name"
            value={name}
            error={errors['name']}
            onChange={({ target }) => draft.change({ name: target.value })}
          />
        ) : null}
        <Field
          label={words.enter.email}
          name="email"
          type="email"
          autoComplete={asGuest ? 'email' : 'username'}
          value={email}
          error={errors['email']}
          onChange={({ target }) => draft.change({ email: target.value })}
        />
        {asGuest ? null : (
          <Field
            label={words.enter.password}
            name="password"
            type="password"
            autoComplete={registering ? 'new-password' : 'current-password'}
            note={registering ? words.enter.passwordNote : undefined}
            value={password}
            error={errors['password']}
            onChange={({ target }) => setPassword(target.value)}
          />
        )}
        {wrong ? (
          <p role="alert" className="border-l-4 border-bad bg-bad-wash px-4 py-3 font-medium">
            {words.enter.wrong}
          </p>
        ) : sending.note ? (
          <ProblemNote error={sending.note} />
        ) : null}
        <Button type="submit" kind="go" busy={sending.busy} className="justify-self-start">
          {action}
        </Button>
        <p className="flex flex-wrap gap-x-6 gap-y-1 text-2">
          {way === 'signIn' ? null : (
            <button type="button" className="link min-h-10" onClick={() => turn('signIn')}>
              {words.enter.toSignIn}
            </button>
          )}
          {way === 'signIn' ? (
            <button type="button" className="link min-h-10" onClick={() => turn('register')}>
              {words.enter.toRegister}
            </button>
          ) : null}
          {forGuests && !asGuest ? (
            <button type="button" className="link min-h-10" onClick={() => turn('guest')}>
              {words.enter.toGuest}
            </button>
          ) : null}
          {way === 'signIn' ? (
            <Link to="/reset" className="link inline-flex min-h-10 items-center">
              {words.enter.forgotten}
            </Link>
          ) : null}
          {forGuests ? null : (
            <Link to="/trips/find" className="link inline-flex min-h-10 items-center">
              {words.find.title}
            </Link>
          )}
        </p>
      </form>
    </Section>
  );
};
