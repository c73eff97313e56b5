import { useLocation, useSearch } from '@tanstack/react-router';
import { useFormats } from '../../lib/format.ts';
import { parseSearch } from '../../lib/search-text.ts';
import { shellWords } from './words.ts';

/** Where the browser came in, as somebody typed it, sent it or edited it. */
const typed = { pathname: location.pathname, search: parseSearch(location.search) };

/** Where a visit came from, which mails and advertisements add to links: of no interest to the reader. */
const ofAnAdvertisement = /^(utm_\w+|gclid|dclid|fbclid|msclkid|mc_[ce]id|_g[al])$/;

/** Says which parts of the address were left out as they could not be read: on the page that was asked for alone. */
export const Unread = () => {
  const words = shellWords.useWords();
  const formats = useFormats();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const first = useLocation({
    select: ({ pathname, state }) => pathname === typed.pathname && state.__TSR_index === 0,
  });
  const names = Object.keys(typed.search).filter(
    (name) => search[name] === undefined && /^\w{1,40}$/.test(name) && !ofAnAdvertisement.test(name),
  );
  if (!first || names.length === 0) return null;
  return (
    <p role="status" className="bg-wash py-2 text-2 text-ink2">
      <span className="frame block">{words.unread(formats.list(names.slice(0, 12)))}</span>
    </p>
  );
};
