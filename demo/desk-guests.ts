/** The walk-in guests of a running demo hotel: names as a guest register has them, in several scripts. */
const names = [
  'Linnea Bergström',
  'Adaeze Okonkwo',
  'Friederike von Hohenberg-Schäfer',
  'Haruto Tanaka',
  'Jean-Baptiste & Élise Moreau',
  'Agnieszka Kowalczyk',
  'ليلى عبد الرحمن',
  'Rui Silva',
  'Eleni Papadopoulou',
  'Fiona & Hamish MacAllister',
  '山田 花子',
  'Maximilian Alexander Freiherr von und zu Guttenberg-Rosenheim',
  'Søren Kjær',
  'Nguyễn Thị Minh Khai',
  'Aoife Ní Bhriain',
  'Mateo Fernández Ruiz',
  'Zsófia Nagy',
  'Ivan Petrov',
  'Priya Raghunathan',
  'Luca De Santis',
  'Ayşe Demir',
  'Thandiwe Mokoena',
  'Ingrid Halvorsen',
  'Óscar Villanueva',
  'Magdalena Wiśniewska',
  'Tomáš Dvořák',
  'Grace Kim',
  'Youssef El Amrani',
  'Anneliese Grünwald',
  'Pedro Almeida',
] as const;

export interface DeskGuest {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
}

/** Guest `index` of the hotel's register, who has booked without an account: every third has left a telephone number. */
export const deskGuest = (hotelId: string, index: number): DeskGuest => {
  const name = names[index % names.length] ?? names[0];
  const phone = index % 3 === 0 ? `+351 21 555 ${String(100 + (index % 900)).padStart(4, '0')}` : null;
  return { name, email: `guest${index + 1}@${hotelId}.example`, phone };
};

/** Special requests of guests. */
export const requests = [
  'A quiet room, please.',
  'We arrive late, after 22:00.',
  'A cot for a baby, if possible.',
  'High floor, away from the lift.',
  'Two keys.',
  'Feather-free pillows.',
  'Airport transfer, flight TP 571.',
  'Parking for one car.',
] as const;
