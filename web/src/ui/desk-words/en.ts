const words = {
  take: (amount: string) => `Take ${amount}`,
  give: (amount: string) => `Give ${amount} back`,
  dismiss: 'Close the note',
  amount: 'Amount',
  method: 'By',
  methods: { cash: 'cash', terminal: 'card terminal', transfer: 'transfer' },
  taken: (amount: string) => `${amount} taken.`,
  given: (amount: string) => `${amount} given back.`,
  party: {
    adults: 'Adults',
    children: 'Ages of children',
    hint: 'such as 4, 9',
    ofRoom: (number: number) => `Room ${number}`,
    add: 'One more room',
    remove: 'Remove',
    removeOf: (number: number) => `Remove room ${number}`,
  },
  cost: {
    none: 'Change something, and what it costs stands here.',
    asking: 'Asking for the price',
    before: 'So far',
    after: 'Then',
    more: (amount: string) => `${amount} more`,
    less: (amount: string) => `${amount} less`,
    same: 'The price stays the same',
    back: (amount: string) => `The guest gets ${amount} back: that much was paid and is not kept by the policy.`,
    settle: 'The difference',
    ways: { desk: 'at the desk', card: 'by the card that paid' },
  },
};

export type Words = typeof words;
export default words;
