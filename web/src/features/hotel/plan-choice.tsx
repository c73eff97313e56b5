import { useFormats } from '../../lib/format.ts';
import { isZero, share } from '../../lib/money.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { amenityWords } from '../../ui/amenity-words.ts';
import { Amount } from '../../ui/amount.tsx';
import { rateWords } from '../../ui/rate-words.ts';
import { refundTerms } from './plan-columns.ts';
import type { Offer } from './queries.ts';
import { hotelWords } from './words.ts';

/** What a plan comes with: board, what comes back until when, and when it is paid. */
export const usePlanTerms = (offer: Offer, timeZone: string): readonly string[] => {
  const { rooms: words } = hotelWords.useWords();
  const { boards } = amenityWords.useWords();
  const formats = useFormats();
  const { ratePlan, payment } = offer;
  const terms = refundTerms(offer, serverNow());
  const refund =
    terms.kind === 'unpaid'
      ? words.freeToCancel
      : terms.kind === 'none'
        ? words.nothingBack
        : (terms.kind === 'all' ? words.allBack : words.partBack)(formats.instant(terms.until, timeZone));
  return [boards[ratePlan.board] ?? ratePlan.board.replaceAll('_', ' '), refund, words.pays[payment.kind]];
};

const Due = ({ offer: { payment } }: { readonly offer: Offer }) => {
  const { rooms: words } = hotelWords.useWords();
  if (isZero(payment.dueAtHotel)) return null;
  return (
    <>
      <span className="block">
        {isZero(payment.dueNow) ? (
          words.nothingNow
        ) : (
          <>
            {words.now} <Amount money={payment.dueNow} bare plain />
          </>
        )}
      </span>
      <span className="block">
        {words.atHotel} <Amount money={payment.dueAtHotel} bare plain />
      </span>
    </>
  );
};

interface Props {
  readonly roomName: string;
  readonly offer: Offer;
  readonly nights: number;
  readonly timeZone: string;
  readonly byCode: boolean;
  readonly on: boolean;
  /** How far it is from the chosen one. */
  readonly difference: string;
  readonly onChoose: () => void;
}

/** A room under one plan. In the matrix its terms are above the column; on a phone beside it. */
export const PlanChoice = ({ roomName, offer, nights, timeZone, byCode, on, difference, onChoose }: Props) => {
  const { rooms: words } = hotelWords.useWords();
  const { byCode: withCode, members } = rateWords.useWords();
  const { ratePlan, totals } = offer;
  const terms = usePlanTerms(offer, timeZone);
  return (
    <label
      data-on={on || undefined}
      className="flex min-h-16 cursor-pointer items-start gap-3 rounded-pane px-3 py-2.5 shadow-[inset_0_0_0_1px_var(--line)] hover:shadow-[inset_0_0_0_2px_var(--ink)] has-focus-visible:outline-3 has-focus-visible:-outline-offset-2 has-focus-visible:outline-[var(--focus)] data-on:bg-lamp data-on:text-on-lamp data-on:shadow-[inset_0_0_0_1.5px_var(--lit-line)] lg:rounded-none lg:not-data-on:not-hover:shadow-[inset_1px_0_0_var(--line)]"
    >
      <input
        type="radio"
        name="room"
        checked={on}
        onChange={onChoose}
        aria-label={words.choose(
          [roomName, ratePlan.name, ...(ratePlan.membersOnly ? [members] : []), ...terms].join(', '),
        )}
        className="mt-1 h-4.5 w-3.5 flex-none appearance-none rounded-[2px] shadow-[inset_0_0_0_1.5px_currentColor] outline-none checked:bg-on-lamp checked:shadow-[inset_0_0_0_1.5px_currentColor,inset_0_0_0_3px_var(--lamp)]"
      />
      <span className="min-w-0 flex-1 pt-0.5 text-1 lg:hidden">
        <b className="block text-2 font-semibold [overflow-wrap:anywhere]">{ratePlan.name}</b>
        {byCode ? <span className="block font-medium">{withCode}</span> : null}
        {ratePlan.membersOnly ? <span className="block font-medium">{members}</span> : null}
        {terms.map((term) => (
          <span key={term} className="block opacity-85">
            {term}
          </span>
        ))}
      </span>
      <span className="flex-none text-right text-1 lg:ml-auto lg:min-w-0 lg:flex-1">
        <b className="figures block text-4 leading-6 font-bold tracking-[-.01em]">
          <Amount money={totals.total} />
        </b>
        <span className="-ml-7 block">
          {difference === '' ? null : <span className="block font-medium">{difference}</span>}
          <span className="block opacity-85">
            {nights > 1 ? (
              <span className="block">
                <Amount money={share(totals.total, nights)} bare plain /> {words.perNight}
              </span>
            ) : null}
            <Due offer={offer} />
          </span>
        </span>
      </span>
    </label>
  );
};
