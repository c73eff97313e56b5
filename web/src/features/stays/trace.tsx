import { useFormats } from '../../lib/format.ts';
import { isNegative } from '../../lib/money.ts';
import { nightPrices } from '../../lib/night-prices.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Booking } from './queries.ts';
import { staysWords } from './words.ts';

type Night = Booking['nightlyPrices'][number];

const useRule = () => {
  const { rules, reasons } = staysWords.useWords();
  return (rule: Night['rule']): string => {
    if (rule.kind === 'base') return rules.base;
    return rule.kind === 'demand' ? rules.demand(rule.factor) : (reasons[rule.reason] ?? rule.reason);
  };
};

/** What each night costs and what made it so: the night's price by its rule, then the steps of each room. */
export const Trace = ({ booking }: { readonly booking: Booking }) => {
  const { adjustments } = staysWords.useWords();
  const formats = useFormats();
  const rule = useRule();
  const prices = nightPrices(booking.nightlyPrices);
  const signed = (money: Night['price']): string => `${isNegative(money) ? '' : '+'}${formats.money(money)}`;
  return (
    <table className="st-trace">
      <tbody>
        {booking.nightlyPrices.map((night) => (
          <tr key={night.date}>
            <th scope="row">{formats.date(night.date, 'day')}</th>
            <td>
              {formats.money(night.price)} <span className="text-ink2">{rule(night.rule)}</span>
              {night.rooms.map((room, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a room of the party is known by its place alone.
                <span key={place} className="block text-ink2">
                  {room.adjustments.map(({ kind, amount }) => `${adjustments[kind]} ${signed(amount)}`).join(', ')}
                </span>
              ))}
            </td>
            <td>
              <Amount money={prices.get(night.date) ?? night.price} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
