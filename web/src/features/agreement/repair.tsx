import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { get } from '../../lib/api.ts';
import { useFormats } from '../../lib/format.ts';
import { useOwnHotel } from '../../lib/own-hotel.ts';
import { queryClient } from '../../lib/query.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { DriftTable } from './drift-table.tsx';
import { NumbersTable } from './numbers-table.tsx';
import { agreementQuery, differencesIn, overbookedQuery, type Reconciliation } from './queries.ts';
import { UnitsTable } from './units-table.tsx';
import { agreementWords } from './words.ts';

interface Props {
  readonly hotelId: string;
  readonly found: Reconciliation;
}

const repairedIn = ({ drift, units, numbers }: Reconciliation): number =>
  [...drift, ...units.drift, ...numbers.drift].filter(({ repaired }) => repaired).length;

/** What a second pass, five minutes later, will put right. */
const waitingIn = ({ drift, numbers }: Reconciliation): number =>
  [...drift, ...numbers.drift].filter(({ repaired }) => !repaired).length;

const Said = ({ good = false, children }: { readonly good?: boolean; readonly children: ReactNode }) => (
  <p
    className={`mb-3 border-l-4 px-4 py-3 font-medium ${good ? 'border-back bg-back-wash' : 'border-lamp-deep bg-lamp-wash'}`}
  >
    {children}
  </p>
);

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div className="mb-6">
    <h3 className="mb-1 text-3">{title}</h3>
    {children}
  </div>
);

/** What differs: nights, numbered rooms, and the hotel's numbers. */
const Differences = ({ hotelId, found: { drift, units, numbers } }: Props) => {
  const words = agreementWords.useWords();
  const { number } = useFormats();
  const { roomTypes } = useOwnHotel(hotelId);
  const uncounted = numbers.uncounted - numbers.counted;
  return (
    <>
      {drift.length > 0 ? (
        <Part title={words.nights}>
          <DriftTable drift={drift} roomTypes={roomTypes} />
        </Part>
      ) : null}
      {units.drift.length > 0 ? (
        <Part title={words.units}>
          <UnitsTable drift={units.drift} hotelId={hotelId} />
        </Part>
      ) : null}
      {numbers.drift.length > 0 || uncounted > 0 ? (
        <Part title={words.numbers}>
          {uncounted > 0 ? <p className="mb-2">{words.uncounted(uncounted, number(uncounted))}</p> : null}
          {numbers.drift.length > 0 ? <NumbersTable drift={numbers.drift} /> : null}
        </Part>
      ) : null}
    </>
  );
};

/** What differs, and its repair, whose result is shown: some needs a second pass, five minutes later. */
export const Repair = ({ hotelId, found }: Props) => {
  const words = agreementWords.useWords();
  const [repaired, setRepaired] = useState<Reconciliation | null>(null);
  const repair = useMutation({
    networkMode: 'always',
    mutationFn: async (): Promise<Reconciliation> => ({
      ...(await get('repair', { params: { hotelId }, body: { repair: true } })),
      at: serverNow(),
    }),
    onSuccess: (now) => {
      setRepaired(now);
      void queryClient.invalidateQueries(agreementQuery(hotelId));
      void queryClient.invalidateQueries(overbookedQuery(hotelId));
    },
  });
  const fixed = repaired ? repairedIn(repaired) : 0;
  const counted = repaired?.numbers.counted ?? 0;
  // What was put right stays in view, though the next comparison finds it no more.
  const shown = repaired && (repaired.at >= found.at || differencesIn(found) === 0) ? repaired : found;
  if (differencesIn(shown) === 0 && fixed === 0 && counted === 0) return null;
  const waiting = repaired ? waitingIn(repaired) : 0;
  return (
    <Section title={words.drift} note={words.driftNote}>
      <div role="status">
        {fixed > 0 ? <Said good>{words.fixed(fixed)}</Said> : null}
        {counted > 0 ? <Said good>{words.countedNow(counted)}</Said> : null}
        {waiting > 0 ? <Said>{words.waits(waiting)}</Said> : null}
      </div>
      <Differences hotelId={hotelId} found={shown} />
      {repair.error ? <ProblemNote error={repair.error} className="mt-4" /> : null}
      {differencesIn(found) > 0 ? (
        <Button kind="go" className="mt-2" busy={repair.isPending} onClick={() => repair.mutate()}>
          {repair.isPending ? words.repairing : words.repair}
        </Button>
      ) : null}
      <p className="mt-3 max-w-[70ch] text-2 text-ink2">{words.rule}</p>
    </Section>
  );
};
