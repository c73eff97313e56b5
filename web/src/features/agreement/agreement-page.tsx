import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormats } from '../../lib/format.ts';
import { useOwnHotel } from '../../lib/own-hotel.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { plural } from '../../lib/words.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Overbooked } from './overbooked.tsx';
import { agreementQuery, differencesIn, type Reconciliation } from './queries.ts';
import { Repair } from './repair.tsx';
import { agreementWords } from './words.ts';

interface Props {
  readonly hotelId: string;
}

const Head = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <header className="pt-8">
    <h1 className="text-5 tracking-[-.02em] md:text-6">{title}</h1>
    {children}
  </header>
);

/** What was compared, and how much of it agrees. */
const Compared = ({ found, types }: { readonly found: Reconciliation; readonly types: string }) => {
  const words = agreementWords.useWords();
  const { number } = useFormats();
  const { checked, drift, inFlux, units, numbers } = found;
  const line = 'mt-2 max-w-[70ch] text-ink2';
  return (
    <>
      <p className="mt-3 max-w-[70ch] text-ink2">
        {words.text(number(checked), types)} {drift.length === 0 ? words.agrees : ''}
      </p>
      {units.nights > 0 && units.drift.length === 0 ? (
        <p className={line}>{words.unitsAgree(number(units.nights))}</p>
      ) : null}
      {numbers.bookings > 0 && numbers.uncounted === 0 && numbers.drift.length === 0 ? (
        <p className={line}>{words.numbersAgree(number(numbers.bookings))}</p>
      ) : null}
      {inFlux > 0 ? <p className="mt-2 max-w-[70ch] font-medium">{words.inFlux(number(inFlux))}</p> : null}
    </>
  );
};

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
      {data?.checked === 0 && differencesIn(data) === 0 ? (
        <Head title={words.nothing.title}>
          <p className="mt-3 mb-6 max-w-[70ch] text-ink2">{words.nothing.text}</p>
          {roomTypes.length === 0 ? (
            <ButtonLink kind="go" to="/manage/$hotelId/property" params={{ hotelId }} search={{ part: 'rooms' }}>
              {words.nothing.link}
            </ButtonLink>
          ) : null}
        </Head>
      ) : data ? (
        <Head title={words.title(data.drift.length, differencesIn(data) > 0)}>
          <Compared found={data} types={types} />
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
