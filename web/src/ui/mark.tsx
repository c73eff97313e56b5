/** Three windows, one lit. */
export const Mark = ({ onBoard = false }: { readonly onBoard?: boolean }) => (
  <svg viewBox="0 0 30 19" width="30" height="19" aria-hidden="true" className="flex-none">
    <rect width="8" height="19" rx="1.5" fill="currentColor" />
    <rect x="11" width="8" height="19" rx="1.5" fill="currentColor" />
    <rect
      x={onBoard ? 22 : 23}
      y={onBoard ? 0 : 1}
      width={onBoard ? 8 : 6}
      height={onBoard ? 19 : 17}
      rx="1.2"
      fill="var(--lamp)"
      stroke={onBoard ? 'none' : 'currentColor'}
      strokeWidth="2"
    />
  </svg>
);
