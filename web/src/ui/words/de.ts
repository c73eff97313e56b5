import type { Words } from './en.ts';

export default {
  nights: { one: 'Nacht', other: 'Nächte' },
  adults: { one: 'Erwachsener', other: 'Erwachsene' },
  children: { one: 'Kind', other: 'Kinder' },
  rooms: { one: 'Zimmer', other: 'Zimmer' },
  party: {
    room: (number) => `Zimmer ${number}`,
    adults: 'Erwachsene',
    children: 'Kinder',
    childrenNote: 'Bis 17 Jahre',
    age: (number) => `Alter von Kind ${number}`,
    years: (age) => (age === 0 ? 'unter 1' : String(age)),
    add: 'Weiteres Zimmer',
    remove: 'Zimmer entfernen',
    done: 'Fertig',
    more: (what) => `Eins mehr: ${what}`,
    fewer: (what) => `Eins weniger: ${what}`,
  },
  picker: {
    arrive: 'an',
    leave: 'ab',
    earlier: 'Frühere Nächte',
    later: 'Spätere Nächte',
    hint: 'Wählen Sie die Nächte, die Sie schlafen. Abreise ist am Morgen nach der letzten.',
    hintEnd: 'Jetzt die letzte Nacht wählen.',
    past: 'vergangen',
    selected: 'Ihre Nacht',
    arrival: 'Anreise',
    departure: 'Abreise',
  },
  problem: {
    unreachable: 'Das System ist nicht zu erreichen. Ihre Eingaben bleiben erhalten.',
    retry: 'Noch einmal versuchen',
    names: {
      'rate-limited': 'Das waren mehr Anfragen als erlaubt. Warten Sie einen Moment und versuchen Sie es noch einmal.',
      'too-many-holds':
        'Sie halten zu viel Unbezahltes. Bezahlen oder stornieren Sie zuerst eine Buchung, oder warten Sie, bis eine abläuft.',
      'try-again': 'Das System ist ausgelastet. Dieselbe Anfrage kann gleich gelingen.',
      'not-found': 'Das gibt es nicht, oder Sie dürfen es nicht sehen.',
      'sold-out': 'Diese Nächte wurden soeben vergeben. Es wurde nichts abgebucht.',
      'price-changed': 'Der Preis hat sich seither geändert. Es wurde nichts abgebucht.',
      'stay-not-allowed': 'Dieser Aufenthalt ist nicht möglich: Die Tage sind vorbei, zu weit voraus oder zu viele.',
      'too-many-guests': 'Die Zimmer fassen nicht so viele Personen. Nehmen Sie mehr Zimmer oder ein größeres.',
      'invalid-request': 'Etwas an dieser Anfrage ist nicht lesbar. Sehen Sie nach, was markiert ist.',
      unauthenticated: 'Ihre Sitzung ist beendet. Melden Sie sich an, dann geht es hier weiter.',
      forbidden: 'Ihr Konto darf das nicht.',
      'payment-declined':
        'Die Karte wurde abgelehnt. Das Zimmer bleibt für Sie reserviert; versuchen Sie eine andere Karte.',
      'wrong-state': 'Das ist nicht mehr möglich: Die Buchung hat sich inzwischen geändert.',
      'stale-version':
        'Das wurde inzwischen an anderer Stelle geändert. Sehen Sie sich den neuen Stand an und versuchen Sie es dann noch einmal.',
      'email-taken': 'Zu dieser Adresse gibt es schon ein Konto. Melden Sie sich an, oder nehmen Sie eine andere.',
      'already-reviewed': 'Sie haben diesen Aufenthalt schon bewertet.',
      'idempotency-key-reused':
        'Diese Buchung wurde schon mit anderen Angaben gesendet. Sehen Sie zuerst bei Ihren Reisen nach.',
      refused: 'Eine Regel lässt das nicht zu.',
    },
    other:
      'Der Fehler liegt bei uns. Dadurch wurde nichts gebucht und nichts abgebucht. Versuchen Sie es gleich noch einmal.',
    trace: (id) => `Falls es so bleibt, nennen Sie uns diese Nummer: ${id}`,
  },
  close: 'Schließen',
  approx: (amount) => `etwa ${amount}`,
} satisfies Words;
