import type { ReactNode } from 'react';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { shellWords } from './words.ts';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

const Message = ({ title, text, children }: Props) => (
  <div className="frame max-w-[60ch] py-16 md:py-24">
    <h1 className="text-5 tracking-[-.02em] md:text-6">{title}</h1>
    <p className="mt-4 text-3 text-ink2">{text}</p>
    <p className="mt-6">{children}</p>
  </div>
);

/** An address that leads nowhere. */
export const NotFound = () => {
  const { notFound } = shellWords.useWords();
  return (
    <Message title={notFound.title} text={notFound.text}>
      <ButtonLink kind="go" to="/">
        {notFound.action}
      </ButtonLink>
    </Message>
  );
};

/** A fault of the app while a page was shown: never a white page. */
export const Failed = ({ retry }: { readonly retry: () => void }) => {
  const { failed } = shellWords.useWords();
  return (
    <Message title={failed.title} text={failed.text}>
      <Button kind="go" onClick={retry}>
        {failed.action}
      </Button>
    </Message>
  );
};
