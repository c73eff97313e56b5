const words = {
  cell: {
    left: (count: string) => `${count} left`,
    taken: 'sold out',
    noArrival: 'no check-in',
    noDeparture: 'no check-out',
    closed: 'not for sale',
    minStay: (nights: string) => `minimum stay ${nights}`,
    maxStay: (nights: string) => `maximum stay ${nights}`,
    mayLeave: 'check-out possible',
  },
  lengths: (day: string, least: string, most: string) => `Arriving on ${day}: ${least} to ${most} nights.`,
  whyNot: {
    tooManyGuests: 'Too small for your party',
    closed: (days: string) => `Not for sale: ${days}`,
    notNow: 'Not for sale on these nights',
    soldOut: (days: string) => `Sold out: ${days}`,
    taken: 'Sold out on these nights',
    someNights: (count: string) => `${count} of these nights`,
    advance: 'Not for sale this far, or this shortly, in advance',
    noArrival: (day: string) => `No check-in on ${day}`,
    noDeparture: (day: string) => `No check-out on ${day}`,
    minStay: (nights: string) => `Only for ${nights} or more`,
    maxStay: (nights: string) => `Only for ${nights} or fewer`,
    take: (nights: string) => `Stay ${nights}`,
  },
};

export type Words = typeof words;
export default words;
