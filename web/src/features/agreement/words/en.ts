const words = {
  meta: 'Nights and bookings',
  title: (count: number) =>
    count === 0 ? 'All nights match' : count === 1 ? 'One night does not match' : `${count} nights do not match`,
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
    'The counters match the bookings and blocks exactly. No room is sold twice, and no room is kept off sale by mistake.',
  at: (time: string) => `As of ${time}.`,
  inFlux: (count: string) => `${count} nights changed during the count and are left out. Check again.`,
  again: 'Check again',
  hourly: 'The system checks this every hour.',
  drift: 'Differences',
  driftNote: 'Bookings are authoritative. The night’s counter is corrected.',
  head: ['Night', 'Room type', 'Counter', 'Bookings', 'Left', 'Meaning'],
  counted: (sold: string, blocked: string) => `${sold} sold, ${blocked} blocked`,
  held: (bookings: string, blocks: string) => `${bookings} booked, ${blocks} blocked`,
  ofCap: (left: string, cap: string) => `${left} of ${cap}`,
  means: {
    repaired: 'Corrected.',
    kept: 'Rooms are off sale without a booking or block.',
    oversell: 'A room could be sold twice.',
    left: 'The rooms left are wrong.',
  },
  deleted: 'A deleted room type',
  repair: 'Correct the nights',
  repairing: 'Correcting the nights',
  rule: 'A night that would be oversold is closed at once. Rooms go back on sale only if the same difference is found twice, five minutes apart, so that a booking in progress is not affected.',
  fixed: (count: number) => (count === 1 ? 'One night was corrected.' : `${count} nights were corrected.`),
  waits: (count: number) =>
    count === 1
      ? 'One night was found for the first time. Correct it again in five minutes.'
      : `${count} nights were found for the first time. Correct them again in five minutes.`,
  overbooked: 'Overbooked nights',
  overbookedNote: 'More rooms are sold or blocked than exist. Move a guest or lift a block.',
  noOverbooked: 'No night is overbooked.',
  overbookedHead: ['Night', 'Room type', 'Sold', 'Blocked', 'Rooms', 'Too many'],
  more: 'More nights',
};

export type Words = typeof words;
export default words;
