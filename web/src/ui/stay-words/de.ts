import type { Words } from './en.ts';

export default {
  cell: {
    left: (count) => `noch ${count}`,
    taken: 'ausgebucht',
    noArrival: 'keine Anreise',
    noDeparture: 'keine Abreise',
    closed: 'nicht buchbar',
    minStay: (nights) => `Mindestaufenthalt ${nights}`,
    maxStay: (nights) => `Höchstaufenthalt ${nights}`,
    mayLeave: 'Abreise an diesem Tag möglich',
  },
  lengths: (day, least, most) => `Bei Anreise am ${day}: ${least} bis ${most} Nächte.`,
  whyNot: {
    tooManyGuests: 'Zu klein für alle',
    closed: (days) => `Nicht buchbar: ${days}`,
    notNow: 'In diesen Nächten nicht buchbar',
    soldOut: (days) => `Ausgebucht: ${days}`,
    taken: 'In diesen Nächten ausgebucht',
    someNights: (count) => `${count} dieser Nächte`,
    advance: 'So früh oder so kurzfristig nicht buchbar',
    noArrival: (day) => `Keine Anreise am ${day}`,
    noDeparture: (day) => `Keine Abreise am ${day}`,
    minStay: (nights) => `Nur für ${nights} oder mehr`,
    maxStay: (nights) => `Nur für ${nights} oder weniger`,
    take: (nights) => `${nights} bleiben`,
  },
} satisfies Words;
