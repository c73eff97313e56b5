import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useFormats } from '../lib/format.ts';
import { type Point, pixelsPerKm, project, type View } from '../lib/project.ts';

interface Props {
  readonly label: string;
  readonly centre: Point;
  readonly radiusKm: number;
  readonly className?: string;
  /** The content of the map, by its view. */
  readonly children: (view: View) => ReactNode;
  /** Land, water and names below it. */
  readonly base?: (view: View) => ReactNode;
}

const steps = [0.25, 0.5, 1, 2, 3, 5, 10, 20, 50, 100];

/** About three rings that fit, at round distances. */
const ringsFor = (radiusKm: number): number[] => {
  const step = steps.find((each) => radiusKm / each <= 3.6) ?? radiusKm / 3;
  return [1, 2, 3].map((ring) => ring * step).filter((km) => km < radiusKm * 1.15);
};

/** A calm map of a place: its coast, and rings of distance around its centre. */
export const AreaMap = ({ label, centre, radiusKm, className = '', children, base }: Props) => {
  const formats = useFormats();
  const box = useRef<HTMLElement>(null);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const view: View | null = size && size.width > 0 ? { centre, radiusKm, ...size } : null;
  return (
    <section ref={box} aria-label={label} className={`relative overflow-hidden bg-land ${className}`}>
      {view ? (
        <>
          <svg width={view.width} height={view.height} className="absolute inset-0" aria-hidden="true">
            {base?.(view)}
            {ringsFor(radiusKm).map((km) => {
              const [x, y] = project(view, centre);
              const radius = km * pixelsPerKm(view);
              return (
                <g key={km}>
                  <circle cx={x} cy={y} r={radius} fill="none" stroke="var(--edge)" strokeDasharray="2 5" />
                  <text x={x} y={y - radius - 5} textAnchor="middle" className="fill-ink2 text-1">
                    {`${formats.number(km)} km`}
                  </text>
                </g>
              );
            })}
          </svg>
          {children(view)}
        </>
      ) : null}
    </section>
  );
};
