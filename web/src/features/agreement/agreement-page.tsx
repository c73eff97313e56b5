import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { get } from '../../lib/api.ts';
import { useFormats } from '../../lib/format.ts';
import { useOwnHotel } from '../../lib/own-hotel.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { queryClient } from '../../lib/query.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { plural } from '../../lib/words.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { DriftTable } from './drift-table.tsx';
import { Overbooked } from './overbooked.tsx';
import { agreementQuery, overbookedQuery, type Reconciliation } from './queries.ts';
import { agreementWords } from './words.ts';

interface Props {
  readonly hotelId: string;
}

/** Repairs wrong nights and shows the result: some need a second pass, five minutes later. */
const Repair = ({ hotelId, found }: Props & { readonly found: Reconciliation }) => {
  const words = agreementWords.useWords();
  const { roomTypes } = useOwnHotel(hotelId);
  const [repaired, setRepaired] = useState<Reconciliation | null>(null);
  const repair = useMutation({
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
  // What was put right stays in view, though the next comparison finds it no more.
  const drift = repaired && repaired.at >= found.at ? repaired.drift : found.drift;
  const fixed = repaired?.drift.filter((night) => night.repaired).length ?? 0;
  const waiting = repaired ? repaired.drift.length - fixed : 0;
  if (drift.length === 0 && fixed === 0) return null;
  return (
    <Section title={words.drift} note={words.driftNote}>
      <div role="status">
        {fixed > 0 ? (
          <p className="mb-3 border-l-4 border-back bg-back-wash px-4 py-3 font-medium">{words.fixed(fixed)}</p>
        ) : null}
        {waiting > 0 ? (
          <p className="mb-3 border-l-4 border-lamp-deep bg-lamp-wash px-4 py-3 font-medium">{words.waits(waiting)}</p>
        ) : null}
      </div>
      <DriftTable drift={drift.length > 0 ? drift : (repaired?.drift ?? [])} roomTypes={roomTypes} />
      {repair.error ? <ProblemNote error={repair.error} className="mt-4" /> : null}
      {found.drift.length > 0 ? (
        <Button kind="go" className="mt-5" busy={repair.isPending} onClick={() => repair.mutate()}>
          {repair.isPending ? words.repairing : words.repair}
        </Button>
      ) : null}
      <p className="mt-3 max-w-[70ch] text-2 text-ink2">{words.rule}</p>
    </Section>
  );
};

const Head = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <header className="pt-8">
    <h1 className="text-5 tracking-[-.02em] md:text-6">{title}</h1>
    {children}
  </header>
);

/** Whether every night's counters agree with its bookings and blocks; otherwise the differences, and the repair. */
export const AgreementPage = ({ hotelId }: Props) => {
  const words = agreementWords.useWords();
  const formats = useFormats();
  const language = useLanguage();
  const { hotel, roomTypes } = useOwnHotel(hotelId);
  const { data, error, refetch, isFetching } = useQuery(agreementQuery(hotelId));
  const types = `${formats.number(roomTypes.length)} ${plural(language, roomTypes.length, words.types)}`;
  return (
    <div className="frame pb-16">
      <title>{words.meta}</title>
      {data?.checked === 0 && data.drift.length === 0 ? (
        <Head title={words.nothing.title}>
          <p className="mt-3 mb-6 max-w-[70ch] text-ink2">{words.nothing.text}</p>
          {roomTypes.length === 0 ? (
            <ButtonLink kind="go" to="/manage/$hotelId/property" params={{ hotelId }} search={{ part: 'rooms' }}>
              {words.nothing.link}
            </ButtonLink>
          ) : null}
        </Head>
      ) : data ? (
        <Head title={words.title(data.drift.length)}>
          <p className="mt-3 max-w-[70ch] text-ink2">
            {words.text(formats.number(data.checked), types)} {data.drift.length === 0 ? words.agrees : ''}
          </p>
          {data.inFlux > 0 ? (
            <p className="mt-2 max-w-[70ch] font-medium">{words.inFlux(formats.number(data.inFlux))}</p>
          ) : null}
          <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button size="small" busy={isFetching} onClick={() => void refetch()}>
              {words.again}
            </Button>
            <p role="status" className="text-2 text-ink2">
              {words.at(formats.timeAndZone(new Date(data.at).toISOString(), hotel.timeZone))} {words.hourly}
            </p>
          </div>
        </Head>
      ) : (
        <Head title={error ? words.failedTitle : words.checkingTitle}>
          <p className="mt-3 max-w-[70ch] text-ink2">{words.checkingText}</p>
        </Head>
      )}
      {error ? <ProblemNote error={error} retry={() => void refetch()} className="mt-6" /> : null}
      {data ? <Repair hotelId={hotelId} found={data} /> : null}
      <Overbooked hotelId={hotelId} roomTypes={roomTypes} />
    </div>
  );
};
