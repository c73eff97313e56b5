import { Minus, Plus } from 'lucide';
import { type KeyboardEvent, useState } from 'react';
import { type Point, project } from '../../lib/project.ts';
import { AreaMap } from '../../ui/area-map.tsx';
import { Icon } from '../../ui/icon.tsx';
import { MapBase } from '../../ui/map-base.tsx';
import { moved, pointAt } from './map-point.ts';
import './property.css';
import { propertyWords } from './words.ts';

interface Props {
  readonly point: Point;
  readonly onMove: (point: Point) => void;
}

/** Kilometres from the middle to the edge. */
const reaches = [1, 3, 10, 30, 100] as const;
/** An arrow key moves the hotel by this part of the reach. */
const step = 1 / 20;
const arrows: Partial<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The hotel's place on the drawn map: set with the pointer or moved with the arrow keys. */
export const PlaceMap = ({ point, onMove }: Props) => {
  const { place: words } = propertyWords.useWords();
  const [zoom, setZoom] = useState(2);
  // The map stays where it is while the hotel is moved on it.
  const [centre, setCentre] = useState(point);
  const radiusKm = reaches[zoom] ?? 10;
  const away = Math.max(Math.abs(centre.latitude - point.latitude), Math.abs(centre.longitude - point.longitude));
  if (away > radiusKm / 60) setCentre(point);
  const onKeyDown = (event: KeyboardEvent): void => {
    const [east, north] = arrows[event.key] ?? [0, 0];
    if (east === 0 && north === 0) return;
    event.preventDefault();
    onMove(moved(point, east * radiusKm * step, north * radiusKm * step));
  };
  const zoomTo = (next: number): void => {
    setZoom(next);
    setCentre(point);
  };
  return (
    <div className="relative">
      <AreaMap
        label={words.map}
        centre={centre}
        radiusKm={radiusKm}
        className="place-map"
        base={(view) => <MapBase view={view} />}
      >
        {(view) => {
          const [x, y] = project(view, point);
          return (
            <button
              type="button"
              aria-label={words.pin}
              className="absolute inset-0 cursor-crosshair"
              onKeyDown={onKeyDown}
              onClick={(event) => {
                // A key presses it too, and names no point.
                if (event.detail === 0) return;
                const { left, top } = event.currentTarget.getBoundingClientRect();
                onMove(pointAt(view, event.clientX - left, event.clientY - top));
              }}
            >
              <span className="place-pin" style={{ left: x, top: y }} />
            </button>
          );
        }}
      </AreaMap>
      <div className="absolute top-3 right-3 grid gap-1">
        {(
          [
            [words.closer, Plus, zoom - 1],
            [words.farther, Minus, zoom + 1],
          ] as const
        ).map(([label, icon, next]) => (
          <button
            key={label}
            type="button"
            aria-label={label}
            disabled={reaches[next] === undefined}
            onClick={() => zoomTo(next)}
            className="grid size-10 place-items-center rounded-pane bg-paper shadow-lift hover:bg-wash2 disabled:text-ink3"
          >
            <Icon of={icon} size={20} />
          </button>
        ))}
      </div>
    </div>
  );
};
