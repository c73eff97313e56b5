import { ArrowLeft, ArrowRight, Images } from 'lucide';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useFormats } from '../../lib/format.ts';
import { HotelPicture } from '../../ui/hotel-picture.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import type { Hotel, RoomType } from './queries.ts';
import { hotelWords } from './words.ts';

type Picture = Hotel['images'][number];

const arrow = 'grid size-12 flex-none place-items-center rounded-pane hover:bg-wash2 disabled:opacity-35';

/** All pictures side by side: moved by swiping or the arrow keys. */
const Viewer = ({
  pictures,
  start,
  name,
}: {
  readonly pictures: readonly Picture[];
  readonly start: number;
  readonly name: string;
}) => {
  const { pictures: words } = hotelWords.useWords();
  const formats = useFormats();
  const track = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(start);
  const show = (index: number, smooth = true): void => {
    const element = track.current;
    element?.scrollTo({ left: index * element.clientWidth, behavior: smooth ? 'smooth' : 'instant' });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, where it was opened
  useEffect(() => {
    show(start, false);
    track.current?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    show(Math.min(pictures.length - 1, Math.max(0, at + step)));
  };
  return (
    <div>
      <ul
        ref={track}
        // The list scrolls, so it takes the focus and the arrow keys.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={({ currentTarget }) => setAt(Math.round(currentTarget.scrollLeft / currentTarget.clientWidth))}
        className="flex snap-x snap-mandatory overflow-x-auto [scrollbar-width:none]"
      >
        {pictures.map((image) => (
          <li key={image.url + image.alt} className="w-full flex-none snap-center">
            <HotelPicture image={image} name={name} className="aspect-[640/420] max-h-[72dvh] w-full object-contain" />
          </li>
        ))}
      </ul>
      <div className="mt-3 flex items-center justify-between gap-4">
        <button
          type="button"
          className={arrow}
          aria-label={words.previous}
          disabled={at === 0}
          onClick={() => show(at - 1)}
        >
          <Icon of={ArrowLeft} />
        </button>
        <p aria-live="polite" className="text-center text-2">
          <span className="block font-medium">{pictures[at]?.alt}</span>
          <span className="text-ink2">{words.of(formats.number(at + 1), formats.number(pictures.length))}</span>
        </p>
        <button
          type="button"
          className={arrow}
          aria-label={words.next}
          disabled={at === pictures.length - 1}
          onClick={() => show(at + 1)}
        >
          <Icon of={ArrowRight} />
        </button>
      </div>
    </div>
  );
};

interface Props {
  readonly hotel: Hotel;
  readonly roomTypes: readonly RoomType[];
}

/** The hotel large, two more beside it, all of them one press away. */
export const Gallery = ({ hotel, roomTypes }: Props) => {
  const { pictures: words } = hotelWords.useWords();
  const formats = useFormats();
  const [open, setOpen] = useState<number | null>(null);
  const pictures = [...hotel.images, ...roomTypes.flatMap(({ images }) => images)];
  const shown = pictures.slice(0, 3);
  const [first, ...others] = shown;
  return (
    <div className="relative mx-auto max-md:w-full md:frame">
      <div
        className={`grid h-[300px] gap-1 overflow-hidden md:h-[440px] md:rounded-pane ${others.length > 0 ? 'grid-cols-2 grid-rows-[2fr_1fr] md:grid-cols-[2fr_1fr] md:grid-rows-2' : ''}`}
      >
        <button
          type="button"
          onClick={() => setOpen(0)}
          className="grown group col-span-2 overflow-hidden md:col-span-1 md:row-span-2"
        >
          <HotelPicture image={first} name={hotel.name} first className="size-full object-cover" />
        </button>
        {others.map((image, index) => (
          <button
            key={image.url + image.alt}
            type="button"
            onClick={() => setOpen(index + 1)}
            className={`overflow-hidden ${others.length === 1 ? 'col-span-2 md:col-span-1 md:row-span-2' : ''}`}
          >
            <HotelPicture image={image} name={hotel.name} className="size-full object-cover" />
          </button>
        ))}
      </div>
      {pictures.length > 1 ? (
        <button
          type="button"
          onClick={() => setOpen(0)}
          className="absolute right-4 bottom-4 flex h-10 items-center gap-2.5 rounded-pane bg-paper px-4 text-2 font-semibold shadow-lift hover:bg-wash2"
        >
          <Icon of={Images} size={18} />
          {words.all(formats.number(pictures.length))}
        </button>
      ) : null}
      <Sheet
        title={words.title}
        open={open !== null}
        onClose={() => setOpen(null)}
        className="md:max-w-5xl md:w-[88vw]"
      >
        <Viewer pictures={pictures} start={open ?? 0} name={hotel.name} />
      </Sheet>
    </div>
  );
};
