import { nightPictureUrl } from '../../../functions/contract/pictures/night-picture.ts';
import { useDark } from '../lib/preferences.ts';

export interface Image {
  readonly url: string;
  readonly alt: string;
  readonly sources?: readonly { readonly url: string; readonly width: number; readonly type: string }[];
}

interface Props {
  readonly image: Image | null | undefined;
  readonly name: string;
  readonly className?: string;
  /** The one picture a page begins with: it comes first. */
  readonly first?: boolean;
}

type Sources = NonNullable<Image['sources']>;
const srcSetOf = (sources: Sources, type: string): string =>
  sources
    .filter((each) => each.type === type)
    .map(({ url, width }) => `${url} ${width}w`)
    .join(', ');

/**
 * A hotel's picture. Only pictures of our own store are loaded, as the page loads nothing from another host; any other
 * is replaced by a drawn wall. A dark page shows the night version of drawn pictures.
 */
export const HotelPicture = ({ image, name, className = '', first = false }: Props) => {
  const dark = useDark();
  const sources = image?.sources ?? [];
  return image?.url.startsWith('/') ? (
    <picture className="contents">
      {[...new Set(sources.map(({ type }) => type))].map((type) => (
        <source key={type} type={type} sizes={first ? '100vw' : 'auto, 100vw'} srcSet={srcSetOf(sources, type)} />
      ))}
      <img
        src={dark ? nightPictureUrl(image.url) : image.url}
        alt={image.alt || name}
        width={640}
        height={420}
        loading={first ? 'eager' : 'lazy'}
        fetchPriority={first ? 'high' : 'auto'}
        decoding="async"
        className={`bg-sky ${className}`}
      />
    </picture>
  ) : (
    <svg viewBox="0 0 64 42" role="img" aria-label={name} preserveAspectRatio="xMidYMid slice" className={className}>
      <rect width="64" height="42" fill="var(--sky)" />
      <rect x="14" y="8" width="36" height="34" fill="var(--pane)" />
      {[18, 25, 32, 39].flatMap((x) =>
        [13, 21, 29].map((y) => (
          <rect
            key={`${x} ${y}`}
            x={x}
            y={y}
            width="5"
            height="6"
            fill={x === 32 && y === 21 ? 'var(--lamp)' : 'var(--edge)'}
          />
        )),
      )}
      <rect y="40" width="64" height="2" fill="var(--ground)" />
    </svg>
  );
};
