import { useState } from 'react';
import { useFormats } from '../../lib/format.ts';
import { zeroOf } from '../../lib/money.ts';
import { amenityWords } from '../../ui/amenity-words.ts';
import { Amount } from '../../ui/amount.tsx';
import { useCounts } from '../../ui/counts.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { type StepKind, type TracedNight, type TracedRooms, traceOf } from './plan-columns.ts';
import type { Offer } from './queries.ts';
import { hotelWords } from './words.ts';

const useRule = () => {
  const { trace: words } = hotelWords.useWords();
  const formats = useFormats();
  return ({ rule }: TracedNight): string =>
    rule.kind === 'override'
      ? words.override[rule.reason]
      : rule.kind === 'demand'
        ? words.demand(formats.number(Number(rule.factor), { minimumFractionDigits: 2 }))
        : words.base;
};

const cell = 'border-t border-line py-1.5 pl-2 text-right align-top';

/** One room, or several that cost the same: a row a night, a column a step. */
const RoomTable = ({ offer, traced }: { readonly offer: Offer; readonly traced: TracedRooms }) => {
  const { trace: words } = hotelWords.useWords();
  const { boards } = amenityWords.useWords();
  const formats = useFormats();
  const { people } = useCounts();
  const ruleOf = useRule();
  const { rooms, nights, kinds, total } = traced;
  const [first = 0] = rooms;
  const who = offer.party[first];
  const heads: Record<StepKind, string> = {
    plan: offer.ratePlan.name,
    adults: words.adults,
    children: words.children,
    board: boards[offer.ratePlan.board] ?? words.board,
  };
  const numbers = formats.list(rooms.map((room) => formats.number(room + 1)));
  return (
    <table className="mb-6 w-full text-2 last:mb-0">
      <caption className="pb-2 text-left">
        {offer.party.length > 1 ? <b className="mr-2 font-bold">{words.room(numbers, rooms.length)}</b> : null}
        {who ? people([who]) : ''}
        {rooms.length > 1 ? `, ${words.each}` : ''}
      </caption>
      <thead className="cond text-1 leading-4 text-ink2">
        <tr>
          <th scope="col" className="pb-1 text-left align-bottom font-medium">
            {words.night}
          </th>
          <th scope="col" className="pb-1 pl-2 text-right align-bottom font-medium">
            {words.price}
          </th>
          {kinds.map((kind) => (
            <th key={kind} scope="col" className="pb-1 pl-2 text-right align-bottom font-medium">
              {heads[kind]}
            </th>
          ))}
          <th scope="col" className="pb-1 pl-2 text-right align-bottom font-medium">
            {words.paid(offer.currency)}
          </th>
        </tr>
      </thead>
      <tbody>
        {nights.map((night) => (
          <tr key={night.date}>
            <th scope="row" className="border-t border-line py-1.5 text-left align-top font-medium whitespace-nowrap">
              {formats.date(night.date, 'day')}
              <span className="block text-1 font-normal text-ink2">{ruleOf(night)}</span>
            </th>
            <td className={cell}>
              <Amount money={night.base} bare plain />
            </td>
            {kinds.map((kind) => (
              <td key={kind} className={cell}>
                <Amount money={night.steps[kind] ?? zeroOf(night.base)} bare plain />
              </td>
            ))}
            <td className={`${cell} font-semibold`}>
              <Amount money={night.price} bare plain />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="border-t-2 border-ink font-semibold">
          <th scope="row" colSpan={kinds.length + 2} className="py-1.5 text-left font-semibold">
            {words.sum}
          </th>
          <td className="py-1.5 pl-2 text-right">
            <Amount money={total} bare plain />
          </td>
        </tr>
      </tfoot>
    </table>
  );
};

/** How the price is made, on demand: each room, each night, each step. */
export const Trace = ({ offer }: { readonly offer: Offer }) => {
  const { trace: words } = hotelWords.useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <p className="border-t border-board-line py-1.5 text-2">
        <button type="button" className="link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {words.open}
        </button>
      </p>
      <Sheet title={words.open} open={open} onClose={() => setOpen(false)}>
        {traceOf(offer).map((traced) => (
          <RoomTable key={traced.rooms.join()} offer={offer} traced={traced} />
        ))}
        <p className="mt-4 text-2 text-ink2">{words.note}</p>
      </Sheet>
    </>
  );
};
