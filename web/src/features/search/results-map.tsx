import { Link } from '@tanstack/react-router';
import { Minus, Plus } from 'lucide';
import { useState } from 'react';
import { useFormats } from '../../lib/format.ts';
import { distanceKm, type Point, placed, project, type View } from '../../lib/project.ts';
import { AreaMap } from '../../ui/area-map.tsx';
import { Icon } from '../../ui/icon.tsx';
import { MapBase } from '../../ui/map-base.tsx';
import type { Item } from './results-query.ts';
import { resultsWords } from './results-words.ts';
import type { ResultsSearch } from './url.ts';

interface Props {
  readonly items: readonly Item[];
  readonly centre: Point | undefined;
  readonly search: ResultsSearch;
  readonly lit: string | null;
  readonly onPoint: (hotelId: string | null) => void;
  readonly className?: string;
}

const middleOf = (items: readonly Item[]): Point => {
  const mean = (of: (item: Item) => number): number =>
    items.reduce((sum, item) => sum + of(item), 0) / Math.max(1, items.length);
  return { latitude: mean(({ hotel }) => hotel.latitude), longitude: mean(({ hotel }) => hotel.longitude) };
};

/** The coast is known to about a kilometre: a closer map would suggest a precision that the data does not have. */
const nearest = 4;

/** So far that nine of ten hotels lie inside: one far away does not make the others a heap. */
const radiusFor = (items: readonly Item[], centre: Point): number => {
  const distances = items.map(({ hotel }) => distanceKm(centre, hotel)).toSorted((one, other) => one - other);
  const wide = distances[Math.ceil(distances.length * 0.9) - 1] ?? nearest;
  return Math.min(60, Math.max(nearest, wide * 1.25));
};

const tagWidth = 62;
const tagHeight = 38;

interface TagProps {
  readonly item: Item;
  readonly at: readonly [number, number];
  readonly small: boolean;
  readonly lit: boolean;
  readonly search: ResultsSearch;
  readonly onPoint: Props['onPoint'];
}

const Tag = ({ item: { hotel, offer }, at: [x, y], small, lit, search, onPoint }: TagProps) => {
  const formats = useFormats();
  const { checkIn, checkOut, party, code } = search;
  const price = offer ? formats.cellPrice(offer.total) : '–';
  const dot = small && !lit;
  return (
    <Link
      to="/hotels/$hotelId"
      params={{ hotelId: hotel.id }}
      search={{
        ...(checkIn !== undefined && checkOut !== undefined && { checkIn, checkOut }),
        ...(party !== undefined && { party }),
        ...(code !== undefined && { code }),
      }}
      onPointerEnter={() => onPoint(hotel.id)}
      onPointerLeave={() => onPoint(null)}
      onFocus={() => onPoint(hotel.id)}
      onBlur={() => onPoint(null)}
      style={{ left: x, top: y }}
      className={
        dot
          ? 'absolute grid size-6 -translate-1/2 place-items-center before:size-2.5 before:rounded-[2px] before:bg-ink before:shadow-[0_0_0_2px_var(--paper)]'
          : `absolute -translate-x-1/2 -translate-y-full pb-1.5 ${lit ? 'z-20' : 'z-10'}`
      }
    >
      <span className="sr-only">{offer ? `${hotel.name}, ${formats.money(offer.total)}` : hotel.name}</span>
      {dot ? null : (
        <span
          aria-hidden="true"
          className={`cond relative block rounded-pane px-2 py-1 text-3 leading-5 font-bold after:absolute after:top-full after:left-1/2 after:-translate-x-1/2 after:border-x-6 after:border-t-6 after:border-x-transparent ${lit ? 'bg-lamp text-on-lamp shadow-[0_0_0_1.5px_var(--lit-line)] after:border-t-lamp' : 'bg-board text-on-board shadow-[0_0_0_1px_var(--board-line)] after:border-t-board'}`}
        >
          {price}
        </span>
      )}
    </Link>
  );
};

const zoom = 'grid size-10 place-items-center bg-paper text-ink hover:bg-wash2 disabled:text-ink3';
const closest = 1.5;
const farthest = 120;

/** The hotels of the list where they are; what one points at is lit in both. */
export const ResultsMap = ({ items, centre, search, lit, onPoint, className = '' }: Props) => {
  const words = resultsWords.useWords();
  const [factor, setFactor] = useState(1);
  const middle = centre ?? middleOf(items);
  const radiusKm = Math.min(farthest, Math.max(closest, radiusFor(items, middle) * factor));
  const tags = (view: View) => {
    const points = items.map((item) => {
      const at = project(view, item.hotel);
      return { item, at, x: at[0], y: at[1] };
    });
    const large = placed(points, tagWidth, tagHeight);
    return points
      .filter(({ x, y }) => x > 0 && y > 0 && x < view.width && y < view.height)
      .map((point) => (
        <Tag
          key={point.item.hotel.id}
          item={point.item}
          at={point.at}
          small={!large.has(point)}
          lit={lit === point.item.hotel.id}
          search={search}
          onPoint={onPoint}
        />
      ));
  };
  return (
    <AreaMap
      label={words.mapLabel}
      centre={middle}
      radiusKm={radiusKm}
      className={className}
      base={(view) => <MapBase view={view} />}
    >
      {(view) => (
        <>
          {tags(view)}
          <div className="absolute top-3 right-3 grid gap-px overflow-hidden rounded-pane shadow-lift">
            <button
              type="button"
              aria-label={words.zoomIn}
              className={zoom}
              disabled={radiusKm <= closest}
              onClick={() => setFactor(factor / 1.6)}
            >
              <Icon of={Plus} size={20} />
            </button>
            <button
              type="button"
              aria-label={words.zoomOut}
              className={zoom}
              disabled={radiusKm >= farthest}
              onClick={() => setFactor(factor * 1.6)}
            >
              <Icon of={Minus} size={20} />
            </button>
          </div>
        </>
      )}
    </AreaMap>
  );
};
