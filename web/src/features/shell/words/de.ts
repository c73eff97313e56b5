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
  currency: 'Preise auch anzeigen in',
  ownCurrency: 'Währung',
  theme: {
    label: 'Darstellung',
    system: 'Systemeinstellung',
    light: 'Tag',
    dark: 'Nacht',
  },
  footer: {
    sandbox: 'Dies ist eine Testumgebung: Es fließt kein Geld und es wird kein Zimmer belegt.',
    api: 'Für Entwickler',
    credit: 'Orte: GeoNames, CC BY 4.0. Küsten: Natural Earth.',
  },
  loading: 'Einen Moment',
  unread: (fields) => `Teile der Adresse waren ungültig und wurden ignoriert: ${fields}.`,
  notFound: {
    title: 'Seite nicht gefunden',
    text: 'Vielleicht ist die Adresse falsch, oder die Seite gibt es nicht mehr. Ihre Buchungen sind sicher.',
    action: 'Ein Zimmer suchen',
  },
  failed: {
    title: 'Die Seite ließ sich nicht anzeigen',
    text: 'Bei uns ist ein Fehler aufgetreten. Es wurde nichts gebucht und nichts abgebucht. Ihre Eingaben bleiben erhalten.',
    action: 'Noch einmal versuchen',
  },
} satisfies Words;
