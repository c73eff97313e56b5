import type { Words } from './en.ts';

export default {
  skip: 'Zum Inhalt',
  home: 'Nightbook, Startseite',
  own: 'Ihr Bereich',
  hotels: 'Hotels',
  trips: 'Reisen',
  account: 'Konto',
  signIn: 'Anmelden',
  language: 'Sprache',
  currency: 'Währung neben der des Hotels',
  ownCurrency: 'Währung',
  theme: {
    label: 'Darstellung',
    system: 'Wie das System',
    light: 'Tag',
    dark: 'Nacht',
  },
  footer: {
    sandbox: 'Dies ist eine Testumgebung: Es fließt kein Geld und es wird kein Zimmer belegt.',
    api: 'Für Entwickler',
    credit: 'Orte: GeoNames, CC BY 4.0. Küsten: Natural Earth.',
  },
  loading: 'Einen Moment',
  unread: (fields) => `Was in der Adresse nicht lesbar war, haben wir weggelassen: ${fields}.`,
  notFound: {
    title: 'Unter dieser Adresse gibt es keine Seite',
    text: 'Vielleicht ist sie falsch geschrieben, oder die Seite gibt es nicht mehr. Ihre Buchungen sind sicher.',
    action: 'Ein Zimmer suchen',
  },
  failed: {
    title: 'Die Seite ließ sich nicht anzeigen',
    text: 'Der Fehler liegt bei uns. Dadurch wurde nichts gebucht und nichts abgebucht. Ihre Eingaben bleiben erhalten.',
    action: 'Noch einmal versuchen',
  },
} satisfies Words;
