import { layout } from '../../../domain/search/index/encode.ts';

// Scripts for what only the calendar and the ranking know. Their source never changes with a search, so that each is
// compiled once; whatever was asked for comes as parameters, and no text of a caller is ever part of one.

/** Reads a big-endian number. */
const number = `
long number(byte[] a, int at, int width) {
  long value = 0L;
  for (int i = 0; i < width; i++) { value = (value << 8) | (a[at + i] & 255); }
  return value;
}`;

/** The price of these nights of a room type in one leaf, whose section begins at `p`; -1 where not all are free. */
const part = `${number}
long part(byte[] a, int p, int slot, int nights, int rooms) {
  int prices = p + ${layout.section};
  int left = prices + (a[p + 2] & 255) * ${layout.price};
  int which = left + ${layout.slots};
  long sum = 0L;
  for (int s = slot; s < slot + nights; s++) {
    if ((a[left + s] & 15) < rooms) { return -1L; }
    int at = prices + (a[which + s] & 255) * ${layout.price};
    sum += ((a[at] & 255L) << 40) | ((a[at + 1] & 255L) << 32) | ((a[at + 2] & 255L) << 24) | ((a[at + 3] & 255L) << 16) | ((a[at + 4] & 255L) << 8) | (a[at + 5] & 255L);
  }
  return sum;
}`;

/**
 * The cheapest fitting room type of a stay: its place among the room types, and the price of one room for all nights;
 * -1 where none is free. Without nights, by base price. A slot past the end of the first leaf is one of the second.
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
      long sum = nights == 0 ? number(a, p + 6, ${layout.price}) : before > 0 ? part(a, p, slot, before, rooms) : 0L;
      if (sum >= 0L && nights > before) {
        long rest = part(b, q, after, nights - before, rooms);
        sum = rest < 0L ? -1L : sum + rest;
      }
      if (sum >= 0L && (best[1] < 0L || sum < best[1])) { best[0] = t; best[1] = sum; }
    }
    p += (int) number(a, p + 3, 3);
    q += (int) number(b, q + 3, 3);
  }
  return best;
}
BytesRef leaf(def doc, def params) { return doc[params.leaf].value; }
BytesRef lastLeaf(def doc, def params, BytesRef leaf) { return params.lastLeaf == params.leaf ? leaf : doc[params.lastLeaf].value; }
long[] offer(def doc, def params) {
  BytesRef one = leaf(doc, params);
  return cheapest(one, lastLeaf(doc, params, one), params.slot, params.nights, params.guests, params.rooms);
}`;

/** All rooms together, or without dates the base price of one; -1 where nothing is free. */
const rooms = `${cheapest}
long rooms(def doc, def params) {
  long price;
  if (params.nights == 0) { price = doc[params.from].value; }
  else {
    price = offer(doc, params)[1];
    if (price >= 0L) { price *= (int) params.rooms; }
  }
  return price;
}
def scale(def doc, def params) { return params.scales[doc['currency'].value]; }`;

const within = `${rooms}
long price = rooms(doc, params);
if (price < 0L) { return false; }
def scale = scale(doc, params);
return scale != null && price >= ((Number) scale.least).longValue() && price <= ((Number) scale.most).longValue();`;

/** For several rooms; one room is answered by the runs. */
const free = `${cheapest}
return offer(doc, params)[1] >= 0L;`;

const bucket = `${rooms}
long price = rooms(doc, params);
def scale = scale(doc, params);
if (price < 0L || scale == null) { return -1L; }
def starts = scale.starts;
long found = -1L;
for (int i = 0; i < starts.size() && ((Number) starts[i]).longValue() <= price; i++) { found = i; }
return found;`;

const byPrice = `${rooms}
long price = rooms(doc, params);
def scale = scale(doc, params);
return scale == null || price < 0L ? Double.MAX_VALUE : (double) price / ((Number) scale.minorPerUnit).doubleValue();`;

/** The haversine of functions/domain/geo/distance.ts, with the same arithmetic: no hotel may be in one and out of the other. */
const kilometres = `
double kilometres(double latitude, double longitude, def params) {
  double here = ((Number) params.latitude).doubleValue();
  double north = StrictMath.sin((latitude - here) * Math.PI / 180.0 / 2.0);
  double east = StrictMath.sin((longitude - ((Number) params.longitude).doubleValue()) * Math.PI / 180.0 / 2.0);
  double share = north * north + StrictMath.cos(here * Math.PI / 180.0) * StrictMath.cos(latitude * Math.PI / 180.0) * (east * east);
  return 2.0 * ((Number) params.earth).doubleValue() * StrictMath.asin(Math.min(1.0, Math.sqrt(share)));
}`;

const near = `${kilometres}
return kilometres(doc['latitude'].value, doc['longitude'].value, params) <= ((Number) params.radiusKm).doubleValue();`;

const byDistance = `${kilometres}
return kilometres(doc['latitude'].value, doc['longitude'].value, params);`;

/** The sum of functions/domain/search/rank.ts, negative so that the best comes first; the score is that of the words. */
const byRecommendation = `${kilometres}
def w = params.weights;
double nearness = params.latitude == null ? 0.0 : params.halfNear / (params.halfNear + kilometres(doc['latitude'].value, doc['longitude'].value, params));
double reviews = (double) doc['reviews'].value;
double believed = (params.priorStars * params.priorReviews + (double) doc['stars'].value) / (params.priorReviews + reviews);
double rating = (believed - 1.0) / 4.0;
double price = 0.0;
if (doc[params.usual].size() > 0 && params.areaPrice != null) {
  double usual = doc[params.usual].value;
  double area = ((Number) params.areaPrice).doubleValue();
  price = usual + area == 0.0 ? 1.0 : area / (area + usual);
}
double popularity = reviews / (reviews + params.halfPopular);
double words = params.weighed == 0 ? 1.0 : _score / (double) (int) params.weighed;
return -(w.nearness * nearness + w.rating * rating + w.price * price + w.popularity * popularity + w.words * words);`;

/** Where there is nothing to measure from. */
const allAlike = 'return 0.0;';

/** The cheapest totals with taxes of each shift, by currency; -1 where nothing is free. Shifts follow one another by a day. */
const totals = `${rooms}
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
String currency = doc['currency'].value;
def closed = params.closed[doc['timeZone'].value];
def scale = params.scales[currency];
if (params.bounded && scale == null) { return; }
BytesRef one = leaf(doc, params);
BytesRef two = lastLeaf(doc, params, one);
for (int s = 0; s < shifts; s++) {
  if (closed != null && closed[s]) { continue; }
  long each = cheapest(one, two, (int) params.slot + s, params.nights, params.guests, params.rooms)[1];
  if (each < 0L) { continue; }
  long price = each * (int) params.rooms;
  if (params.bounded && (price < ((Number) scale.least).longValue() || price > ((Number) scale.most).longValue())) { continue; }
  long total = taxed(price, doc['taxes'].value, (int) params.nights * (int) params.rooms, (int) params.nights * (int) params.allGuests);
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
return offer(doc, params);`;

export const scripts = {
  within,
  free,
  bucket,
  byPrice,
  near,
  byDistance,
  allAlike,
  byRecommendation,
  shown,
  totals,
  totalsBegin,
  totalsOfShard,
  totalsOfAll,
} as const;
