const words = {
  take: (amount: string) => `Take ${amount}`,
  give: (amount: string) => `Give ${amount} back`,
  amount: 'Amount',
  method: 'By',
  methods: { cash: 'cash', terminal: 'card terminal', transfer: 'transfer' },
  taken: (amount: string) => `${amount} taken.`,
  given: (amount: string) => `${amount} given back.`,
};

export type Words = typeof words;
export default words;
