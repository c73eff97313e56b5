const words = {
  form: {
    label: 'Find a room',
    where: 'Where',
    wherePlaceholder: 'City or hotel',
    whereMissing: 'Say where you want to sleep.',
    whereHint: 'A city, a region or a hotel',
    arrive: 'Arrive',
    leave: 'Leave',
    who: 'Who',
    nights: 'Your nights',
    search: 'Search',
    change: 'Change',
    datesMissing: 'Pick your nights below',
    clear: 'Clear the place',
    recent: 'You looked for',
    hotel: 'Hotel',
    found: (count: number, text: string) => `${text} ${count === 1 ? 'suggestion' : 'suggestions'}`,
    none: 'No place of that name. Search all the same, or try another spelling.',
  },
  home: {
    title: 'Find a room',
    meta: 'Nightbook: find a room and see the whole price',
    destinations: 'Where to go',
    hotels: { one: 'hotel', other: 'hotels' },
    from: 'from',
    aNight: 'a night, taxes in',
    failed: 'The destinations did not come. You can search all the same.',
    promises: {
      zero: 'is what the last step adds. The price in the list is the whole stay with every tax in it.',
      minutes: 'min',
      hold: 'your room is yours alone while you enter a name and pay. It goes to no one else.',
      months: 'months',
      horizon: 'ahead you can book, and see for every day until when how much money comes back.',
    },
  },
};

export type Words = typeof words;
export default words;
