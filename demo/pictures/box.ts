/** Left, top, right and bottom of what a path covers. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** How many numbers each command takes. */
const takes: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, q: 4, t: 2, a: 7, z: 0 };
const token = /[a-z]|-?(?:\d*\.)?\d+/gi;

/**
 * The points of path data in order, each with whether a new part begins there: ends of lines and arcs, control points
 * of curves, and for an arc how far it may rise beside its ends.
 */
export const pointsOf = (data: string): { x: number; y: number; begins: boolean; rise: number }[] => {
  const points: { x: number; y: number; begins: boolean; rise: number }[] = [];
  const tokens = data.match(token) ?? [];
  let [x, y, startX, startY, at, command] = [0, 0, 0, 0, 0, 'M'];
  const next = (): number => Number(tokens[at++]);
  while (at < tokens.length) {
    const found = tokens[at] ?? '';
    if (takes[found.toLowerCase()] !== undefined) {
      command = found;
      at += 1;
    }
    const kind = command.toLowerCase();
    const [dx, dy] = kind === command ? [x, y] : [0, 0];
    if (kind === 'z') {
      [x, y] = [startX, startY];
      continue;
    }
    let rise = 0;
    if (kind === 'q') points.push({ x: dx + next(), y: dy + next(), begins: false, rise });
    if (kind === 'a') {
      rise = next();
      at += 4;
    }
    if (kind === 'h') x = dx + next();
    else if (kind === 'v') y = dy + next();
    else [x, y] = [dx + next(), dy + next()];
    points.push({ x, y, begins: kind === 'm', rise });
    if (kind !== 'm') continue;
    [startX, startY] = [x, y];
    command = command === 'm' ? 'l' : 'L';
  }
  return points;
};

/** The box around path data that is drawn with a line of this width. */
export const boxOf = (data: string, width = 0): Box => {
  let [left, top, right, bottom] = [1e9, 1e9, -1e9, -1e9];
  for (const { x, y, rise } of pointsOf(data)) {
    left = Math.min(left, x - rise * 0.15);
    top = Math.min(top, y - rise);
    right = Math.max(right, x + rise * 0.15);
    bottom = Math.max(bottom, y + rise);
  }
  return [left - width / 2, top - width / 2, right + width / 2, bottom + width / 2];
};

export const overlap = (one: Box, other: Box): boolean =>
  one[0] < other[2] - 0.1 && other[0] < one[2] - 0.1 && one[1] < other[3] - 0.1 && other[1] < one[3] - 0.1;
