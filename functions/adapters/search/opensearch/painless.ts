import { value } from './painless-fields.ts';
import { ask, evaluate, undated } from './painless-offer.ts';
import { byRecommendation, byRecommendationNear, kilometres } from './painless-rank.ts';
import { any, double, int, list, long, text } from './script-params.ts';

// Scripts for what only the calendar and the ranking know. Their source never changes with a search, so that each is
// compiled once; whatever was asked for comes as parameters, and no text of a caller is ever part of one. They run for
// every hotel found: what is read is named by its type, as a look for the type costs more than the sum it is part of,
// and constants stand in the source.

/** All rooms together, or without dates the base price of one; -1 where nothing is free. */
const rooms = `${evaluate}${undated}
long rooms(Map doc, List stay) {
  if (${int('stay', 'nights')} > 0) { return offer(doc, stay, ${ask.cheapest}, 0L, Long.MAX_VALUE)[1]; }
  return ${int('stay', 'children')} == 0 ? ${value.long(text('stay', 'from'))} : undated(${value.bytes("'rates'")}, stay)[1];
}
List scale(Map doc, Map params) { return (List) ((Map) params.get('scales')).get(${value.text("'currency'")}); }`;

/** Whether the cheapest way that is asked for is within the bounds. */
const within = `${rooms}
long price = rooms(doc, ${list('stay')});
if (price < 0L) { return false; }
if (!(boolean) params.get('bounded')) { return true; }
List scale = scale(doc, params);
return scale != null && price >= ${long('scale', 'least')} && price <= ${long('scale', 'most')};`;

/** Whether any room can be had under any plan: where restrictions, plans, several rooms or children make the runs say too little. */
const free = `${rooms}
List stay = ${list('stay')};
return ${int('stay', 'nights')} > 0 ? offer(doc, stay, ${ask.free}, 0L, Long.MAX_VALUE)[1] >= 0L : rooms(doc, stay) >= 0L;`;

/** How far a facet's number is shifted to make room for the bucket of the price, 0 for none. */
export const BUCKET_BITS = 4;

/** What the facets of price, boards and refunds count a hotel by, in one number. */
const facets = `${rooms}
List stay = ${list('stay')};
List scale = scale(doc, params);
boolean bounded = params.get('bounded');
long price;
long mask = 0L;
if (${int('stay', 'nights')} == 0) {
  price = rooms(doc, stay);
} else {
  long least = bounded ? scale == null ? Long.MAX_VALUE : ${long('scale', 'least')} : 0L;
  long[] found = offer(doc, stay, ${ask.facets}, least, bounded && scale != null ? ${long('scale', 'most')} : Long.MAX_VALUE);
  price = found[1];
  mask = found[2];
}
if (price < 0L || scale == null) { return mask << ${BUCKET_BITS}; }
List starts = (List) ${any('scale', 'starts')};
int count = starts.size();
long bucket = 0L;
for (int i = 0; i < count && ((Number) starts.get(i)).longValue() <= price; i++) { bucket = i + 1; }
return (mask << ${BUCKET_BITS}) | bucket;`;

const byPrice = `${rooms}
long price = rooms(doc, ${list('stay')});
List scale = scale(doc, params);
return scale == null || price < 0L ? Double.MAX_VALUE : (double) price / ${double('scale', 'minorPerUnit')};`;

const near = `${kilometres}
return kilometres(doc, ${list('place')}) <= ((Number) params.get('radiusKm')).doubleValue();`;

const byDistance = `${kilometres}
return kilometres(doc, ${list('place')});`;

/** Where there is nothing to measure from. */
const allAlike = 'return 0.0;';

/** The cheapest totals with taxes of each shift, by currency; -1 where nothing is free. Shifts follow one another by a day. */
const totals = `${rooms}
int shifts = params.shifts;
List stay = ${list('stay')};
String currency = ${value.text("'currency'")};
List closed = (List) ((Map) params.get('closed')).get(${value.text("'timeZone'")});
List scale = (List) ((Map) params.get('scales')).get(currency);
boolean bounded = params.bounded;
if (bounded && scale == null) { return; }
BytesRef one = chunk(doc, stay);
BytesRef two = lastChunk(doc, stay, one);
for (int s = 0; s < shifts; s++) {
  if (closed != null && closed[s]) { continue; }
  long[] found = evaluate(one, two, ${value.bytes("'rates'")}, stay, s, ${ask.total}, 0L, Long.MAX_VALUE);
  if (found[1] < 0L) { continue; }
  if (bounded && (found[1] < ${long('scale', 'least')} || found[1] > ${long('scale', 'most')})) { continue; }
  def best = state.best.get(currency);
  if (best == null) { best = new long[shifts]; for (int i = 0; i < shifts; i++) { best[i] = -1L; } state.best.put(currency, best); }
  if (best[s] < 0L || found[3] < best[s]) { best[s] = found[3]; }
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

/** For each hotel of a page: which room type it is shown with, and what all rooms cost, or without dates the base price of one. */
const shown = `${rooms}
List stay = ${list('stay')};
return ${int('stay', 'nights')} > 0 ? offer(doc, stay, ${ask.cheapest}, 0L, Long.MAX_VALUE) : undated(${value.bytes("'rates'")}, stay);`;

export const scripts = {
  within,
  free,
  facets,
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
