import { describe, expect, it } from 'vitest';
import { commonPasswords, packHashes, unpackHashes } from '../../functions/adapters/passwords/common-passwords.ts';
import { bcryptPasswords } from '../../functions/adapters/passwords/passwords.ts';
import { password } from '../../functions/contract/accounts/bodies.ts';
import { normalPassword, weaknessOf } from '../../functions/domain/account/password.ts';

const ada = { email: 'Ada.Lovelace@Analytical-Engine.example', name: 'Ada Augusta King' };
const weakness = (text: string, owner = ada) => weaknessOf(text, owner, commonPasswords.has);

describe('a common password', () => {
  it.each([
    '123qweasdzxc',
    'QWERTY123456',
    'Password1234',
    '123456789012',
    'PasswordPassword',
    'administrator',
    'letmeinletmein',
    'qwerty qwerty',
    '１２３４５６７８９０１２',
    'ｐａｓｓｗｏｒｄ１２３４',
  ])('%s is known as one in any case and width', (text) => {
    expect(weakness(text)).toBe('common');
  });

  it.each(['a long pass phrase', 'correct horse battery', 'demo-hotel-2026', 'Zürich im Winter', 'tr0ub4dor&3-ladder'])(
    '%s is none',
    (text) => {
      expect(weakness(text)).toBeUndefined();
    },
  );
});

describe('a pattern', () => {
  it.each([
    'zzzzzzzzzzzz',
    'xyz-xyz-xyz-xyz',
    'trustno1trustno1',
    'changeMechangeMe',
    'bcdefghijklmn',
    '0987654321098',
    '34567890123456',
  ])('%s is refused', (text) => {
    expect(weakness(text)).toBeDefined();
  });
});

describe('a password of the own address or name', () => {
  it.each([
    'ada.lovelace@analytical-engine.example',
    'ADA.LOVELACE',
    'adalovelace2027',
    'Lovelace-Ada-1815!',
    'ada augusta king',
    'AdaLovelaceAdaLovelace',
    'l0velace_4d4_99',
    'analyticalengine1',
    'my_adalovelace',
  ])('%s is refused', (text) => {
    expect(weakness(text)).toBe('own');
  });

  it.each(['hotelbooking2026', 'Welcome-Guest-1', 'p4ssw0rd-hotel!', 'admin-booking-99'])(
    '%s, of words of this system alone, is refused',
    (text) => {
      expect(weakness(text)).toBe('own');
    },
  );

  it.each(['kingfisher-in-may', 'lovelace loves long walks', 'madagascar-vanilla'])(
    '%s has more in it than a part of the name',
    (text) => {
      expect(weakness(text)).toBeUndefined();
    },
  );

  it('is the same for people whose names have other letters', () => {
    const owner = { email: 'мария.иванова@example.com', name: 'Мария Иванова' };
    expect(weakness('МарияИванова1990', owner)).toBe('own');
    expect(weakness('Мария любит море и горы', owner)).toBeUndefined();
  });
});

describe('the length of a password', () => {
  it.each([
    ['a'.repeat(72), true],
    ['a'.repeat(73), false],
    // Decomposed 3 bytes each, composed 2.
    ['a\u0308'.repeat(36), true],
    ['a\u0308'.repeat(37), false],
    // One character of 3 bytes that is 33 bytes in NFKC.
    ['\ufdfa'.repeat(2), true],
    ['\ufdfa'.repeat(3), false],
    // Full-width letters are one byte each in NFKC.
    ['\uff41'.repeat(72), true],
    ['\uff41'.repeat(11), false],
    // A ligature of 3 bytes is two letters of one byte.
    ['\ufb01'.repeat(5), false],
    ['\ufb01'.repeat(6), true],
  ])('of %s is counted in bytes of NFKC: %s', (text, right) => {
    expect(password.safeParse(text).success).toBe(right);
  });
});

describe('a hash', () => {
  const passwords = bcryptPasswords(4);

  it('is of NFKC, so that two keyboards type one password', async () => {
    const hash = await passwords.hash('Zu\u0308rich ﬁnds ½ ①');
    expect(await passwords.matches('Zürich finds 1⁄2 1', hash)).toBe(true);
    expect(await passwords.matches('Zurich finds 1⁄2 1', hash)).toBe(false);
    expect(await passwords.matches('zürich finds 1⁄2 1', hash)).toBe(false);
  });

  it('is of the whole: what differs in the last of 72 bytes does not match', async () => {
    const hash = await passwords.hash(`${'\uff41'.repeat(71)}b`);
    expect(await passwords.matches(`${'a'.repeat(71)}b`, hash)).toBe(true);
    expect(await passwords.matches(`${'a'.repeat(71)}c`, hash)).toBe(false);
    expect(await passwords.matches(`${'a'.repeat(71)}bc`, hash)).toBe(false);
  });
});

describe('the packed list', () => {
  it('gives back what was packed', () => {
    const hashes = [0, 1, 127, 128, 255, 16_384, 2 ** 31, 2 ** 32 - 1];
    expect([...unpackHashes(packHashes(hashes))]).toEqual(hashes);
  });
});

describe('the contract', () => {
  it('counts the bytes of what is hashed', () => {
    for (const text of [
      'Zu\u0308rich',
      '\ufb01'.repeat(36),
      '\ufdfa\uff41',
      '\u2126'.repeat(36),
      'e\u0301'.repeat(40),
    ]) {
      const bytes = Buffer.byteLength(normalPassword(text));
      expect(password.safeParse(text).success).toBe(bytes >= 12 && bytes <= 72);
    }
  });
});
