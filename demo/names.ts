import type { Chance } from './chance.ts';
import type { Tongue } from './countries.ts';

// Names of hotels and streets, by the language of the country. `%` is the city, `#` for a proper name.

type Words = readonly [string, ...string[]];
interface Naming {
  readonly proper: Words;
  readonly small: Words;
  readonly grand: Words;
  readonly streets: Words;
  /** How number and street are written. */
  readonly address: (street: string, number: number) => string;
}

const numberLast = (street: string, number: number): string => `${street} ${number}`;
const numberFirst = (street: string, number: number): string => `${number} ${street}`;
const commaNumber = (street: string, number: number): string => `${street}, ${number}`;

const words = (text: string): Words => {
  const [first = '', ...rest] = text.split('|');
  return [first, ...rest];
};

const namings: Readonly<Record<Tongue, Naming>> = {
  en: {
    proper: words('Alder|Ashford|Bellamy|Blackfriars|Carlton|Clarence|Harbour|Kingfisher|Linden|Marlow|Orchard|Rowan'),
    small: words('The # Inn|# House|The Old # Rooms|The # Arms|# Street Hotel|The # Guesthouse|Little # Hotel'),
    grand: words('The # %|# Grand Hotel|The Royal # Hotel|# Park Hotel %|The # Residence|Hotel # & Spa'),
    streets: words(
      'High Street|Station Road|Church Lane|Victoria Street|Mill Road|Queen Street|Park Avenue|Bridge Street',
    ),
    address: numberFirst,
  },
  es: {
    proper: words(
      'Alameda|Azahar|Bellavista|Cervantes|Goya|Jacaranda|Los Olivos|Miramar|Prado|San Telmo|Santa Ana|Sol',
    ),
    small: words('Hostal #|Casa #|Posada #|Hotel Boutique #|Pensión #|Hotel Plaza #|Apartahotel #'),
    grand: words('Gran Hotel #|Hotel Palacio #|# % Hotel & Spa|Hotel Real #|Gran Hotel # %|Parador #'),
    streets: words(
      'Calle Mayor|Calle del Carmen|Avenida de la Constitución|Paseo del Río|Calle San Juan|Plaza Nueva|Calle Real',
    ),
    address: commaNumber,
  },
  pt: {
    proper: words(
      'Alecrim|Aurora|Belavista|Camélia|Estrela|Ipê|Jardim|Mar Azul|Miradouro|Oliveira|Santa Luzia|São Bento',
    ),
    small: words('Pousada #|Casa #|Residencial #|Hotel #|Solar #|# Guest House|Pensão #'),
    grand: words('Grande Hotel #|Palácio #|# Palace %|Hotel Real #|# % Hotel & Spa|Hotel # Plaza'),
    streets: words(
      'Rua das Flores|Rua Direita|Avenida da Liberdade|Rua do Carmo|Largo de São João|Rua Augusta|Travessa do Sol',
    ),
    address: commaNumber,
  },
  fr: {
    proper: words(
      'Beaumarchais|Colombes|Glycines|Lilas|Mercier|Mimosas|Montclair|Remparts|Saint-Martin|Tilleuls|Vauban',
    ),
    small: words('Hôtel des #|Auberge #|Maison #|Hôtel du Quai #|Le Petit #|Chambres #|Pension #'),
    grand: words('Grand Hôtel #|Hôtel Particulier #|Le # %|Résidence #|Palais #|# Hôtel & Spa'),
    streets: words(
      'Rue de la Gare|Rue Saint-Jacques|Avenue Victor-Hugo|Quai des Bateliers|Rue du Moulin|Place du Marché|Rue des Lilas',
    ),
    address: numberFirst,
  },
  it: {
    proper: words('Aurora|Bellini|Cavour|Colonna|Fontana|Ginestra|Garibaldi|Laguna|Miramonti|Pergola|San Marco|Verdi'),
    small: words('Albergo #|Locanda #|Pensione #|Casa #|Hotel #|Residenza #|B&B #'),
    grand: words('Grand Hotel #|Palazzo #|Hotel Villa #|# Palace %|Relais #|Hotel # Terme & Spa'),
    streets: words('Via Roma|Via Garibaldi|Corso Italia|Via dei Mille|Piazza Duomo|Via San Lorenzo|Viale dei Tigli'),
    address: commaNumber,
  },
  de: {
    proper: words('Adler|Brunnen|Engel|Krone|Linde|Löwen|Rosengarten|Schwan|Sonne|Stadttor|Wilder Mann|Zur Mühle'),
    small: words('Gasthof #|Pension #|Hotel #|Gästehaus #|Haus #|# Stuben|Altstadthotel #'),
    grand: words('Grand Hotel #|Parkhotel #|# % Palais|Residenz #|Hotel # am Ring|Schlosshotel #'),
    streets: words('Bahnhofstraße|Hauptstraße|Lindenallee|Am Markt|Gartenstraße|Schulstraße|Mühlgasse|Ringstraße'),
    address: numberLast,
  },
  world: {
    proper: words('Amber|Bamboo|Cedar|Golden Gate|Jade|Lotus|Marigold|Mountain View|Orchid|Pearl|Riverside|Sunrise'),
    small: words('# Inn|Hotel # %|# Guest House|# City Hotel|The # Lodge|# Rooms %|Hotel #'),
    grand: words('# Grand %|The # Palace|# International Hotel|# Tower %|Royal # Hotel|# Garden Hotel & Spa'),
    streets: words(
      'Central Avenue|Market Street|Railway Road|Lake Road|Garden Street|Temple Road|Old Town Street|Harbour Road',
    ),
    address: numberFirst,
  },
};

const filled = (pattern: string, proper: string, city: string): string =>
  pattern.replace('#', proper).replace('%', city);

/** A hotel's name: from four stars on it may call itself grand. */
export const hotelName = (tongue: Tongue, city: string, stars: number, chance: Chance): string => {
  const { proper, small, grand } = namings[tongue];
  return filled(chance.pick(stars >= 4 ? grand : small), chance.pick(proper), city);
};

/** Street and number as they are written there. */
export const streetAddress = (tongue: Tongue, chance: Chance): string => {
  const { streets, address } = namings[tongue];
  return address(chance.pick(streets), chance.between(1, 180));
};
