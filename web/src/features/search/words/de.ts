import type { Words } from './en.ts';

export default {
  form: {
    label: 'Ein Zimmer finden',
    where: 'Wohin',
    wherePlaceholder: 'Ort oder Hotel',
    whereMissing: 'Geben Sie ein Reiseziel ein.',
    whereHint: 'Ein Ort, eine Gegend oder ein Hotel',
    arrive: 'Anreise',
    leave: 'Abreise',
    who: 'Gäste',
    nights: 'Ihre Nächte',
    search: 'Suchen',
    change: 'Ändern',
    datesMissing: 'Wählen Sie unten Ihre Nächte',
    clear: 'Ort löschen',
    recent: 'Zuletzt gesucht',
    hotel: 'Hotel',
    found: (count, text) => `${text} ${count === 1 ? 'Vorschlag' : 'Vorschläge'}`,
    none: 'Kein Ort mit diesem Namen gefunden. Suchen Sie trotzdem, oder versuchen Sie eine andere Schreibweise.',
  },
  home: {
    title: 'Ein Zimmer finden',
    meta: 'Nightbook: ein Zimmer finden, mit dem ganzen Preis',
    destinations: 'Reiseziele',
    hotels: { one: 'Hotel', other: 'Hotels' },
    from: 'ab',
    aNight: 'pro Nacht, mit Steuern',
    failed: 'Die Reiseziele konnten nicht geladen werden. Sie können trotzdem suchen.',
    promises: {
      zero: 'kommt im letzten Schritt hinzu. Der Preis in der Liste gilt für den ganzen Aufenthalt, mit allen Steuern.',
      minutes: 'Min.',
      hold: 'ist das Zimmer für Sie reserviert, während Sie Ihre Daten eingeben und bezahlen. Niemand sonst kann es buchen.',
      months: 'Monate',
      horizon:
        'im Voraus können Sie buchen und für jeden Tag sehen, wie viel Sie bei einer Stornierung zurückbekommen.',
    },
  },
} satisfies Words;
