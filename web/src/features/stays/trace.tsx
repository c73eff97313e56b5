import { nightInWords } from '../../../../functions/words/night-price.ts';
import { useFormats } from '../../lib/format.ts';
import { nightPrices } from '../../lib/night-prices.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Booking } from './queries.ts';
import { staysWords } from './words.ts';

/** What each night costs and what made it so, by the function that mails and the API use too. */
export const Trace = ({ booking }: { readonly booking: Booking }) => {
  const { night: words } = staysWords.useWords();
  const formats = useFormats();
  const prices = nightPrices(booking.nightlyPrices);
  return (
    <table className="st-trace">
      <tbody>
        {booking.nightlyPrices.map((night) => (
          <tr key={night.date}>
            <th scope="row">{formats.date(night.date, 'day')}</th>
            <td>
              {nightInWords(night, words, (money) => formats.money(money)).map((sentence) => (
                <span key={sentence} className="block">
                  {sentence}
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
