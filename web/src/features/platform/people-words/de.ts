import type { Words } from './en.ts';

const words = {
  users: {
    title: 'Konten',
    text: 'Jedes Konto. Seine Rolle sagt, was es darf; ein gesperrtes wird sofort überall abgemeldet.',
    email: 'E-Mail-Adresse',
    emailNote: 'Die ganze Adresse; Groß- und Kleinschreibung ist gleich.',
    find: 'Suchen',
    all: 'Alle zeigen',
    none: (address: string) => `Kein Konto hat die Adresse ${address}.`,
    head: ['Name', 'E-Mail', 'Rolle', 'Status', 'Seit', ''],
    unverified: 'nicht bestätigt',
    roles: { guest: 'Gast', hotel_admin: 'Führt Hotels', system_admin: 'Systemverwaltung' },
    statuses: { active: 'Aktiv', suspended: 'Gesperrt' },
    change: 'Ändern',
    changeOf: (name: string) => `${name} ändern`,
    more: 'Weitere Konten',
  },
  change: {
    title: (name: string) => name,
    role: 'Rolle',
    roleNotes: {
      guest: 'Bucht und sieht die eigenen Buchungen.',
      hotel_admin: 'Eröffnet außerdem Hotels und führt die eigenen: Preise, Empfang und Zahlen.',
      system_admin: 'Sieht und ändert alles: jedes Hotel, jedes Konto, die Einstellungen.',
    },
    status: 'Status',
    statusNotes: {
      active: 'Darf sich anmelden.',
      suspended: 'Kann sich nicht anmelden, und jede Anmeldung endet jetzt. Buchungen bleiben, wie sie sind.',
    },
    nothing: 'Noch ist nichts geändert.',
    willRole: (role: string) => `Die Rolle wird: ${role}.`,
    willSuspend: 'Das Konto wird überall abgemeldet und kann sich nicht mehr anmelden.',
    willActivate: 'Das Konto kann sich wieder anmelden.',
    confirm: (name: string) => `Ja, ${name} ändern`,
    cancel: 'So lassen',
    stale: 'Jemand anderes hat dieses Konto inzwischen geändert. Von Ihnen wurde nichts gespeichert.',
    loadAgain: 'Neu laden',
    history: 'Bisherige Änderungen',
    noHistory: 'Das Konto wurde nie geändert.',
  },
  hotels: {
    title: 'Hotels',
    text: 'Jedes Hotel der Plattform. Die Verwaltung darf bei jedem, was dessen Eigentümer darf.',
    status: 'Im Verkauf oder nicht',
    anyStatus: 'Alle',
    statuses: { active: 'Im Verkauf', inactive: 'Nicht im Verkauf', pending: 'Noch nicht eröffnet' },
    none: 'Kein Hotel ist so.',
    head: ['Hotel', 'Ort', 'Status', 'Ansehen'],
    agreement: 'Nächte und Buchungen',
    numbers: 'Zahlen',
    guests: 'Ansicht der Gäste',
    more: 'Weitere Hotels',
  },
} satisfies Words;

export default words;
