import { useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense } from 'react';
import { sessionQuery } from '../../lib/facts.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Bar } from './bar.tsx';
import { officeWords } from './words.ts';

const Message = ({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}) => (
  <div className="frame py-10">
    <h1 className="text-5 tracking-[-.02em]">{title}</h1>
    {text === undefined ? null : <p className="mt-3 max-w-[60ch] text-ink2">{text}</p>}
    <div className="mt-6">
      <Suspense fallback={null}>{children}</Suspense>
    </div>
  </div>
);

/** A hotel that is not among those of this account. */
export const NoHotel = () => {
  const { guard } = officeWords.useWords();
  return (
    <Message title={guard.noHotel} text={guard.noHotelText}>
      <ButtonLink kind="go" to="/manage">
        {guard.toHotels}
      </ButtonLink>
    </Message>
  );
};

interface Props {
  /** Who may see the page. */
  readonly need: 'hotel_admin' | 'system_admin';
  /** The form to sign in with. */
  readonly signIn: ReactNode;
  readonly children: ReactNode;
}

const Refused = ({ need, role, signIn }: Omit<Props, 'children'> & { readonly role: string | undefined }) => {
  const { guard } = officeWords.useWords();
  if (role === undefined) return <Message title={guard.signIn}>{signIn}</Message>;
  const [title, text] =
    need === 'system_admin' ? [guard.notAdmin, guard.notAdminText] : [guard.notOwner, guard.notOwnerText];
  return (
    <Message title={title} text={text}>
      {signIn}
    </Message>
  );
};

/** Shows a page to the accounts it is for, and to others the way in. The API decides again at every call. */
export const Guard = ({ need, signIn, children }: Props) => {
  const { waiting } = officeWords.useWords();
  const { data, error, refetch } = useQuery(sessionQuery);
  if (error && !data)
    return (
      <div className="frame py-10">
        <ProblemNote error={error} retry={() => void refetch()} />
      </div>
    );
  if (!data) return <p className="frame py-10 text-ink3">{waiting}</p>;
  const role = data.user?.role;
  if (role === 'system_admin' || role === need) return children;
  return (
    <>
      <Bar name="" />
      <main id="page" tabIndex={-1} className="outline-none">
        <Refused need={need} role={role} signIn={signIn} />
      </main>
    </>
  );
};
