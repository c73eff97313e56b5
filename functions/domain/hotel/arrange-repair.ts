import { isOpen, type Placing, type PlainStay, type PlainUnit } from './arrange-plain.ts';

const FREE = -1;
const TAKEN = -2;
/** How many stays give way to one, how many of these give way in turn, and how many tries there are for each stay. */
const MOST_EVICTED = 3;
const DEPTH = 3;
const TRIES = 600;

/** Who has each night of each unit. */
class Board {
  readonly placing: (readonly number[] | null)[];
  tries = 0;
  /** What was done, to be undone: a stay was put in these units, or lifted out of them. */
  private readonly done: { readonly place: number; readonly units: readonly number[]; readonly put: boolean }[] = [];
  private readonly first: number;
  private readonly nights: number;
  private readonly cells: Int32Array;
  private readonly units: readonly PlainUnit[];
  private readonly stays: readonly PlainStay[];

  constructor(units: readonly PlainUnit[], stays: readonly PlainStay[]) {
    this.units = units;
    this.stays = stays;
    this.first = Math.min(...stays.map(({ from }) => from));
    this.nights = Math.max(...stays.map(({ to }) => to)) - this.first;
    this.cells = new Int32Array(units.length * this.nights).fill(FREE);
    this.placing = stays.map(() => null);
    for (const [unit, { taken }] of units.entries()) for (const { from, to } of taken) this.fill(unit, from, to, TAKEN);
  }

  private fill(unit: number, from: number, to: number, who: number): void {
    const start = Math.max(0, from - this.first);
    const end = Math.min(this.nights, to - this.first);
    if (end > start) this.cells.fill(who, unit * this.nights + start, unit * this.nights + end);
  }

  stay(place: number): PlainStay {
    const stay = this.stays[place];
    if (!stay) throw new RangeError(`no stay ${place}`);
    return stay;
  }

  put(place: number, units: readonly number[]): void {
    const { from, to } = this.stay(place);
    for (const unit of units) this.fill(unit, from, to, place);
    this.placing[place] = units;
    this.done.push({ place, units, put: true });
  }

  lift(place: number): void {
    const units = this.placing[place];
    if (!units) return;
    const { from, to } = this.stay(place);
    for (const unit of units) this.fill(unit, from, to, FREE);
    this.placing[place] = null;
    this.done.push({ place, units, put: false });
  }

  mark(): number {
    return this.done.length;
  }

  /** All is as it was at the mark. */
  backTo(mark: number): void {
    while (this.done.length > mark) {
      const last = this.done.pop();
      if (!last) return;
      if (last.put) this.lift(last.place);
      else this.put(last.place, last.units);
      this.done.pop();
    }
  }

  /** The stays in the way, none where the unit is free; undefined where a night is taken for good, or by too many. */
  inTheWay(unit: number, { from, to }: PlainStay): number[] | undefined {
    const found: number[] = [];
    for (let night = from - this.first; night < to - this.first; night += 1) {
      const who = this.cells[unit * this.nights + night] ?? TAKEN;
      if (who === TAKEN) return undefined;
      if (who !== FREE && found.at(-1) !== who) found.push(who);
      if (found.length > MOST_EVICTED) return undefined;
    }
    return found;
  }

  /** The free units that suit the stay best, its own first; undefined where there are too few. */
  free(place: number): readonly number[] | undefined {
    const stay = this.stay(place);
    const open = this.units.flatMap((unit, at) =>
      this.inTheWay(at, stay)?.length === 0 ? [{ at, worth: this.worth(at, unit, stay) }] : [],
    );
    if (open.length < stay.rooms) return undefined;
    return open
      .toSorted((one, other) => one.worth - other.worth)
      .slice(0, stay.rooms)
      .map(({ at }) => at);
  }

  /** Nights until the unit is taken again; its own unit before all. */
  private worth(unit: number, { ready }: PlainUnit, stay: PlainStay): number {
    if (stay.at.includes(unit)) return -1;
    let gap = 0;
    const end = unit * this.nights + this.nights;
    for (let cell = unit * this.nights + stay.to - this.first; cell < end && this.cells[cell] === FREE; cell += 1)
      gap += 1;
    return gap + (stay.soon && !ready ? 1000 : 0);
  }

  /** Units with the stays in the way there, fewest first. */
  crowded(place: number): { readonly unit: number; readonly inTheWay: number[] }[] {
    const stay = this.stay(place);
    return this.units
      .flatMap((_, unit) => {
        const inTheWay = this.inTheWay(unit, stay);
        return inTheWay === undefined ? [] : [{ unit, inTheWay }];
      })
      .toSorted((one, other) => this.price(one.inTheWay) - this.price(other.inTheWay));
  }

  /** Stays that are without a unit give way before those that have a unit. */
  private price(inTheWay: readonly number[]): number {
    return inTheWay.reduce((sum, each) => sum + (this.stay(each).at.length === 0 ? 1 : 4), 0);
  }
}

/** Places the stay, other stays giving way where there is no other way; false and nothing changed where none was found. */
const insert = (board: Board, place: number, depth: number, fixed: ReadonlySet<number>): boolean => {
  const free = board.free(place);
  if (free) {
    board.put(place, free);
    return true;
  }
  const stay = board.stay(place);
  if (depth === 0 || stay.rooms !== 1) return false;
  const held = new Set([...fixed, place]);
  for (const { unit, inTheWay } of board.crowded(place)) {
    if (inTheWay.some((each) => held.has(each)) || board.tries >= TRIES) continue;
    board.tries += 1;
    const mark = board.mark();
    for (const each of inTheWay) board.lift(each);
    board.put(place, [unit]);
    // The longest first: it is the hardest to place.
    const waiting = inTheWay.toSorted((one, other) => lengthOf(board, other) - lengthOf(board, one));
    if (waiting.every((each) => insert(board, each, depth - 1, held))) return true;
    board.backTo(mark);
  }
  return false;
};

const lengthOf = (board: Board, place: number): number => board.stay(place).to - board.stay(place).from;

/** Puts the stay in the place of one that has no unit yet and leaves later: that leaves more room for what comes. */
const replaceLater = (board: Board, place: number): number | undefined => {
  const stay = board.stay(place);
  const later = board
    .crowded(place)
    .flatMap(({ unit, inTheWay: [other, ...more] }) =>
      other !== undefined && more.length === 0 && board.stay(other).at.length === 0 && board.stay(other).to > stay.to
        ? [{ unit, other, to: board.stay(other).to }]
        : [],
    )
    .toSorted((one, two) => two.to - one.to)[0];
  if (!later || stay.rooms !== 1) return undefined;
  board.lift(later.other);
  board.put(place, [later.unit]);
  return later.other;
};

/**
 * A good placing in little time: stays in the order of arrival, each where it leaves the shortest free time behind it;
 * who finds no unit makes up to three others give way, and these others in turn, or takes the place of one that leaves
 * later. Stays that have units begin in them, and go back to them at the end where they are free.
 */
export const repaired = (units: readonly PlainUnit[], stays: readonly PlainStay[]): Placing => {
  if (stays.length === 0 || units.length === 0) return stays.map(() => null);
  const board = new Board(units, stays);
  for (const [place, { at }] of stays.entries()) if (at.length > 0) board.put(place, at);
  const wishes = stays
    .map((stay, place) => ({ stay, place }))
    .filter(({ stay }) => stay.at.length === 0 && units.filter((unit) => isOpen(unit, stay)).length >= stay.rooms)
    .toSorted((one, other) => one.stay.from - other.stay.from || other.stay.to - one.stay.to);
  const out: number[] = [];
  for (const { place } of wishes) {
    board.tries = 0;
    if (insert(board, place, DEPTH, new Set())) continue;
    out.push(replaceLater(board, place) ?? place);
  }
  for (const place of out) {
    board.tries = 0;
    insert(board, place, DEPTH, new Set());
  }
  for (const [place, { at }] of stays.entries()) {
    const units = board.placing[place];
    if (at.length === 0 || !units || units.every((unit) => at.includes(unit))) continue;
    board.lift(place);
    const home = at.every((unit) => board.inTheWay(unit, board.stay(place))?.length === 0);
    board.put(place, home ? at : units);
  }
  return board.placing;
};
