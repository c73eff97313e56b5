import { EARTH_RADIUS_KM } from '../../../domain/geo/distance.ts';
import { HALF_NEAR_KM, HALF_POPULAR, PRIOR, weights } from '../../../domain/search/rank.ts';
import { fielddata, value } from './painless-fields.ts';
import { undated } from './painless-offer.ts';
import { peopleLibrary } from './painless-rates.ts';
import { any, double, int, list, text } from './script-params.ts';

/**
 * The haversine of functions/domain/geo/distance.ts, with the same arithmetic: no hotel may be in one and out of the
 * other. The cosine of the latitude measured from comes with it.
 */
export const kilometres = `
double kilometres(Map doc, List place) {
  double latitude = ${value.double("'latitude'")};
  double north = StrictMath.sin((latitude - ${double('place', 'latitude')}) * Math.PI / 180.0 / 2.0);
  double east = StrictMath.sin((${value.double("'longitude'")} - ${double('place', 'longitude')}) * Math.PI / 180.0 / 2.0);
  double share = north * north + ${double('place', 'cosine')} * StrictMath.cos(latitude * Math.PI / 180.0) * (east * east);
  return 2.0 * ${EARTH_RADIUS_KM} * StrictMath.asin(Math.min(1.0, Math.sqrt(share)));
}`;

/** As the script compiler reads doubles: `1.0`, not `1`. */
const real = (constant: number): string => (Number.isInteger(constant) ? `${constant}.0` : `${constant}`);

/** The sum of functions/domain/search/rank.ts, negative so that the best comes first; the score is that of the words. */
const recommended = (nearness: string): string => `
List ranking = ${list('ranking')};
double reviews = (double) ${value.long("'reviews'")};
double believed = (${real(PRIOR.stars * PRIOR.reviews)} + (double) ${value.long("'stars'")}) / (${real(PRIOR.reviews)} + reviews);
double price = 0.0;
double usual = usual(doc, ${list('stay')}, ranking);
if (${any('ranking', 'areaPrice')} != null && usual >= 0.0) {
  double area = ${double('ranking', 'areaPrice')};
  price = usual + area == 0.0 ? 1.0 : area / (area + usual);
}
double popularity = reviews / (reviews + ${real(HALF_POPULAR)});
int weighed = ${int('ranking', 'weighed')};
double words = weighed == 0 ? 1.0 : _score / (double) weighed;
return -(${weights.nearness} * (${nearness}) + ${weights.rating} * ((believed - 1.0) / 4.0) + ${weights.price} * price + ${weights.popularity} * popularity + ${weights.words} * words);`;

/** What the hotel usually costs for these people, in euros; -1 without a rate. Children may decide which room types there are. */
const usually = `${peopleLibrary}${undated}
double usual(Map doc, List stay, List ranking) {
  if (stay == null) {
    ${fielddata}.Doubles usual = (${fielddata}.Doubles) doc.get(${text('ranking', 'usual')});
    return usual.size() > 0 ? usual.value : -1.0;
  }
  ${fielddata}.Doubles euro = (${fielddata}.Doubles) doc.get('perEuro');
  return euro.size() > 0 ? (double) undated(${value.bytes("'rates'")}, stay)[1] / euro.value : -1.0;
}`;

export const byRecommendation = `${usually}${recommended('0.0')}`;
export const byRecommendationNear = `${usually}${kilometres}${recommended(`${real(HALF_NEAR_KM)} / (${real(HALF_NEAR_KM)} + kilometres(doc, ${list('place')}))`)}`;
