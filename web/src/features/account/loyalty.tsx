import { useInfiniteQuery } from '@tanstack/react-query';
import { dayAt } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { plural } from '../../lib/words.ts';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { loyaltyQuery } from './queries.ts';
import { accountWords } from './words.ts';

/** Points and tier: the balance, its value, the nights missing to the next tier, and every movement. */
export const Loyalty = () => {
  const { page: words } = accountWords.useWords();
  const formats = useFormats();
  const language = useLanguage();
  const list = useInfiniteQuery(loyaltyQuery);
  const { data, error, refetch } = list;
  const summary = data?.pages[0]?.summary;
  const moves = data?.pages.flatMap(({ items }) => items) ?? [];
  const nights = (count: number): string => `${formats.number(count)} ${plural(language, count, words.nights)}`;
  return (
    <Section title={words.points} note={words.pointsNote}>
      {error ? <ProblemNote error={error} retry={() => void refetch()} /> : null}
      {summary ? (
        <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
          <div>
            <dt className="text-2 text-ink2">{words.balance}</dt>
            <dd>
              <b className="figures block text-6 font-bold tracking-[-.02em]">{formats.number(summary.balance)}</b>
              <span className="text-2 text-ink2">{words.worth(formats.money(summary.worth))}</span>
              {summary.expiring.slice(0, 2).map(({ points, at }) => (
                <span key={at} className="block text-2 text-ink2">
                  {words.expiring(formats.number(points), formats.date(dayAt(Date.parse(at)), 'monthSpan'))}
                </span>
              ))}
            </dd>
          </div>
          <div>
            <dt className="text-2 text-ink2">{nights(summary.nightsThisYear)}</dt>
            <dd>
              <b className="block text-6 font-bold tracking-[-.02em]">{words.tier[summary.tier]}</b>
              <span className="text-2 text-ink2">
                {summary.next
                  ? words.next(formats.number(summary.next.nights), words.tier[summary.next.tier])
                  : words.top}
              </span>
            </dd>
          </div>
        </dl>
      ) : error ? null : (
        <div className="h-24 bg-wash" aria-hidden="true" />
      )}
      {summary && moves.length === 0 ? <p className="mt-4 text-2 text-ink2">{words.noPoints}</p> : null}
      <ul className="mt-4 text-2">
        {moves.map(({ kind, points, at, reference, balance }) => (
          <li
            key={`${at} ${kind} ${reference} ${balance}`}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-t border-line py-2"
          >
            <span>
              <b className="font-semibold">{words.moves[kind]}</b>{' '}
              <span className="text-ink2">
                {formats.date(dayAt(Date.parse(at)), 'monthSpan')} {reference}
              </span>
            </span>
            <b className="font-semibold">{formats.number(points, { signDisplay: 'exceptZero' })}</b>
          </li>
        ))}
      </ul>
      <MoreButton list={list} className="mt-3">
        {words.more}
      </MoreButton>
    </Section>
  );
};
