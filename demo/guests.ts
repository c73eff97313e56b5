/** A person who has stayed at demo hotels. */
export interface DemoGuest {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

const names = [
  'Amelia Hart',
  'Bruno Costa',
  'Chiara Fontana',
  'Daniel Weber',
  'Elif Yıldız',
  'Fatou Diallo',
  'Giorgos Pappas',
  'Hana Suzuki',
] as const;

/** The guests who stay in the demo hotels and review them, in this order. */
export const pastGuests: readonly DemoGuest[] = names.map((name, index) => {
  const [first = ''] = name.toLowerCase().split(' ');
  return { id: `demo-guest-${index + 1}`, name, email: `${first}@example.com` };
});
