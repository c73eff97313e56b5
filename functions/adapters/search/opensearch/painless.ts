import { EARTH_RADIUS_KM } from '../../../domain/geo/distance.ts';
import { layout } from '../../../domain/search/index/encode.ts';
import { HALF_NEAR_KM, HALF_POPULAR, PRIOR, weights } from '../../../domain/search/rank.ts';
import { any, double, int, list, long, text } from './script-params.ts';

// Scripts for what only the calendar and the ranking know. Their source never changes with a search, so that each is
// compiled once; whatever was asked for comes as parameters, and no text of a caller is ever part of one. They run for
// every hotel found: what is read is named by its type, as a look for the type costs more than the sum it is part of,
// and constants stand in the source.

const fielddata = 'org.opensearch.index.fielddata.ScriptDocValues';
/** The value of a field, by what is asked for it. */
const value = {
  double: (field: string) => `((${fielddata}.Doubles) doc.get(${field})).value`,
  long: (field: string) => `((${fielddata}.Longs) doc.get(${field})).value`,
  text: (field: string) => `((${fielddata}.Strings) doc.get(${field})).value`,
  bytes: (field: string) => `((${fielddata}.BytesRefs) doc.get(${field})).value`,
};
/** Big-endian numbers: a price, and the length of a section. */
const numbers = `
long price(byte[] a, int at) {
  return ((a[at] & 255L) << 40) | ((a[at + 1] & 255L) << 32) | ((a[at + 2] & 255L) << 24) | ((a[at + 3] & 255L) << 16) | ((a[at + 4] & 255L) << 8) | (a[at + 5] & 255L);
}
int length(byte[] a, int p) { return ((a[p + 4] & 255) << 16) | ((a[p + 5] & 255) << 8) | (a[p + 6] & 255); }`;

/**
 * The price of these nights of a room type in one chunk, whose section begins at `p`; -1 where not all are free, and
 * where they cannot cost less than `best`.
 */
const part = `${numbers}
long part(byte[] a, int p, int slot, int nights, int rooms, long best) {
  int count = a[p + 2] & 255;
  int prices = p + ${layout.section};
  if (count == 0 || (best >= 0L && price(a, prices) * nights > best)) { return -1L; }
  int run = prices + count * ${layout.price};
  int until = slot + nights;
  long sum = 0L;
  for (int s = slot; s < until; run += ${layout.run}) {
    int end = a[run] & 255;
    if (end <= s) { continue; }
    if ((a[run + 1] & 15) < rooms) { return -1L; }
    if (end > until) { end = until; }
    sum += price(a, prices + (a[run + 2] & 255) * ${layout.price}) * (end - s);
    s = end;
  }
  return sum;
}`;

/**
 * The cheapest fitting room type of a stay: its place among the room types, and the price of one room for all nights;
 * -1 where none is free. Without nights, by base price. A slot past the end of the first chunk is one of the second.
 */
const cheapest = `${part}
long[] cheapest(BytesRef one, BytesRef two, int slot, int nights, int guests, int rooms) {
  byte[] a = one.bytes;
  byte[] b = two.bytes;
  int before = (int) Math.max(0, Math.min(nights, ${layout.slots} - slot));
  int after = (int) Math.max(0, slot - ${layout.slots});
  long[] best = new long[] {-1L, -1L};
  int types = a[one.offset + 1] & 255;
  int p = one.offset + ${layout.head};
  int q = two.offset + ${layout.head};
  for (int t = 0; t < types; t++) {
    if ((a[p] & 255) >= guests) {
      long sum = nights == 0 ? price(a, p + 7) : before > 0 ? part(a, p, slot, before, rooms, best[1]) : 0L;
      if (sum >= 0L && nights > before) {
        long rest = part(b, q, after, nights - before, rooms, best[1] < 0L ? -1L : best[1] - sum);
        sum = rest < 0L ? -1L : sum + rest;
      }
      long place = (long) (a[p + 13] & 255);
      if (sum >= 0L && (best[1] < 0L || sum < best[1] || (sum == best[1] && place < best[0]))) { best[0] = place; best[1] = sum; }
    }
    p += length(a, p);
    q += length(b, q);
  }
  return best;
}
BytesRef chunk(Map doc, List stay) { return ${value.bytes(text('stay', 'chunk'))}; }
BytesRef lastChunk(Map doc, List stay, BytesRef chunk) {
  String last = ${text('stay', 'lastChunk')};
  return last == ${text('stay', 'chunk')} ? chunk : ${value.bytes('last')};
}
long[] offer(Map doc, List stay) {
  BytesRef one = chunk(doc, stay);
  return cheapest(one, lastChunk(doc, stay, one), ${int('stay', 'slot')}, ${int('stay', 'nights')}, ${int('stay', 'guests')}, ${int('stay', 'rooms')});
}`;

/** All rooms together, or without dates the base price of one; -1 where nothing is free. */
const rooms = `${cheapest}
long rooms(Map doc, List stay) {
  if (${int('stay', 'nights')} == 0) { return ${value.long(text('stay', 'from'))}; }
  long price = offer(doc, stay)[1];
  return price < 0L ? price : price * ${int('stay', 'rooms')};
}
List scale(Map doc, Map params) { return (List) ((Map) params.get('scales')).get(${value.text("'currency'")}); }`;

const within = `${rooms}
long price = rooms(doc, ${list('stay')});
if (price < 0L) { return false; }
List scale = scale(doc, params);
return scale != null && price >= ${long('scale', 'least')} && price <= ${long('scale', 'most')};`;

/** For several rooms; one room is answered by the runs. */
const free = `${cheapest}
return offer(doc, ${list('stay')})[1] >= 0L;`;

const bucket = `${rooms}
long price = rooms(doc, ${list('stay')});
if (price < 0L) { return -1L; }
List scale = scale(doc, params);
if (scale == null) { return -1L; }
List starts = (List) ${any('scale', 'starts')};
int count = starts.size();
long found = -1L;
for (int i = 0; i < count && ((Number) starts.get(i)).longValue() <= price; i++) { found = i; }
return found;`;

const byPrice = `${rooms}
long price = rooms(doc, ${list('stay')});
List scale = scale(doc, params);
return scale == null || price < 0L ? Double.MAX_VALUE : (double) price / ${double('scale', 'minorPerUnit')};`;

/**
 * The haversine of functions/domain/geo/distance.ts, with the same arithmetic: no hotel may be in one and out of the
 * other. The cosine of the latitude measured from comes with it.
 */
const kilometres = `
double kilometres(Map doc, List place) {
  double latitude = ${value.double("'latitude'")};
  double north = StrictMath.sin((latitude - ${double('place', 'latitude')}) * Math.PI / 180.0 / 2.0);
  double east = StrictMath.sin((${value.double("'longitude'")} - ${double('place', 'longitude')}) * Math.PI / 180.0 / 2.0);
  double share = north * north + ${double('place', 'cosine')} * StrictMath.cos(latitude * Math.PI / 180.0) * (east * east);
  return 2.0 * ${EARTH_RADIUS_KM} * StrictMath.asin(Math.min(1.0, Math.sqrt(share)));
}`;

const near = `${kilometres}
return kilometres(doc, ${list('place')}) <= ((Number) params.get('radiusKm')).doubleValue();`;

const byDistance = `${kilometres}
return kilometres(doc, ${list('place')});`;

/** As the script compiler reads doubles: `1.0`, not `1`. */
const real = (constant: number): string => (Number.isInteger(constant) ? `${constant}.0` : `${constant}`);

/** The sum of functions/domain/search/rank.ts, negative so that the best comes first; the score is that of the words. */
const recommended = (nearness: string): string => `
List ranking = ${list('ranking')};
double reviews = (double) ${value.long("'reviews'")};
double believed = (${real(PRIOR.stars * PRIOR.reviews)} + (double) ${value.long("'stars'")}) / (${real(PRIOR.reviews)} + reviews);
double price = 0.0;
${fielddata}.Doubles usual = (${fielddata}.Doubles) doc.get(${text('ranking', 'usual')});
if (${any('ranking', 'areaPrice')} != null && usual.size() > 0) {
  double area = ${double('ranking', 'areaPrice')};
  price = usual.value + area == 0.0 ? 1.0 : area / (area + usual.value);
}
double popularity = reviews / (reviews + ${real(HALF_POPULAR)});
int weighed = ${int('ranking', 'weighed')};
double words = weighed == 0 ? 1.0 : _score / (double) weighed;
return -(${weights.nearness} * (${nearness}) + ${weights.rating} * ((believed - 1.0) / 4.0) + ${weights.price} * price + ${weights.popularity} * popularity + ${weights.words} * words);`;

const byRecommendation = recommended('0.0');
const byRecommendationNear = `${kilometres}${recommended(`${real(HALF_NEAR_KM)} / (${real(HALF_NEAR_KM)} + kilometres(doc, ${list('place')}))`)}`;

/** Where there is nothing to measure from. */
const allAlike = 'return 0.0;';

/** The cheapest totals with taxes of each shift, by currency; -1 where nothing is free. Shifts follow one another by a day. */
const totals = `${rooms}
long number(byte[] a, int at, int width) {
  long value = 0L;
  for (int i = 0; i < width; i++) { value = (value << 8) | (a[at + i] & 255); }
  return value;
}
long taxed(long rooms, BytesRef taxes, int roomNights, int guestNights) {
  byte[] a = taxes.bytes;
  long total = rooms;
  for (int t = 0; t < (a[taxes.offset] & 255); t++) {
    int at = taxes.offset + 1 + t * ${layout.tax};
    int kind = a[at];
    long count = kind == ${layout.taxKinds.percent} ? rooms : kind == ${layout.taxKinds.per_night} ? (long) roomNights : (long) guestNights;
    BigInteger above = BigInteger.valueOf(number(a, at + 1, 8)).multiply(BigInteger.valueOf(count));
    BigInteger below = BigInteger.TEN.pow(a[at + 9] & 255);
    total += above.add(above).add(below).divide(below.add(below)).longValue();
  }
  return total;
}
int shifts = params.shifts;
List stay = ${list('stay')};
int slot = ${int('stay', 'slot')};
int nights = ${int('stay', 'nights')};
int roomCount = ${int('stay', 'rooms')};
String currency = ${value.text("'currency'")};
List closed = (List) ((Map) params.get('closed')).get(${value.text("'timeZone'")});
List scale = (List) ((Map) params.get('scales')).get(currency);
boolean bounded = params.bounded;
if (bounded && scale == null) { return; }
BytesRef one = chunk(doc, stay);
BytesRef two = lastChunk(doc, stay, one);
for (int s = 0; s < shifts; s++) {
  if (closed != null && closed[s]) { continue; }
  long each = cheapest(one, two, slot + s, nights, ${int('stay', 'guests')}, roomCount)[1];
  if (each < 0L) { continue; }
  long price = each * roomCount;
  if (bounded && (price < ${long('scale', 'least')} || price > ${long('scale', 'most')})) { continue; }
  long total = taxed(price, ${value.bytes("'taxes'")}, nights * roomCount, nights * (int) params.allGuests);
  def best = state.best.get(currency);
  if (best == null) { best = new long[shifts]; for (int i = 0; i < shifts; i++) { best[i] = -1L; } state.best.put(currency, best); }
  if (best[s] < 0L || total < best[s]) { best[s] = total; }
}`;

const totalsBegin = 'state.best = new HashMap();';
const totalsOfShard = 'return state.best;';
const totalsOfAll = `
Map all = new HashMap();
for (def of : states) {
  if (of == null) { continue; }
  for (def entry : of.entrySet()) {
    def known = all.get(entry.getKey());
    if (known == null) { all.put(entry.getKey(), entry.getValue()); continue; }
    def other = entry.getValue();
    for (int i = 0; i < known.length; i++) { if (other[i] >= 0L && (known[i] < 0L || other[i] < known[i])) { known[i] = other[i]; } }
  }
}
return all;`;

/** For each hotel of a page: which room type it is shown with, and the price of one room. */
const shown = `${cheapest}
return offer(doc, ${list('stay')});`;

export const scripts = {
  within,
  free,
  bucket,
  byPrice,
  near,
  byDistance,
  allAlike,
  byRecommendation,
  byRecommendationNear,
  shown,
  totals,
  totalsBegin,
  totalsOfShard,
  totalsOfAll,
} as const;
