import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { get } from '../lib/api.ts';
import { cellFor } from '../lib/map-cell.ts';
import { placed, project, type View } from '../lib/project.ts';

const dayMs = 86_400_000;

const mapQuery = (cell: string) =>
  queryOptions({
    queryKey: ['map', cell],
    queryFn: () => get('getMap', { params: { cell } }),
    staleTime: dayMs,
    placeholderData: keepPreviousData,
  });

const labelWidth = 92;
const labelHeight = 26;
/** The largest place of a map is written larger. */
const most = 14;

const outlineOf = (ring: readonly number[], view: View): string => {
  const points: string[] = [];
  for (let at = 0; at < ring.length; at += 2) {
    const [x, y] = project(view, { longitude: ring[at] ?? 0, latitude: ring[at + 1] ?? 0 });
    points.push(`${x.toFixed(1)} ${y.toFixed(1)}`);
  }
  return `M${points.join('L')}Z`;
};

/** Water, the land on it, and the names of places that find room. */
export const MapBase = ({ view }: { readonly view: View }) => {
  const { data } = useQuery(mapQuery(cellFor(view)));
  if (!data) return null;
  const names = data.labels
    .map((label) => {
      const [x, y] = project(view, label);
      return { name: label.name, x, y };
    })
    .filter(({ x, y }) => x > 24 && y > 24 && x < view.width - 24 && y < view.height - 12);
  const shown = [...placed(names, labelWidth, labelHeight)].slice(0, most);
  return (
    <>
      <rect width={view.width} height={view.height} fill="var(--water)" />
      <path
        d={data.land.map((ring) => outlineOf(ring, view)).join('')}
        fill="var(--land)"
        fillRule="evenodd"
        stroke="var(--edge)"
        strokeOpacity=".35"
      />
      {shown.map(({ name, x, y }, index) => (
        <text
          key={`${name} ${x}`}
          x={x}
          y={y + 14}
          textAnchor="middle"
          paintOrder="stroke"
          stroke="var(--land)"
          strokeWidth="3"
          strokeLinejoin="round"
          className={index === 0 ? 'fill-ink text-2 font-bold' : 'fill-ink2 text-1'}
        >
          {name}
        </text>
      ))}
    </>
  );
};
