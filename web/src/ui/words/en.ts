const words = {
  nights: { one: 'night', other: 'nights' },
  adults: { one: 'adult', other: 'adults' },
  children: { one: 'child', other: 'children' },
  rooms: { one: 'room', other: 'rooms' },
  party: {
    room: (number: string) => `Room ${number}`,
    adults: 'Adults',
    children: 'Children',
    childrenNote: 'Up to age 17',
    age: (number: string) => `Age of child ${number}`,
    years: (age: number) => (age === 0 ? 'under 1' : String(age)),
    add: 'Add a room',
    remove: 'Remove this room',
    done: 'Done',
    more: (what: string) => `One more: ${what}`,
    fewer: (what: string) => `One fewer: ${what}`,
  },
  picker: {
    arrive: 'in',
    leave: 'out',
    earlier: 'Earlier nights',
    later: 'Later nights',
    hint: 'Select the nights of your stay. You check out the morning after the last one.',
    hintEnd: 'Now select the last night.',
    past: 'past',
    selected: 'your night',
    arrival: 'you arrive',
    departure: 'you leave',
  },
  close: 'Close',
  approx: (amount: string) => `about ${amount}`,
};

export type Words = typeof words;
export default words;
