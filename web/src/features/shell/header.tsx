import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleUserRound, type IconNode, Moon, Sun, SunMoon } from 'lucide';
import { currenciesQuery, sessionQuery, useConfig } from '../../lib/facts.ts';
import { type Language, type Theme, useLanguage, usePreferences } from '../../lib/preferences.ts';
import { Icon } from '../../ui/icon.tsx';
import { Mark } from '../../ui/mark.tsx';
import { shellWords } from './words.ts';

const next: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const icons: Record<Theme, IconNode> = { system: SunMoon, light: Sun, dark: Moon };

const ThemeSwitch = () => {
  const { theme: words } = shellWords.useWords();
  const { theme, set } = usePreferences();
  const label = `${words.label}: ${words[theme]}`;
  return (
    <button
      type="button"
      onClick={() => set({ theme: next[theme] })}
      aria-label={label}
      title={label}
      className="grid size-10 place-items-center rounded-pane hover:bg-current/8"
    >
      <Icon of={icons[theme]} size={20} strokeWidth={1.8} />
    </button>
  );
};

const select =
  'h-10 cursor-pointer appearance-none rounded-pane bg-transparent px-2 text-center text-2 font-medium hover:bg-current/8 [&>option]:bg-paper [&>option]:text-ink';

const LanguageSelect = () => {
  const words = shellWords.useWords();
  const language = useLanguage();
  const { set } = usePreferences();
  return (
    <select
      aria-label={words.language}
      className={select}
      value={language}
      onChange={({ target }) => set({ language: target.value as Language })}
    >
      <option value="en">EN</option>
      <option value="de">DE</option>
    </select>
  );
};

/** The most common currencies; the chosen one is always among them. */
const usual = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'SEK', 'PLN', 'CZK', 'AUD', 'CAD', 'KWD'];

const CurrencySelect = () => {
  const words = shellWords.useWords();
  const { currency, set } = usePreferences();
  const known = useQuery({ ...currenciesQuery, enabled: currency !== null }).data?.items;
  const codes = known ? usual.filter((code) => known.some((each) => each.currency === code)) : usual;
  return (
    <select
      aria-label={words.currency}
      className={`${select} max-w-24`}
      value={currency ?? ''}
      onChange={({ target }) => set({ currency: target.value || null })}
    >
      <option value="">{words.ownCurrency}</option>
      {codes.map((code) => (
        <option key={code} value={code}>
          {code}
        </option>
      ))}
    </select>
  );
};

const own =
  'inline-flex h-10 items-center gap-2 rounded-pane px-2.5 text-2 font-semibold whitespace-nowrap hover:bg-current/8';

/** What is the guest's own: the trips, and the account or the way into it. On a phone the device's settings are there. */
const Own = () => {
  const words = shellWords.useWords();
  const { data } = useQuery(sessionQuery);
  return (
    <nav aria-label={words.own} className="flex items-center">
      {data?.user && data.user.role !== 'guest' ? (
        <Link to="/manage" className={own}>
          {words.hotels}
        </Link>
      ) : null}
      <Link to="/trips" className={own}>
        {words.trips}
      </Link>
      <Link to="/account" className={own}>
        <Icon of={CircleUserRound} size={20} strokeWidth={1.8} />
        <span className="max-md:sr-only">{data && data.kind !== 'account' ? words.signIn : words.account}</span>
      </Link>
    </nav>
  );
};

/** The top of every page. `onBoard` where the page begins with the dark board. */
export const Header = ({ onBoard = false }: { readonly onBoard?: boolean }) => {
  const words = shellWords.useWords();
  const brand = useConfig()?.brand ?? 'Nightbook';
  return (
    <header className={onBoard ? 'board' : ''}>
      <div className="frame flex h-14 items-center gap-2 md:h-16">
        <a
          href="#page"
          className="absolute -top-20 left-4 z-50 rounded-pane bg-lamp px-4 py-2 font-semibold text-on-lamp focus:top-2"
        >
          {words.skip}
        </a>
        <Link
          to="/"
          aria-label={words.home}
          className="mr-auto flex items-center gap-[11px] rounded-pane py-2 text-4 font-bold tracking-[-.015em]"
        >
          <Mark onBoard={onBoard} />
          {brand}
        </Link>
        <div className="hidden items-center gap-2 md:flex">
          <CurrencySelect />
          <LanguageSelect />
          <ThemeSwitch />
        </div>
        <Own />
      </div>
    </header>
  );
};
