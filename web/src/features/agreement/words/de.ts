import type { Words } from './en.ts';

const words = {
  meta: 'Nächte und Buchungen',
  title: (count: number, other: boolean) =>
    count === 0
      ? other
        ? 'Die Nächte stimmen, Zimmer oder Zahlen nicht'
        : 'Jede Nacht stimmt'
      : count === 1
        ? 'Eine Nacht stimmt nicht'
        : `${count} Nächte stimmen nicht`,
  nothing: {
    title: 'Es gibt noch keine Nächte zu vergleichen',
    text: 'Sobald das Hotel einen Zimmertyp hat, werden dessen Nächte im Verkauf hier und jede Stunde mit den Buchungen und Sperren verglichen, die sie belegen.',
    link: 'Zimmertyp anlegen',
  },
  checkingTitle: 'Jede Nacht wird verglichen',
  failedTitle: 'Die Nächte konnten nicht verglichen werden',
  checkingText: 'Jede Nacht im Verkauf wird anhand ihrer Buchungen und Sperren neu gezählt.',
  text: (nights: string, types: string) =>
    `${nights} Nächte von ${types} wurden anhand der Buchungen und Sperren neu gezählt, von gestern bis zur letzten Nacht im Verkauf.`,
  types: { one: 'Zimmertyp', other: 'Zimmertypen' },
  agrees:
    'Als verkauft und gesperrt gilt genau das, was wirklich belegt ist. Kein Zimmer ist doppelt verkauft, und keines wird grundlos zurückgehalten.',
  unitsAgree: (nights: string) =>
    `${nights} Nächte nummerierter Zimmer sind genau ihren Aufenthalten und Sperren zugewiesen.`,
  numbersAgree: (bookings: string) =>
    `Die Zahlen des Hotels stimmen mit einer neuen Zählung der ${bookings} Buchungen dieser Nächte überein.`,
  at: (time: string) => `Stand ${time}.`,
  inFlux: (count: string) =>
    `${count} Nächte änderten sich während der Zählung und fehlen darin: Eine Buchung kam herein. Prüfen Sie erneut.`,
  again: 'Erneut prüfen',
  hourly: 'Das System prüft dies stündlich.',
  drift: 'Was nicht stimmt',
  driftNote: 'Maßgeblich sind die Buchungen. Zähler, Zimmerzuweisungen und Zahlen werden berichtigt.',
  nights: 'Nächte',
  units: 'Nummerierte Zimmer',
  unitsHead: ['Nacht', 'Zimmer', 'Zugewiesen an', 'Gebucht von', 'Was das bedeutet'],
  stay: (id: string) => `Buchung …${id}`,
  block: 'Eine Sperre',
  nobody: 'Niemand',
  unitMeans: {
    repaired: 'Berichtigt.',
    twice: 'Zwei Aufenthalte haben dasselbe Zimmer. Verlegen Sie einen davon im Zimmerplan.',
    open: 'Das Zimmer könnte ein zweites Mal zugewiesen werden.',
    forNobody: 'Das Zimmer ist zugewiesen, aber niemand hat es gebucht.',
    forAnother: 'Das Zimmer ist einem anderen Aufenthalt zugewiesen.',
  },
  numbers: 'Zahlen',
  numbersHead: ['Tag', 'Gezählt', 'Neu gezählt', 'Was das bedeutet'],
  figures: (sold: string, revenue: string, taxes: string) => `${sold} verkauft, ${revenue}, Steuern ${taxes}`,
  numbersWrong: 'Die Zahlen dieses Tages sind falsch.',
  uncounted: (count: number, text: string) =>
    count === 1
      ? 'Eine Buchung fehlt in den Zahlen oder hat sich seit der Zählung geändert.'
      : `${text} Buchungen fehlen in den Zahlen oder haben sich seit der Zählung geändert.`,
  countedNow: (count: number) =>
    count === 1
      ? 'Eine Buchung wurde in die Zahlen aufgenommen.'
      : `${count} Buchungen wurden in die Zahlen aufgenommen.`,
  head: ['Nacht', 'Zimmertyp', 'Gezählt', 'Belegt', 'Frei', 'Was das bedeutet'],
  counted: (sold: string, blocked: string) => `${sold} verkauft, ${blocked} gesperrt`,
  held: (bookings: string, blocks: string) => `${bookings} gebucht, ${blocks} gesperrt`,
  ofCap: (left: string, cap: string) => `${left} von ${cap}`,
  means: {
    repaired: 'Berichtigt.',
    kept: 'Zimmer fehlen im Verkauf, die niemand belegt.',
    oversell: 'Ein Zimmer könnte doppelt verkauft werden.',
    left: 'Die freien Zimmer sind falsch gezählt.',
  },
  deleted: 'Ein gelöschter Zimmertyp',
  repair: 'Berichtigen',
  repairing: 'Wird berichtigt',
  rule: 'Eine Nacht, der eine Überbuchung droht, wird sofort geschlossen. Zimmer kommen erst zurück in den Verkauf, wenn dasselbe zweimal im Abstand von fünf Minuten gefunden wurde, damit keine Buchung unterwegs verloren geht.',
  fixed: (count: number) =>
    count === 1 ? 'Eine Abweichung wurde berichtigt.' : `${count} Abweichungen wurden berichtigt.`,
  waits: (count: number) =>
    count === 1
      ? 'Eine Abweichung wurde zum ersten Mal gefunden. Berichtigen Sie sie in fünf Minuten erneut.'
      : `${count} Abweichungen wurden zum ersten Mal gefunden. Berichtigen Sie sie in fünf Minuten erneut.`,
  overbooked: 'Überbuchte Nächte',
  overbookedNote: 'Mehr Zimmer verkauft oder gesperrt, als es gibt: Jemand muss umziehen.',
  noOverbooked: 'Keine Nacht ist überbucht.',
  overbookedHead: ['Nacht', 'Zimmertyp', 'Verkauft', 'Gesperrt', 'Zimmer', 'Zu viel'],
  more: 'Weitere Nächte',
} satisfies Words;

export default words;
