import { useNavigate } from '@tanstack/react-router';
import { ArrowRight } from 'lucide';
import { lazy, type SubmitEvent, Suspense, useRef, useState } from 'react';
import { addDays, daysBetween, weekdayOf } from '../../lib/dates.ts';
import { useToday } from '../../lib/facts.ts';
import { useFormats } from '../../lib/format.ts';
import { type Party, partyOf, partyText, twoAdults } from '../../lib/party.ts';
import type { Picked } from '../../lib/pick-nights.ts';
import { useCounts } from '../../ui/counts.ts';
import { Dropdown } from '../../ui/dropdown.tsx';
import { Icon } from '../../ui/icon.tsx';
import { uiWords } from '../../ui/words.ts';
import { PlaceField } from './place-field.tsx';
import { type Place, useRecent } from './recent.ts';
import { StayNights } from './stay-nights.tsx';
import { searchWords } from './words.ts';

/** Loaded when the pointer comes near it: most searches are for two. */
const loadPicker = async () => ({ default: (await import('../../ui/party-picker.tsx')).PartyPicker });
const PartyPicker = lazy(loadPicker);

export interface FormStart {
  readonly place: Place | null;
  readonly checkIn: string | undefined;
  readonly checkOut: string | undefined;
  readonly party: Party;
  readonly code?: string | undefined;
}

/** The coming Friday and Saturday night: a stay that shows how the nights are picked, and is often the right one. */
const weekendAfter = (today: string): { checkIn: string; checkOut: string } => {
  const friday = addDays(today, (4 - weekdayOf(today) + 7) % 7 || 7);
  return { checkIn: friday, checkOut: addDays(friday, 2) };
};

const field = 'block w-full min-w-0 border-t-2 border-board-edge pt-2.5 text-left';
const value = 'block truncate text-5 tracking-[-.025em] figures lg:text-6';

const DayField = ({ label, day, note, empty }: { label: string; day: string | null; note: string; empty: string }) => {
  const formats = useFormats();
  return (
    <div className={field}>
      <p className="text-2 text-on-board2">{label}</p>
      <p className={value}>
        {day === null ? (
          <span className="text-on-board2">{empty}</span>
        ) : (
          formats.dateParts(day, 'short').map(({ type, value: text }) => (
            <span key={type + text} className={type === 'day' ? 'font-bold' : 'font-normal'}>
              {text}
            </span>
          ))
        )}
      </p>
      <p className="truncate text-2 text-on-board2">{note}</p>
    </div>
  );
};

const WhoField = ({ party, onChange }: { party: Party; onChange: (party: Party) => void }) => {
  const { form: words } = searchWords.useWords();
  const { count, people } = useCounts();
  const formats = useFormats();
  const all = people(party);
  const [adults, children] = all.split(', ');
  const number = formats.number(party.reduce((sum, room) => sum + room.adults, 0));
  const label = (
    <>
      <span className="block text-2 text-on-board2">{words.who}</span>
      <span className={value}>
        <b className="font-bold">{number}</b>
        {adults?.slice(number.length)}
      </span>
      <span className="block truncate text-2 text-on-board2">
        {[...(children ? [children] : []), count('rooms', party.length)].join(', ')}
      </span>
    </>
  );
  return (
    <Dropdown
      label={label}
      className={`${field} hover:border-on-board`}
      title={words.who}
      align="end"
      onNear={() => void loadPicker()}
    >
      {(close) => (
        <Suspense fallback={<div className="h-56" />}>
          <PartyPicker party={party} onChange={onChange} onDone={close} />
        </Suspense>
      )}
    </Dropdown>
  );
};

/** Where, which nights, who: the search is the page. */
export const SearchForm = ({ start, onSearch }: { start: FormStart | null; onSearch?: () => void }) => {
  const { form: words } = searchWords.useWords();
  const { picker } = uiWords.useWords();
  const formats = useFormats();
  const { count } = useCounts();
  const today = useToday();
  const navigate = useNavigate();
  const { searches, remember } = useRecent();
  const input = useRef<HTMLInputElement>(null);
  const [last] = searches;
  const stillToCome = last !== undefined && last.checkIn >= today ? last : undefined;
  const [place, setPlace] = useState<Place | null>(start?.place ?? null);
  const [party, setParty] = useState<Party>(
    start?.party ?? (stillToCome ? partyOf(stillToCome.party) : undefined) ?? twoAdults,
  );
  const [picked, setPicked] = useState<Picked | null>(
    start?.checkIn !== undefined && start.checkOut !== undefined
      ? { checkIn: start.checkIn, checkOut: start.checkOut, open: false }
      : null,
  );
  const [missing, setMissing] = useState(false);
  // Nothing was picked yet: the default follows the system's day, which may differ from the device's.
  const shown: Picked = picked ?? { ...(stillToCome ?? weekendAfter(today)), open: false };
  const { checkIn, checkOut } = shown;

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (place === null || checkIn === null || checkOut === null) {
      setMissing(place === null);
      input.current?.focus();
      return;
    }
    const dates = { checkIn, checkOut, party: partyText(party) };
    remember({ place, ...dates });
    const stay = start?.code ? { ...dates, code: start.code } : dates;
    onSearch?.();
    if (place.hotelId !== undefined) {
      void navigate({ to: '/hotels/$hotelId', params: { hotelId: place.hotelId }, search: stay });
      return;
    }
    void navigate({ to: '/search', search: { location: place.location, ...stay } });
  };

  return (
    <search aria-label={words.label}>
      <form onSubmit={submit} className="frame pt-3 pb-6 md:pt-4 md:pb-8" noValidate>
        <div className="grid grid-cols-2 gap-x-4 gap-y-3 md:grid-cols-4 md:gap-x-6 lg:grid-cols-[minmax(0,4.4fr)_minmax(0,3fr)_minmax(0,3fr)_minmax(0,3fr)_216px]">
          <div className="col-span-2 md:col-span-4 lg:col-span-1">
            <PlaceField
              inputRef={input}
              place={place}
              missing={missing && place === null}
              onChange={(chosen) => {
                setPlace(chosen);
                setMissing(false);
              }}
            />
          </div>
          <DayField
            label={words.arrive}
            day={checkIn}
            empty="–"
            note={checkIn === null ? words.datesMissing : formats.date(checkIn, 'weekday')}
          />
          <DayField
            label={words.leave}
            day={checkOut}
            empty="–"
            note={
              checkIn === null || checkOut === null
                ? ''
                : `${formats.date(checkOut, 'weekday')}, ${count('nights', daysBetween(checkIn, checkOut))}`
            }
          />
          <WhoField party={party} onChange={setParty} />
          <button
            type="submit"
            className="flex min-h-20 items-center justify-between rounded-pane bg-lamp px-4 py-3 text-4 font-semibold text-on-lamp transition-[filter] duration-150 hover:brightness-105 active:brightness-95 lg:min-h-26 lg:items-end"
          >
            {words.search}
            <Icon of={ArrowRight} className="size-6 lg:size-8 lg:self-start" strokeWidth={2.4} />
          </button>
        </div>
        <StayNights picked={shown} onChange={setPicked} />
        <p className="mt-3 text-2 text-on-board2 md:hidden">{shown.open ? picker.hintEnd : picker.hint}</p>
      </form>
    </search>
  );
};
