import type { Words } from './en.ts';

export default {
  take: (amount) => `${amount} annehmen`,
  give: (amount) => `${amount} zurückgeben`,
  amount: 'Betrag',
  method: 'Per',
  methods: { cash: 'Bargeld', terminal: 'Kartenterminal', transfer: 'Überweisung' },
  taken: (amount) => `${amount} angenommen.`,
  given: (amount) => `${amount} zurückgegeben.`,
} satisfies Words;
