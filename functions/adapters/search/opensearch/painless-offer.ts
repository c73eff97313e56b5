import { layout } from '../../../domain/search/index/encode.ts';
import { ratesLayout as rates } from '../../../domain/search/index/encode-rates.ts';
import { value } from './painless-fields.ts';
import { ratesLibrary } from './painless-rates.ts';
import { any, int, text } from './script-params.ts';

// What functions/domain/search/nights.ts says of the ways to have a stay, for scripts, over the bytes of the calendar.

/** Of a section of the calendar: its length, and a price. */
const numbers = `
long price(byte[] a, int at) {
  return ((a[at] & 255L) << 40) | ((a[at + 1] & 255L) << 32) | ((a[at + 2] & 255L) << 24) | ((a[at + 3] & 255L) << 16) | ((a[at + 4] & 255L) << 8) | (a[at + 5] & 255L);
}
int length(byte[] a, int p) { return three(a, p + 4); }`;

/**
 * The prices of these nights of a room type in one chunk, whose section begins at `p`, and how many nights each lasts, put
 * behind those in `runs` up to `k`; answers where they end, -1 where not all are free or one of them is closed to what
 * happens on it. The least and most nights that they allow are brought to `runs` 0 and 1. With `leaves` the date of
 * check-out, too, is of this chunk.
 */
const collect = `
int collect(long[] runs, int k, byte[] a, int p, int slot, int nights, int rooms, boolean arrives, boolean leaves) {
  int count = a[p + 2] & 255;
  if (count == 0 && nights > 0) { return -1; }
  boolean strict = a[p + 1] == 1;
  int width = strict ? ${layout.strictRun} : ${layout.run};
  int prices = p + ${layout.section};
  int run = prices + count * ${layout.price};
  int until = slot + nights;
  for (int s = slot; s < until; run += width) {
    int end = a[run] & 255;
    if (end <= s) { continue; }
    if ((a[run + 1] & ${layout.mostLeft}) < rooms) { return -1; }
    if (strict) {
      if (arrives && s == slot) {
        if ((a[run + 1] & ${layout.closedToArrival}) != 0) { return -1; }
        if (a[run + 3] > runs[0]) { runs[0] = (long) a[run + 3]; }
        if (a[run + 5] > 0) { runs[1] = (long) a[run + 5]; }
      }
      if (a[run + 4] > runs[0]) { runs[0] = (long) a[run + 4]; }
    }
    if (end > until) { end = until; }
    long price = price(a, prices + (a[run + 2] & 255) * ${layout.price});
    if (k > 2 && runs[k - 2] == price) { runs[k - 1] += (long) (end - s); }
    else { runs[k] = price; runs[k + 1] = (long) (end - s); k += 2; }
    s = end;
  }
  if (leaves && strict) {
    int last = prices + count * ${layout.price};
    while ((a[last] & 255) <= until) { last += width; }
    if ((a[last + 1] & ${layout.closedToDeparture}) != 0) { return -1; }
  }
  return k;
}`;

/** What is asked of a hotel: the cheapest price, whether anything can be had under any plan, what facets count, the total with taxes. */
export const ask = { cheapest: 0, free: 1, facets: 2, total: 3 } as const;

/** The bit of hotels that can be cancelled, beside those of boards. */
export const REFUNDABLE_BIT = 32;

/**
 * Every room type under every plan that this caller may have, as functions/domain/search/nights.ts judges them. Of the
 * cheapest that is asked for: its place among the room types, and the price of all rooms, -1 where there is none; then, within
 * the bounds, the boards that can be had with the bit of what can be cancelled; then the cheapest one's total with taxes. A
 * slot past the end of the first chunk is one of the second.
 */
export const evaluate = `${ratesLibrary}${numbers}${collect}
long[] evaluate(BytesRef one, BytesRef two, BytesRef rates, List stay, int shift, int wanted, long least, long most) {
  byte[] a = one.bytes;
  byte[] b = two.bytes;
  byte[] r = rates.bytes;
  int ro = rates.offset;
  int nights = ${int('stay', 'nights')};
  int rooms = ${int('stay', 'rooms')};
  int adults = ${int('stay', 'adults')};
  int slot = ${int('stay', 'slot')} + shift;
  int checkIn = ${int('stay', 'checkIn')} + shift;
  int boards = ${int('stay', 'boards')};
  boolean refunds = ${int('stay', 'refundable')} == 1;
  List people = (List) ${any('stay', 'people')};
  boolean children = ${int('stay', 'children')} == 1;
  boolean simple = r[ro + 10] == 1;
  long[] best = new long[] {-1L, -1L, 0L, -1L};
  int[] plans = new int[r[ro + 2]];
  int open = 0;
  int pl = ro + two(r, ro + 4);
  for (int i = 0; i < plans.length; i++) {
    if (simple || isOpen(r, ro, pl, stay, checkIn, nights)) { plans[open] = pl; open++; }
    pl += two(r, pl);
  }
  if (open == 0) { return best; }
  int before = (int) Math.max(0, Math.min(nights, ${layout.slots} - slot));
  int after = (int) Math.max(0, slot - ${layout.slots});
  boolean leaves = slot + nights < ${layout.slots};
  // Where nothing but the price can differ, whatever cannot be cheaper is passed over.
  boolean prunes = simple && (wanted != ${ask.facets} || (least == 0L && most == Long.MAX_VALUE));
  int types = a[one.offset + 1] & 255;
  int nextP = one.offset + ${layout.head};
  int nextQ = two.offset + ${layout.head};
  int nextT = ro + ${rates.head};
  long[] runs = new long[2 * nights + 2];
  long[] groups = new long[24];
  for (int x = 0; x < types; x++) {
    int p = nextP;
    int q = nextQ;
    int t = nextT;
    nextP += length(a, p);
    nextQ += length(b, q);
    nextT += width(r, t);
    if ((a[p] & 255) < adults || (children && !fits(r, t, people))) { continue; }
    if (before > 0 && a[p + 2] == 0) { continue; }
    // A dearer room may give something back where the cheapest, almost free, does not.
    if (prunes && before > 0 && best[1] >= 0L && (wanted != ${ask.facets} || (best[2] & ${REFUNDABLE_BIT}L) != 0L) && price(a, p + ${layout.section}) * before * rooms > best[1]) { continue; }
    runs[0] = 1L;
    runs[1] = (long) nights;
    int k = 2;
    if (before > 0) { k = collect(runs, k, a, p, slot, before, rooms, true, leaves); }
    if (k > 0 && !leaves) { k = collect(runs, k, b, q, after, nights - before, rooms, before == 0, true); }
    if (k < 0 || nights < runs[0] || nights > runs[1]) { continue; }
    long place = (long) r[t];
    int count = wanted == ${ask.free} ? 0 : groups(r, t, people, groups);
    for (int i = 0; i < open; i++) {
      int at = plans[i];
      if (!simple && ((three(r, at + 32) >> (int) place) & 1) == 0) { continue; }
      if (wanted == ${ask.free}) { best[1] = 0L; return best; }
      long sum = 0L;
      for (int n = 2; n < k; n += 2) { sum += (simple ? runs[n] * rooms : nightly(r, at, runs[n], groups, count)) * runs[n + 1]; }
      int board = 1 << r[at + 3];
      boolean back = (refunds || wanted == ${ask.facets}) && isRefundable(r, ro, at, runs, k, sum, groups, count, stay, shift);
      if ((boards & board) != 0 && (back || !refunds)) {
        if (best[1] < 0L || sum < best[1] || (sum == best[1] && place < best[0])) {
          best[0] = place;
          best[1] = sum;
          if (wanted == ${ask.total}) { best[3] = taxed(r, ro, at, runs, k, sum, groups, count, stay, shift, true); }
        }
      }
      if (wanted == ${ask.facets} && sum >= least && sum <= most) {
        if (back || !refunds) { best[2] |= (long) board; }
        if (back && (boards & board) != 0) { best[2] |= ${REFUNDABLE_BIT}L; }
      }
    }
  }
  return best;
}
BytesRef chunk(Map doc, List stay) { return ${value.bytes(text('stay', 'chunk'))}; }
BytesRef lastChunk(Map doc, List stay, BytesRef chunk) {
  String last = ${text('stay', 'lastChunk')};
  return last == ${text('stay', 'chunk')} ? chunk : ${value.bytes('last')};
}
long[] offer(Map doc, List stay, int wanted, long least, long most) {
  BytesRef one = chunk(doc, stay);
  return evaluate(one, lastChunk(doc, stay, one), ${value.bytes("'rates'")}, stay, 0, wanted, least, most);
}`;

/** The fitting room type of the lowest base price, which is what a hotel costs without dates. */
export const undated = `
long[] undated(BytesRef rates, List stay) {
  byte[] r = rates.bytes;
  int next = rates.offset + ${rates.head};
  long[] best = new long[] {-1L, -1L};
  for (int x = 0; x < r[rates.offset + 1]; x++) {
    int t = next;
    next += width(r, t);
    if (!fits(r, t, (List) ${any('stay', 'people')})) { continue; }
    long base = number(r, t + 6, 6);
    long place = (long) r[t];
    if (best[1] < 0L || base < best[1] || (base == best[1] && place < best[0])) { best[0] = place; best[1] = base; }
  }
  return best;
}`;
