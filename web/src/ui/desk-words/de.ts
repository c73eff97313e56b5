import type { Words } from './en.ts';

export default {
  take: (amount) => `${amount} annehmen`,
  give: (amount) => `${amount} zurückgeben`,
  dismiss: 'Hinweis schließen',
  amount: 'Betrag',
  method: 'Per',
  methods: { cash: 'Bargeld', terminal: 'Kartenterminal', transfer: 'Überweisung' },
  taken: (amount) => `${amount} angenommen.`,
  given: (amount) => `${amount} zurückgegeben.`,
  party: {
    adults: 'Erwachsene',
    children: 'Alter der Kinder',
    hint: 'etwa 4, 9',
    ofRoom: (number) => `Zimmer ${number}`,
    add: 'Noch ein Zimmer',
    remove: 'Entfernen',
    removeOf: (number) => `Zimmer ${number} entfernen`,
  },
  cost: {
    none: 'Ändern Sie etwas, und hier steht, was es kostet.',
    asking: 'Der Preis wird abgefragt',
    before: 'Bisher',
    after: 'Neu',
    more: (amount) => `${amount} mehr`,
    less: (amount) => `${amount} weniger`,
    same: 'Der Preis bleibt gleich',
    back: (amount) =>
      `Der Gast erhält ${amount} zurück: So viel wurde bezahlt und wird nach den Bedingungen nicht einbehalten.`,
    settle: 'Die Differenz',
    ways: { desk: 'an der Rezeption', card: 'über die Karte, die bezahlt hat' },
  },
} satisfies Words;
