import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyOfCountry, isCountry } from '../../functions/domain/reference/countries.ts';
import { countryByName, countryName } from '../../functions/domain/reference/country-names.ts';
import { currencies, currencyDigits, isCurrency } from '../../functions/domain/reference/currencies.ts';
import { foldName } from '../../functions/domain/reference/fold.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const countries = letters.flatMap((a) => letters.map((b) => a + b)).filter(isCountry);

describe('a currency', () => {
  it('has the decimals of its ISO 4217 minor unit', () => {
    expect(['JPY', 'KRW', 'EUR', 'USD', 'HUF', 'KWD', 'BHD', 'TND', 'XOF', 'XCG'].map(currencyDigits)).toEqual([
      0, 0, 2, 2, 2, 3, 3, 3, 0, 2,
    ]);
  });

  it('is known only in capitals and only while a country pays with it', () => {
    expect(['EUR', 'CHF', 'XAF', 'XCD', 'XPF', 'ZWG'].every(isCurrency)).toBe(true);
    for (const code of ['eur', 'XAU', 'XTS', 'XXX', 'XDR', 'CLF', 'USN', 'CHE', 'DEM', 'ANG', 'HRK', '', '__proto__']) {
      expect(isCurrency(code), code).toBe(false);
      expect(currencyDigits(code), code).toBeUndefined();
    }
  });

  it('is one of about 150, none of them twice', () => {
    expect(currencies().length).toBeGreaterThan(145);
    expect(new Set(currencies()).size).toBe(currencies().length);
  });
});

describe('a country', () => {
  it('is one of the 249 of ISO 3166-1, or Kosovo', () => {
    expect(countries).toHaveLength(250);
    for (const code of ['XX', 'ZZ', 'UK', 'EU', 'AN', 'us', '', 'constructor'])
      expect(isCountry(code), code).toBe(false);
  });

  it('has a currency in circulation and a name that leads back to it', () => {
    for (const country of countries) {
      expect(isCurrency(currencyOfCountry(country)), country).toBe(true);
      expect(countryByName(foldName(countryName(country) ?? '')), country).toBe(country);
    }
  });

  it('has the currency its people pay with today', () => {
    const countriesAsked = ['DE', 'HR', 'BG', 'GB', 'US', 'EC', 'JP', 'CH', 'LI', 'BR', 'SN', 'CW'];
    expect(countriesAsked.map(currencyOfCountry)).toEqual('EUR EUR EUR GBP USD USD JPY CHF CHF BRL XOF XCG'.split(' '));
    expect(() => currencyOfCountry('ZZ')).toThrow(RangeError);
  });

  it('is found by its English names and by its own', () => {
    const names = ['Spain', 'España', 'UK', 'England', 'USA', 'Türkiye', 'Turkey', "Côte d'Ivoire", 'Ivory Coast'];
    expect(names.map((name) => countryByName(foldName(name)))).toEqual('ES ES GB GB US TR TR CI CI'.split(' '));
    expect(['Россия', '日本', 'St Lucia', 'Saint Lucia'].map((name) => countryByName(foldName(name)))).toEqual(
      'RU JP LC LC'.split(' '),
    );
    expect(countryByName('atlantis')).toBeUndefined();
    expect(countryByName('__proto__')).toBeUndefined();
    expect(countryName('ZZ')).toBeUndefined();
  });
});

describe('a folded name', () => {
  it.each([
    ['München', 'munchen'],
    ['  NEW\t YORK ', 'new york'],
    ['São Paulo', 'sao paulo'],
    ['Straße', 'strasse'],
    ['Łódź', 'lodz'],
    ['Ærøskøbing', 'aeroskobing'],
    ['Đà Nẵng', 'da nang'],
    ['İstanbul', 'istanbul'],
    ['Diyarbakır', 'diyarbakir'],
    ['Saint-Denis', 'saint denis'],
    ['Xi’an', 'xi an'],
    ['‘Ewa Beach', 'ewa beach'],
    ['ʻEwa Beach', 'ewa beach'],
    ['Москва', 'москва'],
    ['Орёл', 'орел'],
    ['Αθήνας', 'αθηνασ'],
    ['東京', '東京'],
    ['ガンダム', 'ガンダム'],
    ['ｶﾞ', 'ガ'],
    ['서울', '서울'],
    ['القاهرة', 'القاهرة'],
    ['पुणे', 'पुणे'],
    ['a\u0000b', 'a b'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['🏨', ''],
    ['\ud800', ''],
  ])('%j is %j', (name, folded) => expect(foldName(name)).toBe(folded));

  it('folds to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => foldName(foldName(text)) === foldName(text)),
      { numRuns: 2000 },
    );
  });

  it('does not depend on how accents are encoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => foldName(text.normalize('NFD')) === foldName(text)),
    );
  });
});

describe('the generated tables', () => {
  it('are what their generator writes from the packages installed', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/generate/reference.ts', '--check'], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});
