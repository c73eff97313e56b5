const words = {
  skip: 'Skip to content',
  home: 'Nightbook, home',
  own: 'Your account',
  hotels: 'Hotels',
  trips: 'Trips',
  account: 'Account',
  signIn: 'Sign in',
  language: 'Language',
  currency: 'Also show prices in',
  ownCurrency: 'Currency',
  theme: {
    label: 'Theme',
    system: 'System default',
    light: 'Day',
    dark: 'Night',
  },
  footer: {
    sandbox: 'This is a sandbox: no real money moves and no real room is taken.',
    api: 'For developers',
    credit: 'Places: GeoNames, CC BY 4.0. Coasts: Natural Earth.',
  },
  loading: 'One moment',
  unread: (fields: string) => `Parts of the address were not valid and were ignored: ${fields}.`,
  notFound: {
    title: 'Page not found',
    text: 'The address may be wrong, or the page was removed. Your bookings are safe.',
    action: 'Search for a room',
  },
  failed: {
    title: 'The page could not be shown',
    text: 'Something went wrong on our side. Nothing was booked or charged. What you typed is kept.',
    action: 'Try again',
  },
};

export type Words = typeof words;
export default words;
