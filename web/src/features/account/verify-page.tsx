import { useQuery } from '@tanstack/react-query';
import { isProblem } from '../../lib/problem.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { verifyQuery } from './queries.ts';
import { accountWords } from './words.ts';

/** Confirms the address of an account by the token of its mail, which is behind the `#`. */
export const VerifyPage = ({ token }: { readonly token: string }) => {
  const { verify: words } = accountWords.useWords();
  const { data, error, refetch } = useQuery({ ...verifyQuery(token), enabled: token !== '' });
  const dead = token === '' || isProblem(error, 'refused') || isProblem(error, 'invalid-request');
  const title = data ? words.done : dead ? words.dead : words.checking;
  return (
    <div className="frame py-8">
      <title>{words.meta}</title>
      <div className="max-w-md" role="status">
        <h1 className="text-5 tracking-[-.02em] md:text-6">{title}</h1>
        {data ? (
          <>
            <p className="mt-4 text-ink2">{words.doneText}</p>
            <p className="mt-6">
              <ButtonLink kind="go" to="/trips">
                {words.trips}
              </ButtonLink>
            </p>
          </>
        ) : dead ? (
          <>
            <p className="mt-4 text-ink2">{words.deadText}</p>
            <p className="mt-6">
              <ButtonLink to="/account">{words.account}</ButtonLink>
            </p>
          </>
        ) : error ? (
          <ProblemNote error={error} retry={() => void refetch()} className="mt-6" />
        ) : null}
      </div>
    </div>
  );
};
