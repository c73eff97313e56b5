import type { Words } from './en.ts';

export default {
  problem: {
    unreachable: 'Das System ist nicht zu erreichen. Ihre Eingaben bleiben erhalten.',
    away: 'Das System ist nicht erreichbar. Nichts wurde geändert; Bestätigtes bleibt erhalten.',
    retry: 'Noch einmal versuchen',
    reasons: {
      closed: 'Das Hotel verkauft diese Nächte nicht.',
      advance: 'So lange oder so kurz vor dem Aufenthalt verkauft das Hotel diese Nächte nicht.',
      closed_to_arrival: 'An diesem Tag ist keine Anreise möglich. Versuchen Sie eine andere erste Nacht.',
      closed_to_departure: 'An diesem Tag ist keine Abreise möglich. Versuchen Sie eine andere letzte Nacht.',
      min_stay: 'Diese Nächte verkauft das Hotel nur für längere Aufenthalte.',
      max_stay: 'Diese Nächte verkauft das Hotel nur für kürzere Aufenthalte.',
    },
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
      paused:
        'Neue Buchungen ruhen für einen Moment, weil am System gearbeitet wird. Ihre Eingaben bleiben; frühere Buchungen sind sicher.',
      internal:
        'Der Fehler liegt bei uns. Dadurch wurde nichts gebucht und nichts abgebucht. Versuchen Sie es gleich noch einmal.',
    },
    other:
      'Der Fehler liegt bei uns. Dadurch wurde nichts gebucht und nichts abgebucht. Versuchen Sie es gleich noch einmal.',
    trace: (id) => `Falls es so bleibt, nennen Sie uns diese Nummer: ${id}`,
  },
  lines: {
    total: 'Gesamt',
    now: 'Jetzt, mit Karte',
    nothingNow: 'Jetzt',
    taxAtHotel: (tax) => `${tax}, im Hotel`,
    rest: 'Rest des Preises',
    stay: 'Aufenthalt',
    paid: 'Bezahlt',
    byPoints: 'Mit Punkten',
    atHotel: 'Im Hotel',
    included: (tax) => `${tax}, enthalten`,
  },
  refund: {
    all: (until) => `alles kommt zurück bis ${until}`,
    part: (until) => `kommt zurück bis ${until}`,
    none: 'von da an',
    nothing: 'Bei einer Stornierung kommt nichts zurück.',
    unpaid: 'Sie zahlen im Hotel, eine Stornierung vor dem Aufenthalt kostet also nichts.',
    kept: (amount) => `${amount} werden einbehalten`,
    keptNights: (count, nights) =>
      count === 1
        ? 'der Preis der ersten Nacht wird einbehalten'
        : `der Preis der ersten ${nights} Nächte wird einbehalten`,
  },
  fields: {
    missing: () => 'Das fehlt noch.',
    blank: () => 'Das fehlt noch.',
    invalid_type: () => 'Das fehlt noch.',
    invalid_format: ({ format }) =>
      format === 'email'
        ? 'Das ist keine E-Mail-Adresse.'
        : format === 'telephone'
          ? 'Ziffern, wie man sie wählt, etwa +351 912 345 678.'
          : 'Das ist nicht lesbar.',
    too_small: ({ minimum, of }) => (of === 'bytes' ? `Mindestens ${minimum} Zeichen.` : `Mindestens ${minimum}.`),
    too_big: ({ maximum, of }) =>
      of === 'bytes' || of === 'characters' ? `Höchstens ${maximum} Zeichen.` : `Höchstens ${maximum}.`,
    control_characters: () => 'Darin ist ein Zeichen, das nicht möglich ist.',
    direction_controls: () => 'Darin ist ein Zeichen, das nicht möglich ist.',
    line_break: () => 'Bitte nur eine Zeile.',
    no_letter: () => 'Ein Name hat Buchstaben.',
    no_letter_or_digit: () => 'Bitte Buchstaben oder Ziffern.',
    link: () => 'Bitte ein Name ohne Link und ohne E-Mail-Adresse.',
    in_past: () => 'Dieser Tag ist vorbei.',
    not_after: () => 'Die Abreise liegt nach der Anreise.',
    beyond_horizon: () => 'So weit voraus wird noch nichts verkauft.',
    too_many_nights: ({ maximum }) => `Höchstens ${maximum} Nächte.`,
    wrong_password: () => 'Das ist nicht Ihr jetziges Passwort.',
    common_password: () => 'Dieses Passwort wird als eines der ersten probiert. Nehmen Sie ein anderes.',
    own_words_password: () => 'Es besteht aus Ihrem Namen oder Ihrer Adresse. Nehmen Sie ein anderes.',
    patterned_password: () => 'Es wiederholt sich oder ist eine Reihe. Nehmen Sie ein anderes.',
    dead_token: () => 'Dieser Link wurde schon benutzt oder ist zu alt. Lassen Sie sich einen neuen senden.',
    other: () => 'So ist das nicht möglich.',
  },
} satisfies Words;
