import type { Unit } from '../../lib/hotel-queries.ts';

const paths: Record<Unit['housekeeping'], string> = {
  clean: 'M1 6l4 4 8-9',
  dirty: 'M1 9q3-4 6 0t6 0M1 4q3-4 6 0t6 0',
  inspected: 'M1 4l3 4 4-7M6 8l1 1 6-8',
};

/** How clean a room is, by shape: waves, a tick, two ticks. */
export const Glyph = ({ of }: { readonly of: Unit['housekeeping'] }) => (
  <svg
    viewBox="0 0 14 11"
    width="14"
    height="11"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    aria-hidden="true"
    className="flex-none"
  >
    <path d={paths[of]} />
  </svg>
);
