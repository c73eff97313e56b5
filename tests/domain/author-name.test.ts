import { describe, expect, it } from 'vitest';
import { authorNameOf } from '../../functions/domain/hotel/author-name.ts';

const published: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Latin: {
    'Anna Novak': 'Anna',
    Anna: 'Anna',
    'Maria-José da Silva': 'Maria-José',
    'Dr. Anna Novak': 'Anna',
    'Mr Smith': 'S.',
    'Smith, John': 'John',
    'NOVAK Anna': 'Anna',
    'J.R.R. Tolkien': 'J.',
    'A. B. Cee': 'A.',
    'van der Berg': 'V.',
    'anna.novak': 'A.',
    anna_novak: 'anna',
    ÉLODIE: 'ÉLODIE',
  },
  Cyrillic: { 'анна новак': 'анна', 'Иванов Иван Иванович': 'Иван', 'И. Иванов': 'И.' },
  Greek: { 'Ελένη Παπαδοπούλου': 'Ελένη' },
  Arabic: { 'محمد علي': 'محمد', 'الدكتور محمد علي': 'محمد' },
  Hebrew: { 'אבי לוי': 'אבי' },
  Devanagari: { 'दीपिका पादुकोण': 'दीपिका', 'श्री राम': 'रा' },
  Thai: { 'นาย สมชาย ใจดี': 'สมชาย' },
  Han: { 李小龍: '李', '李 小龍': '李' },
  Japanese: { 山田太郎: '山', 'さくら ももこ': 'さ' },
  Hangul: { 김철수: '김' },
  'no name': { '': 'Guest', '🏨': 'Guest', '42': 'Guest' },
  'an address or a link': {
    'anna@example.com': 'A.',
    'Anna anna@example.com': 'A.',
    'müller@example.de': 'M.',
    '@example.com': 'Guest',
    'www.example.com': 'W.',
    'https://example.com': 'H.',
  },
};

describe('the name over a review', () => {
  for (const [script, names] of Object.entries(published)) {
    it.each(Object.entries(names))(`${script}: '%s' is published as '%s'`, (name, shown) => {
      expect(authorNameOf(name)).toBe(shown);
    });
  }

  it('is the same when a published name is published again', () => {
    for (const shown of Object.values(published).flatMap((names) => Object.values(names))) {
      expect(authorNameOf(shown)).toBe(shown);
    }
  });
});
