import { type Amount, moneyInWords } from './money.ts';

/** What made the price of a night. */
type RuleToSay =
  | { readonly kind: 'base' }
  | { readonly kind: 'override'; readonly reason: 'weekend' | 'holiday' | 'high_demand' | 'promotion' | 'other' }
  | { readonly kind: 'demand'; readonly factor: string };

/** A night with its trace, as the API writes it. */
interface NightToSay<M extends Amount = Amount> {
  readonly price: M;
  readonly rule: RuleToSay;
  readonly rooms: readonly {
    readonly price: M;
    /** Where the night costs this room another price than the first. */
    readonly nightPrice?: M | undefined;
    readonly rule?: RuleToSay | undefined;
    readonly adjustments: readonly { readonly kind: 'plan' | 'adults' | 'children' | 'board'; readonly amount: M }[];
  }[];
}

/** What a rule is called. */
interface RuleWords {
  readonly base: string;
  readonly reasons: Readonly<Record<(RuleToSay & { readonly kind: 'override' })['reason'], string>>;
  readonly demand: (factor: string) => string;
}

/** The words of a language for the trace of a night. */
export interface TraceWords extends RuleWords {
  readonly steps: Readonly<Record<NightToSay['rooms'][number]['adjustments'][number]['kind'], string>>;
  /** Before the sentence of several rooms that cost the same. */
  readonly each: (rooms: number) => string;
}

const english: TraceWords = {
  base: 'base price',
  reasons: {
    weekend: 'weekend',
    holiday: 'holiday',
    high_demand: 'high demand',
    promotion: 'promotion',
    other: 'set by the hotel',
  },
  demand: (factor) => `demand, times ${factor}`,
  steps: { plan: 'rate', adults: 'adults', children: 'children', board: 'board' },
  each: (rooms) => `${rooms} rooms, each: `,
};

/** What made the price of a night, in words. */
const ruleInWords = (rule: RuleToSay, words: RuleWords): string => {
  if (rule.kind === 'base') return words.base;
  return rule.kind === 'demand' ? words.demand(rule.factor) : words.reasons[rule.reason];
};

/**
 * How each room of a night comes to its price, a sentence for rooms that cost the same in every step:
 * `EUR 100.00 (weekend), rate −EUR 10.00, board +EUR 50.00: EUR 140.00`, by the words of a language and its way to write
 * money.
 */
export const nightInWords = <M extends Amount>(
  { price, rule, rooms }: NightToSay<M>,
  words: TraceWords,
  money: (amount: M) => string,
): string[] => {
  const alike = Map.groupBy(rooms, (room) => JSON.stringify(room));
  return [...alike.values()].flatMap(([room, ...others]) => {
    if (room === undefined) return [];
    const { adjustments, nightPrice = price, rule: its = rule } = room;
    const start = `${money(nightPrice)} (${ruleInWords(its, words)})`;
    const steps = adjustments.map(({ kind, amount }) => `${words.steps[kind]} ${signed(amount, money)}`);
    const end = steps.length === 0 ? '' : `: ${money(room.price)}`;
    return [`${others.length === 0 ? '' : words.each(others.length + 1)}${[start, ...steps].join(', ')}${end}`];
  });
};

/** With its sign in front, whatever the language puts behind it. */
const signed = <M extends Amount>(amount: M, money: (amount: M) => string): string =>
  amount.amount.startsWith('-') ? `−${money({ ...amount, amount: amount.amount.slice(1) })}` : `+${money(amount)}`;

/** The same in English, as the API and the mails say it. */
export const nightInEnglish = (night: NightToSay): string[] => nightInWords(night, english, moneyInWords);
