const words = {
  form: {
    label: 'Find a room',
    where: 'Where',
    wherePlaceholder: 'City or hotel',
    whereMissing: 'Enter a destination.',
    whereHint: 'A city, a region or a hotel',
    arrive: 'Check-in',
    leave: 'Check-out',
    who: 'Guests',
    nights: 'Your nights',
    search: 'Search',
    change: 'Change',
    datesMissing: 'Select your dates below',
    clear: 'Clear the place',
    recent: 'Recent searches',
    hotel: 'Hotel',
    found: (count: number, text: string) => `${text} ${count === 1 ? 'suggestion' : 'suggestions'}`,
    none: 'No place found with that name. Search anyway, or try another spelling.',
  },
  home: {
    title: 'Find a room',
    meta: 'Nightbook: find a room and see the whole price',
    destinations: 'Destinations',
    hotels: { one: 'hotel', other: 'hotels' },
    from: 'from',
    aNight: 'per night with taxes',
    failed: 'The destinations could not be loaded. You can still search.',
    promises: {
      zero: 'is added at the last step. The price in the list is for the whole stay, all taxes included.',
      minutes: 'min',
      hold: 'your room is held for you while you enter your name and pay. No one else can book it.',
      months: 'months',
      horizon: 'ahead you can book, and see for each day how much you get back if you cancel.',
    },
  },
};

export type Words = typeof words;
export default words;
