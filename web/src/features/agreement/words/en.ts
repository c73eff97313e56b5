const words = {
  meta: 'Nights and bookings',
  title: (count: number, other: boolean) => {
    if (count === 0) return other ? 'The nights match, rooms or numbers do not' : 'All nights match';
    return count === 1 ? 'One night does not match' : `${count} nights do not match`;
  },
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
  unitsAgree: (nights: string) => `${nights} nights of numbered rooms are assigned to exactly their stays and blocks.`,
  numbersAgree: (bookings: string) =>
    `The hotel’s numbers match a recount of the ${bookings} bookings of these nights.`,
  at: (time: string) => `As of ${time}.`,
  inFlux: (count: string) => `${count} nights changed during the count and are left out. Check again.`,
  again: 'Check again',
  hourly: 'The system checks this every hour.',
  drift: 'Differences',
  driftNote: 'Bookings are authoritative. Counters, room assignments and numbers are corrected.',
  nights: 'Nights',
  units: 'Numbered rooms',
  unitsHead: ['Night', 'Room', 'Assigned to', 'Booked by', 'Meaning'],
  stay: (id: string) => `Booking …${id}`,
  block: 'A block',
  nobody: 'Nobody',
  unitMeans: {
    repaired: 'Corrected.',
    twice: 'Two stays have one room. Move one of them in the plan.',
    open: 'The room could be assigned a second time.',
    forNobody: 'The room is assigned, but nobody has booked it.',
    forAnother: 'The room is assigned to another stay.',
  },
  numbers: 'Numbers',
  numbersHead: ['Day', 'Counted', 'Recounted', 'Meaning'],
  figures: (sold: string, revenue: string, taxes: string) => `${sold} sold, ${revenue}, taxes ${taxes}`,
  numbersWrong: 'The figures of this day are wrong.',
  uncounted: (count: number, text: string) =>
    count === 1
      ? 'One booking is missing from the numbers, or has changed since it was counted.'
      : `${text} bookings are missing from the numbers, or have changed since they were counted.`,
  countedNow: (count: number) =>
    count === 1 ? 'One booking was added to the numbers.' : `${count} bookings were added to the numbers.`,
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
  repair: 'Correct what differs',
  repairing: 'Correcting what differs',
  rule: 'A night that would be oversold is closed at once. Rooms go back on sale only if the same difference is found twice, five minutes apart, so that a booking in progress is not affected.',
  fixed: (count: number) => (count === 1 ? 'One difference was corrected.' : `${count} differences were corrected.`),
  waits: (count: number) =>
    count === 1
      ? 'One difference was found for the first time. Correct it again in five minutes.'
      : `${count} differences were found for the first time. Correct them again in five minutes.`,
  overbooked: 'Overbooked nights',
  overbookedNote: 'More rooms are sold or blocked than exist. Move a guest or lift a block.',
  noOverbooked: 'No night is overbooked.',
  overbookedHead: ['Night', 'Room type', 'Sold', 'Blocked', 'Rooms', 'Too many'],
  more: 'More nights',
};

export type Words = typeof words;
export default words;
