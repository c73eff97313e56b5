import type { Words } from './en.ts';

export default {
  form: {
    label: 'Ein Zimmer finden',
    where: 'Wohin',
    wherePlaceholder: 'Ort oder Hotel',
    whereMissing: 'Sagen Sie, wo Sie schlafen möchten.',
    whereHint: 'Ein Ort, eine Gegend oder ein Hotel',
    arrive: 'Anreise',
    leave: 'Abreise',
    who: 'Wer',
    nights: 'Ihre Nächte',
    search: 'Suchen',
    change: 'Ändern',
    datesMissing: 'Wählen Sie unten Ihre Nächte',
    clear: 'Ort löschen',
    recent: 'Zuletzt gesucht',
    hotel: 'Hotel',
    found: (count, text) => `${text} ${count === 1 ? 'Vorschlag' : 'Vorschläge'}`,
    none: 'Kein Ort dieses Namens. Suchen Sie trotzdem, oder versuchen Sie eine andere Schreibweise.',
  },
  home: {
    title: 'Ein Zimmer finden',
    meta: 'Nightbook: ein Zimmer finden, mit dem ganzen Preis',
    destinations: 'Reiseziele',
    hotels: { one: 'Hotel', other: 'Hotels' },
    from: 'ab',
    aNight: 'die Nacht, mit Steuern',
    failed: 'Die Reiseziele sind nicht angekommen. Suchen können Sie trotzdem.',
    promises: {
      zero: 'kommt im letzten Schritt hinzu. Der Preis in der Liste ist der ganze Aufenthalt mit allen Steuern.',
      minutes: 'Min.',
      hold: 'gehört das Zimmer Ihnen allein, während Sie Namen und Karte eingeben. Niemand sonst bekommt es.',
      months: 'Monate',
      horizon: 'im Voraus können Sie buchen, und für jeden Tag sehen, bis wann wie viel Geld zurückkommt.',
    },
  },
} satisfies Words;
