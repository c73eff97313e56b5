import { ArrowDown, ArrowUp, GripVertical } from 'lucide';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { OwnHotel } from '../../lib/own-hotel.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { HotelPicture } from '../../ui/hotel-picture.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Faults } from './faults.ts';
import type { HotelInput } from './inputs.ts';
import { moveTo } from './order.ts';
import { propertyWords } from './words.ts';

type Image = Pick<HotelInput['images'][number], 'url' | 'alt'>;

export const mostImages = 40;

interface RowProps {
  readonly image: Image;
  /** The same as the hotel shows it, with its sources; undefined of one that was just added. */
  readonly shown: OwnHotel['images'][number] | undefined;
  readonly at: number;
  readonly count: number;
  readonly name: string;
  readonly fault: string | undefined;
  readonly dragged: boolean;
  readonly onMove: (to: number) => void;
  readonly onDrag: (from: number | null) => void;
  readonly onDrop: () => void;
  readonly onAlt: (alt: string) => void;
  readonly onRemove: () => void;
}

const Row = (props: RowProps) => {
  const { image, shown, at, count, name, fault, dragged, onMove, onDrag, onDrop, onAlt, onRemove } = props;
  const { pictures: words } = propertyWords.useWords();
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0 || !event.altKey) return;
    event.preventDefault();
    onMove(at + step);
  };
  const arrows = [
    [words.earlier(at + 1), ArrowUp, at - 1],
    [words.later(at + 1), ArrowDown, at + 1],
  ] as const;
  return (
    <li
      draggable
      data-dragged={dragged || undefined}
      onDragStart={() => onDrag(at)}
      onDragEnd={() => onDrag(null)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
      onKeyDown={onKeyDown}
      className="picture-row"
    >
      <Icon of={GripVertical} size={20} className="picture-grip text-ink3" />
      <HotelPicture image={shown ?? image} name={name} className="aspect-[3/2] w-full rounded-pane object-cover" />
      <div className="min-w-0">
        {at === 0 ? <p className="mb-1 text-2 font-medium">{words.first}</p> : null}
        <Field
          label={words.altOf(at + 1)}
          value={image.alt}
          error={fault}
          maxLength={300}
          onChange={({ target }) => onAlt(target.value)}
        />
        <div className="mt-3 flex flex-wrap gap-2">
          {arrows.map(([label, icon, to]) => (
            <Button
              key={label}
              size="small"
              aria-label={label}
              disabled={to < 0 || to >= count}
              onClick={() => onMove(to)}
            >
              <Icon of={icon} size={18} />
            </Button>
          ))}
          <Button size="small" aria-label={words.removeOf(at + 1)} onClick={onRemove}>
            {words.remove}
          </Button>
        </div>
      </div>
    </li>
  );
};

interface Props {
  readonly images: readonly Image[];
  /** The same as they are shown, with their sources. */
  readonly shown: OwnHotel['images'];
  readonly name: string;
  readonly faults: Faults;
  readonly onChange: (images: Image[]) => void;
}

/** Pictures in the order guests see them: described, ordered by drag or by keys, taken out. */
export const PictureList = ({ images, shown, name, faults, onChange }: Props) => {
  const { pictures: words } = propertyWords.useWords();
  const [dragged, setDragged] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= images.length) return;
    const focused = document.activeElement?.getAttribute('aria-label');
    onChange(moveTo(images, from, to));
    // The focus goes with the picture, so that the next press moves it on.
    requestAnimationFrame(() => {
      const row = list.current?.children[to];
      const buttons = row?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [];
      const later = focused === words.later(from + 1);
      if (focused === words.earlier(from + 1) || later) buttons[later && buttons.length > 2 ? 1 : 0]?.focus();
    });
  };
  return (
    <ol ref={list}>
      {images.map((image, at) => (
        <Row
          key={image.url}
          image={image}
          shown={shown.find(({ url }) => url === image.url)}
          at={at}
          count={images.length}
          name={name}
          fault={faults.in(`/images/${at}`)}
          dragged={dragged === at}
          onMove={(to) => move(at, to)}
          onDrag={setDragged}
          onDrop={() => {
            if (dragged !== null) onChange(moveTo(images, dragged, at));
            setDragged(null);
          }}
          onAlt={(alt) => onChange(images.with(at, { ...image, alt }))}
          onRemove={() => onChange(images.toSpliced(at, 1))}
        />
      ))}
    </ol>
  );
};
