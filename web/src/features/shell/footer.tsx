import { useConfig } from '../../lib/facts.ts';
import { shellWords } from './words.ts';

export const Footer = () => {
  const { footer } = shellWords.useWords();
  const config = useConfig();
  return (
    <footer className="frame mt-16 mb-8 flex flex-wrap gap-x-6 gap-y-2 border-t border-line pt-4 text-2 text-ink2">
      {config?.sandbox ? <p className="basis-full md:mr-auto md:basis-auto">{footer.sandbox}</p> : null}
      <p>{footer.credit}</p>
      <a href="/docs" className="link">
        {footer.api}
      </a>
    </footer>
  );
};
