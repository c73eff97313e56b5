import { MOST_MINOR } from '../../../domain/money.ts';
import { ratesLayout as rates } from '../../../domain/search/index/encode-rates.ts';
import { any, int, long } from './script-params.ts';

// What functions/domain/rates says of people, plans, taxes and policies, for scripts: the same sums in the same order,
// over the bytes of functions/domain/search/index/encode-rates.ts. In all of them `r` are those bytes and `ro` is where
// they begin, `t` and `pl` where a room type and a plan begin.

const numbers = `
long number(byte[] a, int at, int width) {
  long value = 0L;
  for (int i = 0; i < width; i++) { value = (value << 8) | (a[at + i] & 255); }
  return value;
}
int two(byte[] a, int at) { return ((a[at] & 255) << 8) | (a[at + 1] & 255); }
int three(byte[] a, int at) { return ((a[at] & 255) << 16) | ((a[at + 1] & 255) << 8) | (a[at + 2] & 255); }
int item(List list, int at) { return ((Number) list.get(at)).intValue(); }
long halfUp(long count, long above, long below) {
  BigInteger a = BigInteger.valueOf(count).multiply(BigInteger.valueOf(above));
  BigInteger b = BigInteger.valueOf(below);
  return a.add(a).add(b).divide(b.add(b)).longValue();
}
long floorDiv(long above, long below) { long whole = above / below; return above < whole * below ? whole - 1L : whole; }
long pow10(int digits) { long value = 1L; for (int i = 0; i < digits; i++) { value *= 10L; } return value; }`;

/** fitsParty and priceRoom: rooms alike are a group of three numbers, how many there are, what people add, and places. */
const people = `
int width(byte[] r, int t) { return ${rates.roomType} + (r[t + 4] > 1 ? (r[t + 4] - 1) * ${rates.band} : 0); }
int band(byte[] r, int t, int age) {
  int bands = r[t + 4] - 1;
  for (int k = 0; k < bands; k++) {
    int at = t + ${rates.roomType} + k * ${rates.band};
    if (r[at] >= age) { return at; }
  }
  return -1;
}
boolean fits(byte[] r, int t, List people) {
  int size = people.size();
  for (int i = 0; i < size;) {
    int adults = item(people, i + 1);
    int children = item(people, i + 2);
    int counted = 0;
    i += 3;
    for (int c = 0; c < children; c++) {
      if (r[t + 4] == 0) { counted++; continue; }
      int at = band(r, t, item(people, i + c));
      if (at < 0) { adults++; } else { counted += r[at + 1]; }
    }
    i += children;
    if (adults + counted > r[t + 1] || adults > r[t + 2] || counted > r[t + 3]) { return false; }
  }
  return true;
}
int groups(byte[] r, int t, List people, long[] groups) {
  int size = people.size();
  int g = 0;
  for (int i = 0; i < size; g += 3) {
    int adults = item(people, i + 1);
    int children = item(people, i + 2);
    int counted = 0;
    long fixed = 0L;
    // A room without people is priced for one adult.
    if (adults + children == 0) { adults = 1; }
    groups[g] = (long) item(people, i);
    i += 3;
    for (int c = 0; c < children; c++) {
      if (r[t + 4] == 0) { counted++; continue; }
      int at = band(r, t, item(people, i + c));
      if (at < 0) { adults++; } else { counted += r[at + 1]; fixed += number(r, at + 2, 6); }
    }
    i += children;
    if (r[t + 4] != 0) {
      int more = adults - r[t + 5];
      fixed += more >= 0 ? (long) more * number(r, t + 12, 6) : (long) more * number(r, t + 18, 6);
    }
    groups[g + 1] = fixed;
    groups[g + 2] = (long) (adults + counted);
  }
  return g;
}
long nightly(byte[] r, int pl, long price, long[] groups, int count) {
  int kind = r[pl + 4];
  long each = price;
  long person = 0L;
  if (kind == ${rates.prices.percent}) {
    long above = number(r, pl + 6, 8);
    long below = pow10(r[pl + 5]);
    each += price < 1000000000L && above < 1000000000L && above > -1000000000L
      ? floorDiv(2L * price * above + below, 2L * below)
      : above >= 0L ? halfUp(price, above, below) : -((BigInteger.valueOf(price).multiply(BigInteger.valueOf(-2L * above)).add(BigInteger.valueOf(below - 1L))).divide(BigInteger.valueOf(2L * below)).longValue());
  } else if (kind == ${rates.prices.room}) {
    each += number(r, pl + 6, 8);
  } else if (kind == ${rates.prices.person}) {
    person = number(r, pl + 6, 8);
  }
  long sum = 0L;
  for (int g = 0; g < count; g += 3) {
    long room = each + groups[g + 1] + person * groups[g + 2];
    sum += groups[g] * (room < 0L ? 0L : room > ${MOST_MINOR}L ? ${MOST_MINOR}L : room);
  }
  return sum;
}`;

/** isOpenTo and isBookableOn, with the plan's own lengths; and the instants of the hotel's clock, in minutes. */
const plans = `
long ahead(byte[] r, int at, int runs, long day) {
  for (int i = 0; i < runs - 1 && day >= two(r, at); i++) { at += ${rates.clockRun}; }
  return (long) (short) two(r, at + 2);
}
long today(byte[] r, int ro, long now) {
  int at = ro + two(r, ro + 8);
  long first = (long) three(r, at);
  int runs = r[at + 5] & 255;
  long day = floorDiv(now + ahead(r, at + ${rates.clocks}, runs, floorDiv(now, 1440L) - first), 1440L) + 1L;
  while (day * 1440L - ahead(r, at + ${rates.clocks}, runs, day - first) > now) { day--; }
  return day;
}
long arrival(byte[] r, int ro, int checkIn) {
  int at = ro + two(r, ro + 8);
  long day = (long) checkIn;
  return day * 1440L + two(r, at + 3) - ahead(r, at + ${rates.clocks} + (r[at + 5] & 255) * ${rates.clockRun}, r[at + 6] & 255, day - three(r, at));
}
boolean isCode(byte[] r, int pl, List code) {
  int length = two(r, pl + 36);
  if (code.size() != length) { return false; }
  int at = pl + ${rates.plan} + (r[pl + 35] & 255) * ${rates.step};
  for (int i = 0; i < length; i++) { if ((r[at + i] & 255) != item(code, i)) { return false; } }
  return true;
}
boolean isOpen(byte[] r, int ro, int pl, List stay, int checkIn, int nights) {
  int audience = r[pl + 2];
  if (audience == ${rates.audiences.members} && ${int('stay', 'member')} == 0) { return false; }
  if (audience == ${rates.audiences.code} && !isCode(r, pl, (List) ${any('stay', 'code')})) { return false; }
  if (nights < r[pl + 14] || (r[pl + 15] > 0 && nights > r[pl + 15])) { return false; }
  if (checkIn < three(r, pl + 26) || checkIn + nights - 1 > three(r, pl + 29)) { return false; }
  int least = two(r, pl + 16);
  int most = two(r, pl + 18);
  int from = three(r, pl + 20);
  int to = three(r, pl + 23);
  if (least == 0 && most == ${rates.noMost} && from == 0 && to == ${rates.lastDay}) { return true; }
  long today = today(r, ro, ${long('stay', 'now')});
  long ahead = (long) checkIn - today;
  return ahead >= least && (most == ${rates.noMost} || ahead <= most) && from <= today && today <= to;
}`;

/** addUpStay and isRefundable. `runs` are prices and lengths from 2 to `k`; the taxes of the hotel that are not included. */
const money = `
long firstNights(byte[] r, int pl, long[] runs, int k, int nights, long[] groups, int count) {
  long sum = 0L;
  for (int i = 2; i < k && nights > 0; i += 2) {
    int length = runs[i + 1] < nights ? (int) runs[i + 1] : nights;
    sum += nightly(r, pl, runs[i], groups, count) * length;
    nights -= length;
  }
  return sum;
}
boolean inSeason(byte[] r, int at, int day) {
  if ((r[at + 17] & 2) == 0) { return true; }
  int from = two(r, at + 20);
  int to = two(r, at + 22);
  return from <= to ? from <= day && day <= to : from <= day || day <= to;
}
long taxed(byte[] r, int ro, int pl, long[] runs, int k, long sum, long[] groups, int groupCount, List stay, int shift, boolean atHotel) {
  long added = 0L;
  int taxes = r[ro + 3];
  int first = ro + two(r, ro + 6);
  List people = (List) ${any('stay', 'people')};
  List dates = (List) ${any('stay', 'dates')};
  int nights = ${int('stay', 'nights')};
  int rooms = ${int('stay', 'rooms')};
  for (int x = 0; x < taxes; x++) {
    int at = first + x * ${rates.tax};
    if (!atHotel && (r[at + 17] & 1) == 1) { continue; }
    int kind = r[at];
    long count = 0L;
    if (kind == ${rates.taxKinds.percent} && (r[at + 17] & 2) == 0 && r[at + 19] == 0) {
      count = sum;
    } else {
      long guests = 0L;
      for (int i = 0; i < people.size();) {
        int alike = item(people, i);
        int children = item(people, i + 2);
        int free = 0;
        for (int c = 0; c < children; c++) { if (item(people, i + 3 + c) < r[at + 18]) { free++; } }
        guests += (long) alike * (item(people, i + 1) + children - free);
        i += 3 + children;
      }
      if (kind == ${rates.taxKinds.per_stay} || kind == ${rates.taxKinds.per_person_per_stay}) {
        count = !inSeason(r, at, item(dates, shift)) ? 0L : kind == ${rates.taxKinds.per_stay} ? (long) rooms : guests;
      } else {
        long most = r[at + 19] == 0 ? (long) nights : (long) r[at + 19];
        long counted = 0L;
        long priced = 0L;
        int run = 2;
        long left = runs[3];
        for (int n = 0; n < nights && counted < most; n++) {
          if (left == 0L) { run += 2; left = runs[run + 1]; }
          left--;
          if (!inSeason(r, at, item(dates, shift + n))) { continue; }
          counted++;
          if (kind == ${rates.taxKinds.percent}) { priced += nightly(r, pl, runs[run], groups, groupCount); }
        }
        count = kind == ${rates.taxKinds.percent} ? priced : kind == ${rates.taxKinds.per_night} ? counted * rooms : counted * guests;
      }
    }
    added += halfUp(count, number(r, at + 1, 8), number(r, at + 9, 8));
  }
  return sum + added;
}
boolean isRefundable(byte[] r, int ro, int pl, long[] runs, int k, long sum, long[] groups, int count, List stay, int shift) {
  int steps = r[pl + 35];
  long deadline = ${long('stay', 'deadline')};
  long arrival = arrival(r, ro, ${int('stay', 'checkIn')} + shift);
  long share = 10001L;
  int kept = 0;
  boolean met = false;
  for (int i = 0; i < steps && !met; i++) {
    int at = pl + ${rates.plan} + i * ${rates.step};
    int value = two(r, at + 4);
    if (r[at + 3] == 1) { if (value > kept) { kept = value; } }
    else if (value < share) { share = (long) value; }
    met = deadline <= arrival - three(r, at);
  }
  if (!met || share == 0L) { return false; }
  long first = kept == 0 ? -1L : firstNights(r, pl, runs, k, kept, groups, count);
  if ((share > 10000L || sum * share >= 5000L) && first < sum) { return true; }
  long base = taxed(r, ro, pl, runs, k, sum, groups, count, stay, shift, false);
  return (share > 10000L || base * share >= 5000L) && first < base;
}`;

/** Everything that is said of rates. */
export const ratesLibrary = `${numbers}${people}${plans}${money}`;

/** What is said of people alone. */
export const peopleLibrary = `${numbers}${people}`;
