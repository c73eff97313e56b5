import { type Speech, shortPrice } from './cell-words.ts';
import type { judgeDraft } from './draft.ts';
import { mostNights } from './paint.ts';
import type { Span, Sums } from './preview.ts';

interface Told {
  readonly painted: number;
  readonly sums: Sums;
  readonly judged: ReturnType<typeof judgeDraft>;
  readonly ready: boolean;
  readonly asking: boolean;
}

type Count = (of: 'nights' | 'rooms', value: number) => string;

const spanText = ({ least, most }: Span, { formats }: Speech): string => {
  const [from, to] = [shortPrice(formats, least), shortPrice(formats, most)];
  return from === to ? from : `${from}–${to}`;
};

/** What changes: how many nights, and their prices before and after. */
const changeText = ({ painted, sums }: Told, speech: Speech, count: Count): string => {
  const { bar } = speech.words;
  const { changed, before, after, unset } = sums;
  if (changed === 0) return bar.already;
  const all = count('nights', painted);
  const prices = before && after ? bar.prices(spanText(before, speech), spanText(after, speech)) : '';
  return [
    changed === painted ? bar.whole(all) : bar.some(speech.formats.number(changed), all),
    prices && `${prices} ${after?.least.currency}`,
    unset > 0 ? bar.unset(count('nights', unset)) : '',
  ]
    .filter(Boolean)
    .join(', ');
};

/** The line below the number of painted nights. */
export const sumsText = (told: Told, speech: Speech, count: Count): string => {
  const { painted, sums, judged, ready, asking } = told;
  const { bar } = speech.words;
  if (painted > mostNights) return bar.tooMany(speech.formats.number(mostNights));
  if (judged.kind === 'wrong') return judged.field === 'price' ? '' : bar.wrongMaxStay;
  if (asking) return bar.asking;
  if (ready) return changeText(told, speech, count);
  return sums.now === undefined
    ? ''
    : `${bar.inView(count('rooms', sums.left))}, ${spanText(sums.now, speech)} ${sums.now.least.currency}`;
};

/** What the last change has done. */
export const doneText = (
  { nights, undone }: { readonly nights: number; readonly undone: boolean },
  { words: { done } }: Speech,
  count: Count,
): string => {
  if (nights === 0) return done.nothing;
  return undone ? done.undone(count('nights', nights)) : done.applied(count('nights', nights));
};
