import type { ReactNode } from 'react';
import type { Booking } from '../../lib/bookings.ts';
import { useFormats } from '../../lib/format.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { plural } from '../../lib/words.ts';
import { useLeft } from './use-left.ts';
import { bookingWords } from './words.ts';

/** Minutes left at which a screen reader announces them. */
const told = [10, 5, 2, 1];

/** The dark top of the page: the state of this booking, in one line and one figure. */
export const Board = ({
  title,
  note,
  children,
  figure,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly figure?: ReactNode;
  readonly children?: ReactNode;
}) => (
  <div className="board">
    <div className="frame grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-3 pt-2 pb-5 md:gap-x-8 lg:grid-cols-[192px_minmax(0,1fr)_360px]">
      <div className={figure ? '' : 'col-span-full'}>
        <h1 className="text-4 tracking-[-.01em]">{title}</h1>
        {note ? <p className="text-2 text-on-board2">{note}</p> : null}
      </div>
      {children ? <div className="order-last col-span-full lg:order-none lg:col-span-1">{children}</div> : null}
      {figure ? <div className="text-right">{figure}</div> : null}
    </div>
  </div>
);

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The hold as fifteen windows that go out, beside its digits. */
export const HoldBoard = ({ booking }: { readonly booking: Booking }) => {
  const { hold: words } = bookingWords.useWords();
  const formats = useFormats();
  const language = useLanguage();
  const { createdAt, expiresAt, hotel, rooms } = booking;
  const left = useLeft(createdAt, expiresAt);
  const minutes = `${formats.number(left.minutes)} ${plural(language, left.minutes, words.minutes)}`;
  return (
    <Board
      title={left.over ? words.over : rooms > 1 ? words.titleMany : words.title}
      note={left.over ? words.overNote : words.until(formats.timeAndZone(expiresAt, hotel.timeZone))}
      figure={
        <p
          role="timer"
          aria-label={words.left(minutes)}
          className="text-6 leading-none font-bold tracking-[-.02em] md:text-7"
        >
          <span className="semi">
            {twoDigits(left.minutes)}:{twoDigits(left.seconds)}
          </span>
        </p>
      }
    >
      <div className="grid auto-cols-fr grid-flow-col gap-[3px] md:gap-1" aria-hidden="true">
        {left.windows.map((lit, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a window is its place in the row
          <span key={index} className="hold-window">
            <i style={{ '--lit': lit } as Record<string, number>} />
          </span>
        ))}
      </div>
      <p className="sr-only" aria-live="polite">
        {left.over ? words.over : told.includes(left.minutes) && left.seconds > 50 ? words.left(minutes) : ''}
      </p>
    </Board>
  );
};
