const words = {
  skip: 'Skip to the page',
  home: 'Nightbook, home',
  own: 'Yours',
  hotels: 'Hotels',
  trips: 'Trips',
  account: 'Account',
  signIn: 'Sign in',
  language: 'Language',
  currency: 'Currency beside the hotel’s own',
  ownCurrency: 'Currency',
  theme: {
    label: 'Theme',
    system: 'Like the system',
    light: 'Day',
    dark: 'Night',
  },
  footer: {
    sandbox: 'This is a sandbox: no real money moves and no real room is taken.',
    api: 'For developers',
    credit: 'Places: GeoNames, CC BY 4.0. Coasts: Natural Earth.',
  },
  loading: 'One moment',
  unread: (fields: string) => `We left out what we could not read in the address: ${fields}.`,
  notFound: {
    title: 'There is no page at this address',
    text: 'It may have been mistyped, or the page has gone. Your bookings are safe.',
    action: 'Search for a room',
  },
  failed: {
    title: 'The page could not be shown',
    text: 'The fault is ours. Nothing was booked or charged by it. What you typed is kept.',
    action: 'Try again',
  },
};

export type Words = typeof words;
export default words;
