// A window of the facade: one pane a room, drawn as one path a state; from 24 rooms a level instead.

export interface Rooms {
  readonly cap: number;
  readonly sold: number;
  readonly held: number;
  readonly blocked: number;
  readonly left: number;
}
export type PaneState = 'sold' | 'held' | 'blocked' | 'left';
export const paneStates = ['sold', 'held', 'left', 'blocked'] as const satisfies readonly PaneState[];

const levelFrom = 24;
const perLine = 8;
const few = 4;
const gap = 2;

/** Height of the panes of a room type with this many rooms, in pixels. */
export const panesHeight = (rooms: number): number => {
  if (rooms >= levelFrom) return 18;
  if (rooms <= few) return 14;
  return Math.ceil(rooms / perLine) * (9 + gap) - gap;
};

const round = (value: number): number => Math.round(value * 100) / 100;
const box = (x: number, y: number, width: number, height: number): string =>
  `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
/** Blocked panes are an outline with a cross: half a pixel in, so that the line is sharp. */
const crossed = (x: number, y: number, width: number, height: number): string => {
  const [left, top, right, bottom] = [x + 0.5, y + 0.5, x + width - 0.5, y + height - 0.5].map(round);
  return `M${left} ${top}H${right}V${bottom}H${left}ZM${left} ${top}L${right} ${bottom}M${right} ${top}L${left} ${bottom}`;
};

/**
 * The paths of a window, by state.
 * @param most rooms of the type's fullest night: all windows of a floor have the same panes
 * @param width in pixels
 */
export const panePaths = (rooms: Rooms, most: number, width: number): Readonly<Record<PaneState, string>> => {
  const paths: Record<PaneState, string> = { sold: '', held: '', left: '', blocked: '' };
  const draw = (state: PaneState, x: number, y: number, w: number, h: number): void => {
    paths[state] += state === 'blocked' ? crossed(x, y, w, h) : box(x, y, w, h);
  };
  const counted = paneStates.map((state) => [state, Math.max(0, rooms[state])] as const);
  if (most >= levelFrom) {
    const all = Math.max(1, rooms.cap);
    let x = 0;
    for (const [state, count] of counted) {
      const share = Math.min(width - x, (count / all) * width);
      if (share > 0) draw(state, x, 2, share, 14);
      x += share;
    }
    return paths;
  }
  const line = most <= few ? few : perLine;
  const height = most <= few ? 14 : 9;
  const pane = (width - (line - 1) * gap) / line;
  let place = 0;
  for (const [state, count] of counted)
    for (let drawn = 0; drawn < count; drawn += 1, place += 1)
      draw(state, (place % line) * (pane + gap), Math.floor(place / line) * (height + gap), pane, height);
  return paths;
};
