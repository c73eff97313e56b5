import { Link, useLocation } from '@tanstack/react-router';
import { Menu } from 'lucide';
import { type ReactNode, useEffect, useRef } from 'react';
import { useUser } from '../../lib/facts.ts';
import { useFormats } from '../../lib/format.ts';
import { type Language, type Theme, useLanguage, usePreferences } from '../../lib/preferences.ts';
import { useNow } from '../../lib/use-now.ts';
import { Dropdown } from '../../ui/dropdown.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Mark } from '../../ui/mark.tsx';
import { officeWords } from './words.ts';

const tickMs = 10_000;

/** The time it is at the hotel, by the system's clock. */
const Clock = ({ timeZone }: { readonly timeZone: string }) => {
  const words = officeWords.useWords();
  const formats = useFormats();
  const now = useNow(tickMs);
  return (
    <p className="text-2 whitespace-nowrap text-on-board2 max-lg:hidden">
      {words.time(formats.time(new Date(now).toISOString(), timeZone), formats.city(timeZone))}
    </p>
  );
};

const item = 'flex min-h-10 items-center rounded-pane px-2.5 hover:bg-wash';
const select = 'h-10 rounded-pane border border-edge bg-paper px-2';

const Settings = () => {
  const { more } = officeWords.useWords();
  const language = useLanguage();
  const { theme, set } = usePreferences();
  return (
    <div className="mt-2 grid gap-2 border-t border-line px-2.5 pt-3 text-2">
      <label className="grid grid-cols-[1fr_auto] items-center gap-3">
        {more.language}
        <select
          className={select}
          value={language}
          onChange={({ target }) => set({ language: target.value as Language })}
        >
          <option value="en">English</option>
          <option value="de">Deutsch</option>
        </select>
      </label>
      <label className="grid grid-cols-[1fr_auto] items-center gap-3">
        {more.theme}
        <select className={select} value={theme} onChange={({ target }) => set({ theme: target.value as Theme })}>
          {(['system', 'light', 'dark'] as const).map((each) => (
            <option key={each} value={each}>
              {more.themes[each]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
};

/** The links between the pages. Where the bar is narrower than they are, the page one is on is in view. */
const Pages = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another link, and the links come with the hotel
  useEffect(() => {
    const [box, link] = [nav.current, nav.current?.querySelector<HTMLElement>('[aria-current=page]')];
    if (box && link) box.scrollLeft = link.offsetLeft - box.offsetLeft - (box.clientWidth - link.offsetWidth) / 2;
  }, [pathname, children === undefined]);
  return (
    <nav ref={nav} aria-label={label} className="flex h-14 min-w-0 flex-1 overflow-x-auto">
      {children}
    </nav>
  );
};

interface BarProps {
  /** What is managed: a hotel's name, or the platform. */
  readonly name: string;
  readonly timeZone?: string;
  /** The public page of the hotel, where it has one. */
  readonly hotelId?: string;
  readonly admin?: boolean;
  /** The links between the pages; see `BarLink`. */
  readonly children?: ReactNode;
}

/** The dark bar over every page of the hotel's side: brand, pages, the local time, the hotel. */
export const Bar = ({ name, timeZone, hotelId, admin = false, children }: BarProps) => {
  const words = officeWords.useWords();
  const isAdmin = useUser()?.role === 'system_admin';
  return (
    <header className="board sticky top-0 z-40 print:hidden">
      <div className="flex h-14 items-center gap-3 px-4 md:px-6">
        <a
          href="#page"
          className="absolute -top-20 left-4 z-50 rounded-pane bg-lamp px-4 py-2 font-semibold text-on-lamp focus:top-2"
        >
          {words.skip}
        </a>
        <Link to="/manage" aria-label={words.home} className="flex items-center gap-2.5 rounded-pane py-2 font-bold">
          <Mark onBoard />
        </Link>
        <Pages label={admin ? words.platformNav.label : words.pages}>{children}</Pages>
        {timeZone === undefined ? null : <Clock timeZone={timeZone} />}
        <Dropdown
          align="end"
          title={words.more.title}
          className="inline-flex h-10 max-w-64 items-center gap-2 rounded-pane px-2.5 font-semibold hover:bg-current/8"
          label={
            <>
              {/* Where nothing is managed yet the menu is still named. */}
              {name === '' ? (
                <span className="sr-only">{words.more.title}</span>
              ) : (
                <span className="truncate max-md:sr-only">{name}</span>
              )}
              <Icon of={Menu} size={20} />
            </>
          }
        >
          {(close) => (
            <div className="grid">
              <p className="px-2.5 pb-2 font-semibold md:hidden">{name}</p>
              <Link to="/manage" className={item} onClick={close}>
                {words.more.hotels}
              </Link>
              {hotelId === undefined ? null : (
                <>
                  <Link to="/manage/$hotelId/agreement" params={{ hotelId }} className={item} onClick={close}>
                    {words.more.agreement}
                  </Link>
                  <Link to="/hotels/$hotelId" params={{ hotelId }} className={item} onClick={close}>
                    {words.more.guestSide}
                  </Link>
                </>
              )}
              {isAdmin ? (
                <Link to="/platform" className={item} onClick={close}>
                  {words.platform}
                </Link>
              ) : null}
              <Link to="/account" className={item} onClick={close}>
                {words.more.account}
              </Link>
              <Settings />
            </div>
          )}
        </Dropdown>
      </div>
    </header>
  );
};

/** The look of a link in the bar; the page one is on has a lit edge. */
export const barLink =
  'flex items-center border-y-4 border-transparent px-3 text-2 font-medium whitespace-nowrap text-on-board2 hover:text-on-board aria-[current=page]:border-b-lamp aria-[current=page]:text-on-board';
