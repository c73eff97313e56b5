import type { Words } from './en.ts';

const words = {
  meta: 'Nächte und Buchungen',
  title: (count: number) =>
    count === 0 ? 'Jede Nacht stimmt' : count === 1 ? 'Eine Nacht stimmt nicht' : `${count} Nächte stimmen nicht`,
  nothing: {
    title: 'Noch gibt es keine Nächte zu vergleichen',
    text: 'Sobald das Hotel eine Zimmerkategorie hat, werden deren Nächte im Verkauf hier und jede Stunde mit den Buchungen und Sperren verglichen, die sie belegen.',
    link: 'Zimmerkategorie anlegen',
  },
  checkingTitle: 'Jede Nacht wird verglichen',
  failedTitle: 'Die Nächte konnten nicht verglichen werden',
  checkingText: 'Jede Nacht im Verkauf wird anhand ihrer Buchungen und Sperren neu gezählt.',
  text: (nights: string, types: string) =>
    `${nights} Nächte von ${types} wurden anhand der Buchungen und Sperren neu gezählt, von gestern bis zur letzten Nacht im Verkauf.`,
  types: { one: 'Zimmertyp', other: 'Zimmertypen' },
  agrees:
    'Als verkauft und gesperrt gilt genau das, was wirklich belegt ist. Kein Zimmer ist doppelt verkauft, und keines wird grundlos zurückgehalten.',
  at: (time: string) => `Stand ${time}.`,
  inFlux: (count: string) =>
    `${count} Nächte änderten sich während der Zählung und fehlen darin: Eine Buchung kam herein. Prüfen Sie erneut.`,
  again: 'Erneut prüfen',
  hourly: 'Das System tut dies jede Stunde von selbst.',
  drift: 'Was nicht stimmt',
  driftNote: 'Es gelten die Buchungen; der Zähler der Nacht wird berichtigt.',
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
  repair: 'Nächte berichtigen',
  repairing: 'Nächte werden berichtigt',
  rule: 'Eine Nacht, der eine Überbuchung droht, wird sofort geschlossen. Zimmer kommen erst zurück in den Verkauf, wenn dasselbe zweimal im Abstand von fünf Minuten gefunden wurde, damit keine Buchung unterwegs verloren geht.',
  fixed: (count: number) => (count === 1 ? 'Eine Nacht wurde berichtigt.' : `${count} Nächte wurden berichtigt.`),
  waits: (count: number) =>
    count === 1
      ? 'Eine Nacht wurde zum ersten Mal gefunden. Berichtigen Sie sie in fünf Minuten erneut.'
      : `${count} Nächte wurden zum ersten Mal gefunden. Berichtigen Sie sie in fünf Minuten erneut.`,
  overbooked: 'Überbuchte Nächte',
  overbookedNote: 'Mehr Zimmer verkauft oder gesperrt, als es gibt: Jemand muss umziehen.',
  noOverbooked: 'Keine Nacht ist überbucht.',
  overbookedHead: ['Nacht', 'Zimmertyp', 'Verkauft', 'Gesperrt', 'Zimmer', 'Zu viel'],
  more: 'Weitere Nächte',
} satisfies Words;

export default words;
