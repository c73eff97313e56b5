import type { Words } from './en.ts';

export default {
  problem: {
    unreachable: 'Der Server ist nicht erreichbar. Ihre Eingaben bleiben erhalten.',
    away: 'Der Server ist nicht erreichbar. Es wurde nichts geändert; bestätigte Buchungen sind sicher.',
    retry: 'Noch einmal versuchen',
    reasons: {
      closed: 'Das Hotel verkauft diese Nächte nicht.',
      advance: 'Diese Nächte sind so früh oder so kurzfristig nicht buchbar.',
      closed_to_arrival: 'An diesem Tag ist keine Anreise möglich. Wählen Sie einen anderen Anreisetag.',
      closed_to_departure: 'An diesem Tag ist keine Abreise möglich. Wählen Sie einen anderen Abreisetag.',
      min_stay: 'Diese Nächte sind nur für längere Aufenthalte buchbar.',
      max_stay: 'Diese Nächte sind nur für kürzere Aufenthalte buchbar.',
    },
    names: {
      'rate-limited': 'Zu viele Anfragen. Warten Sie einen Moment und versuchen Sie es noch einmal.',
      'too-many-holds':
        'Sie haben zu viele unbezahlte Buchungen. Bezahlen oder stornieren Sie zuerst eine, oder warten Sie, bis eine abläuft.',
      'try-again': 'Das System ist ausgelastet. Dieselbe Anfrage kann gleich gelingen.',
      'not-found': 'Das gibt es nicht, oder Sie haben keinen Zugriff darauf.',
      'sold-out': 'Diese Nächte sind soeben ausgebucht worden. Es wurde nichts abgebucht.',
      'price-changed': 'Der Preis hat sich seither geändert. Es wurde nichts abgebucht.',
      'stay-not-allowed': 'Dieser Aufenthalt ist nicht möglich: Die Tage sind vorbei, zu weit voraus oder zu viele.',
      'too-many-guests': 'Die Zimmer sind für so viele Personen zu klein. Wählen Sie mehr Zimmer oder ein größeres.',
      'invalid-request': 'Diese Anfrage enthält ungültige Angaben. Prüfen Sie die markierten Felder.',
      unauthenticated: 'Ihre Sitzung ist beendet. Melden Sie sich an, dann geht es hier weiter.',
      forbidden: 'Ihr Konto hat dazu keine Berechtigung.',
      'payment-declined':
        'Die Karte wurde abgelehnt. Das Zimmer bleibt für Sie reserviert; versuchen Sie eine andere Karte.',
      'wrong-state': 'Das ist nicht mehr möglich: Die Buchung hat sich inzwischen geändert.',
      'stale-version':
        'Das wurde inzwischen an anderer Stelle geändert. Prüfen Sie den aktuellen Stand und versuchen Sie es dann noch einmal.',
      'email-taken':
        'Zu dieser Adresse gibt es bereits ein Konto. Melden Sie sich an, oder verwenden Sie eine andere Adresse.',
      'already-reviewed': 'Sie haben diesen Aufenthalt bereits bewertet.',
      'idempotency-key-reused':
        'Diese Buchung wurde bereits mit anderen Angaben gesendet. Sehen Sie zuerst bei Ihren Reisen nach.',
      refused: 'Das ist nicht zulässig.',
      paused:
        'Neue Buchungen sind wegen Wartung unterbrochen. Ihre Eingaben bleiben erhalten; bestehende Buchungen sind sicher.',
      internal:
        'Bei uns ist ein Fehler aufgetreten. Es wurde nichts gebucht und nichts abgebucht. Versuchen Sie es gleich noch einmal.',
    },
    other:
      'Bei uns ist ein Fehler aufgetreten. Es wurde nichts gebucht und nichts abgebucht. Versuchen Sie es gleich noch einmal.',
    trace: (id) => `Falls das weiter auftritt, nennen Sie uns diese Nummer: ${id}`,
  },
  lines: {
    total: 'Gesamt',
    now: 'Jetzt zahlen, mit Karte',
    nothingNow: 'Jetzt zahlen',
    taxAtHotel: (tax) => `${tax}, im Hotel zu zahlen`,
    rest: 'Rest des Preises',
    stay: 'Aufenthalt',
    paid: 'Bezahlt',
    byPoints: 'Mit Punkten bezahlt',
    atHotel: 'Im Hotel zu zahlen',
    included: (tax) => `${tax}, enthalten`,
  },
  refund: {
    all: (until) => `volle Erstattung bis ${until}`,
    part: (until) => `werden erstattet bis ${until}`,
    none: 'danach',
    nothing: 'Nicht erstattbar: Bei einer Stornierung erhalten Sie nichts zurück.',
    unpaid: 'Sie zahlen im Hotel, daher ist eine Stornierung vor dem Aufenthalt kostenlos.',
    kept: (amount) => `Stornogebühr: ${amount}`,
    keptNights: (count, nights) =>
      count === 1 ? 'Stornogebühr: die erste Nacht' : `Stornogebühr: die ersten ${nights} Nächte`,
  },
  fields: {
    missing: () => 'Bitte ausfüllen.',
    blank: () => 'Bitte ausfüllen.',
    invalid_type: () => 'Bitte ausfüllen.',
    invalid_format: ({ format }) =>
      format === 'email'
        ? 'Bitte eine gültige E-Mail-Adresse eingeben.'
        : format === 'telephone'
          ? 'Bitte eine Telefonnummer eingeben, etwa +351 912 345 678.'
          : 'Das ist ungültig.',
    too_small: ({ minimum, of }) => (of === 'bytes' ? `Mindestens ${minimum} Zeichen.` : `Mindestens ${minimum}.`),
    too_big: ({ maximum, of }) =>
      of === 'bytes' || of === 'characters' ? `Höchstens ${maximum} Zeichen.` : `Höchstens ${maximum}.`,
    control_characters: () => 'Enthält ein unzulässiges Zeichen.',
    direction_controls: () => 'Enthält ein unzulässiges Zeichen.',
    line_break: () => 'Bitte nur eine Zeile.',
    no_letter: () => 'Bitte einen Namen mit Buchstaben eingeben.',
    no_letter_or_digit: () => 'Bitte Buchstaben oder Ziffern.',
    link: () => 'Bitte einen Namen ohne Link und ohne E-Mail-Adresse eingeben.',
    in_past: () => 'Dieses Datum liegt in der Vergangenheit.',
    not_after: () => 'Die Abreise muss nach der Anreise liegen.',
    beyond_horizon: () => 'So weit im Voraus kann noch nicht gebucht werden.',
    too_many_nights: ({ maximum }) => `Höchstens ${maximum} Nächte.`,
    wrong_password: () => 'Das ist nicht Ihr aktuelles Passwort.',
    common_password: () => 'Dieses Passwort ist zu verbreitet. Wählen Sie ein anderes.',
    own_words_password: () => 'Es enthält Ihren Namen oder Ihre Adresse. Wählen Sie ein anderes.',
    patterned_password: () => 'Es ist eine Wiederholung oder eine Folge. Wählen Sie ein anderes.',
    dead_token: () => 'Dieser Link wurde bereits benutzt oder ist abgelaufen. Fordern Sie einen neuen an.',
    other: () => 'Dieser Wert ist nicht zulässig.',
  },
} satisfies Words;
