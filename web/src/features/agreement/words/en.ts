const words = {
  meta: 'Nights and bookings',
  title: (count: number) =>
    count === 0 ? 'Every night agrees' : count === 1 ? 'One night does not agree' : `${count} nights do not agree`,
  nothing: {
    title: 'There are no nights to compare yet',
    text: 'Once the hotel has a room type, its nights on sale are compared with the bookings and blocks that hold them, here and every hour.',
    link: 'Add a room type',
  },
  checkingTitle: 'Comparing every night',
  failedTitle: 'The nights could not be compared',
  checkingText: 'Every night that can be sold is counted again from its bookings and blocks.',
  text: (nights: string, types: string) =>
    `${nights} nights of ${types} were counted again from the bookings and blocks that hold them, from yesterday to the last night on sale.`,
  types: { one: 'room type', other: 'room types' },
  agrees:
    'What is counted as sold and blocked is exactly what is held. No room is sold twice, and none is kept from sale for nothing.',
  at: (time: string) => `As of ${time}.`,
  inFlux: (count: string) =>
    `${count} nights were changed while they were counted and are left out: a booking came in. Check again.`,
  again: 'Check again',
  hourly: 'The system does this by itself every hour.',
  drift: 'What does not agree',
  driftNote: 'Bookings are the truth; the counter of the night is put right.',
  head: ['Night', 'Room type', 'Counted', 'Held', 'Left', 'What that means'],
  counted: (sold: string, blocked: string) => `${sold} sold, ${blocked} blocked`,
  held: (bookings: string, blocks: string) => `${bookings} booked, ${blocks} blocked`,
  ofCap: (left: string, cap: string) => `${left} of ${cap}`,
  means: {
    repaired: 'Put right.',
    kept: 'Rooms are kept from sale that nobody holds.',
    oversell: 'A room could be sold twice.',
    left: 'The rooms left are counted wrong.',
  },
  deleted: 'A deleted room type',
  repair: 'Put the nights right',
  repairing: 'Putting the nights right',
  rule: 'A night that would be oversold is closed at once. Rooms are put back on sale only when the same was found twice, five minutes apart, so that a booking on its way is never sold away.',
  fixed: (count: number) => (count === 1 ? 'One night was put right.' : `${count} nights were put right.`),
  waits: (count: number) =>
    count === 1
      ? 'One night was found for the first time. Put it right again in five minutes.'
      : `${count} nights were found for the first time. Put them right again in five minutes.`,
  overbooked: 'Overbooked nights',
  overbookedNote: 'More rooms sold or blocked than there are: somebody has to be moved.',
  noOverbooked: 'No night is overbooked.',
  overbookedHead: ['Night', 'Room type', 'Sold', 'Blocked', 'Rooms', 'Too many'],
  more: 'More nights',
};

export type Words = typeof words;
export default words;
