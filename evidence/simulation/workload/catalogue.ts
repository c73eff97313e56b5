import type { World } from '../world.ts';
import * as desk from './desk.ts';
import * as frontDesk from './front-desk.ts';
import * as guests from './guests.ts';
import * as holds from './holds.ts';
import * as owners from './owners.ts';
import * as rates from './rates.ts';
import * as system from './system.ts';
import type { Maker, Task } from './task.ts';

/** The relative frequency of each kind of task. */
const WEIGHTS = {
  browseAndHold: 120,
  holdUnquoted: 60,
  holdTwice: 25,
  holdAgain: 40,
  confirm: 140,
  confirmTwice: 40,
  cancel: 40,
  change: 60,
  look: 10,
  review: 8,
  correct: 8,
  resend: 5,
  checkIn: 20,
  checkOut: 20,
  noShow: 16,
  reinstate: 20,
  cancelAtDesk: 10,
  rebook: 15,
  assignUnits: 24,
  assignArrivals: 6,
  block: 12,
  unblock: 8,
  replaceUnit: 4,
  retypeUnit: 3,
  bookAtDesk: 14,
  payAtDesk: 14,
  changeAtDesk: 12,
  replaceRoomType: 6,
  setPricing: 12,
  changeGrid: 20,
  changePlan: 10,
  replaceHotel: 3,
  deleteRoomType: 5,
  createRoomType: 4,
  createOrDeleteHotel: 3,
  reconcile: 4,
  repair: 10,
  sabotage: 5,
  expiry: 40,
  completion: 12,
  reconciliation: 4,
  deliveries: 15,
  tending: 4,
} as const;

type Kind = keyof typeof WEIGHTS;

const MAKERS: Readonly<Record<Kind, Maker>> = {
  ...holds,
  ...guests,
  ...frontDesk,
  ...desk,
  ...owners,
  ...rates,
  ...system,
};

/** Worlds with a focus: factors for the frequency of some workloads. */
export const FOCUSES = {
  all: {},
  rooms: { replaceRoomType: 12 },
  money: { confirm: 2, confirmTwice: 3, cancel: 3, change: 3 },
  moves: { rebook: 6, confirm: 2 },
  rates: { changeGrid: 4, changePlan: 3, change: 4, browseAndHold: 2 },
  desk: {
    assignUnits: 4,
    block: 6,
    unblock: 6,
    retypeUnit: 12,
    replaceUnit: 4,
    bookAtDesk: 4,
    payAtDesk: 6,
    changeAtDesk: 2,
    checkIn: 2,
  },
  repair: { sabotage: 12, repair: 8, reconciliation: 3, cancel: 2 },
} as const satisfies Record<string, Partial<Record<Kind, number>>>;

export type Focus = keyof typeof FOCUSES;

/** Draws the next workload: one task, or two that are sent at the same time. */
export const drawing = (focus: Focus): ((world: World) => readonly Task[]) => {
  const times: Partial<Record<Kind, number>> = FOCUSES[focus];
  const weighted = Object.entries(WEIGHTS).map(([kind, weight]) => {
    const known = kind as Kind;
    return { make: MAKERS[known], weight: weight * (times[known] ?? 1) };
  });
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  return (world) => {
    let draw = world.chance.next() * total;
    for (const { make, weight } of weighted) {
      draw -= weight;
      if (draw < 0) return make(world);
    }
    return [];
  };
};
