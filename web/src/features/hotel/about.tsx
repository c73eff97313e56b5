import type { ReactNode } from 'react';
import { useFormats } from '../../lib/format.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { plural } from '../../lib/words.ts';
import { amenityWords } from '../../ui/amenity-words.ts';
import { AreaMap } from '../../ui/area-map.tsx';
import { useCounts } from '../../ui/counts.ts';
import { MapBase } from '../../ui/map-base.tsx';
import { Section } from '../../ui/section.tsx';
import type { Hotel } from './queries.ts';
import { hotelWords } from './words.ts';

/** The hotel's description and amenities. */
export const About = ({ hotel }: { readonly hotel: Hotel }) => {
  const { about: words } = hotelWords.useWords();
  const { amenities } = amenityWords.useWords();
  return (
    <Section title={words.title}>
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-[minmax(0,1.2fr)_minmax(0,2fr)]">
        <p className="max-w-[56ch] whitespace-pre-line">{hotel.description}</p>
        <ul className="columns-2 gap-x-8 text-2 lg:columns-3">
          {hotel.amenities.map((amenity) => (
            <li key={amenity} className="break-inside-avoid border-t border-line py-1.5">
              {amenities[amenity] ?? amenity.replaceAll('_', ' ')}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
};

const aroundKm = 6;

export const Where = ({ hotel }: { readonly hotel: Hotel }) => {
  const { where: words } = hotelWords.useWords();
  return (
    <Section title={words.title} note={[hotel.address, hotel.city].filter((part) => part !== '').join(', ')}>
      <AreaMap
        label={words.map(hotel.name)}
        centre={hotel}
        radiusKm={aroundKm}
        className="h-64 rounded-pane md:h-80"
        base={(view) => <MapBase view={view} />}
      >
        {({ width, height }) => (
          <span
            style={{ left: width / 2, top: height / 2 }}
            className="absolute -translate-x-1/2 -translate-y-full pb-1.5"
          >
            <span className="relative block max-w-56 truncate rounded-pane bg-lamp px-2 py-1 text-2 font-bold text-on-lamp shadow-[0_0_0_1.5px_var(--lit-line)]">
              {hotel.name}
            </span>
          </span>
        )}
      </AreaMap>
      <p className="mt-2 text-1 text-ink3">{words.credit}</p>
    </Section>
  );
};

const Row = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="grid grid-cols-[112px_minmax(0,1fr)] gap-x-4 border-t border-line py-2 md:grid-cols-[160px_minmax(0,1fr)]">
    <dt className="text-ink2">{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** House times, taxes and the policy, in words. */
export const Know = ({ hotel }: { readonly hotel: Hotel }) => {
  const { know: words, board } = hotelWords.useWords();
  const formats = useFormats();
  const language = useLanguage();
  const { count } = useCounts();
  const { steps } = hotel.cancellationPolicy;
  const before = (hours: number): string =>
    hours % 24 === 0 && hours > 24
      ? `${formats.number(hours / 24)} ${plural(language, hours / 24, words.days)}`
      : `${formats.number(hours)} ${plural(language, hours, words.hours)}`;
  const taxValue = (kind: string, value: string): string =>
    kind === 'percent'
      ? formats.number(Number(value), { maximumFractionDigits: 4 })
      : formats.money({ amount: value, currency: hotel.currency });
  return (
    <Section title={words.title}>
      <dl className="-mt-2 text-2 md:columns-2 md:gap-x-8 [&>div]:break-inside-avoid">
        <Row name={words.checkIn}>{board.from(hotel.checkInTime)}</Row>
        <Row name={words.checkOut}>{board.until(hotel.checkOutTime)}</Row>
        <Row name={words.currency}>{formats.currency(hotel.currency)}</Row>
        <Row name={words.zone}>{hotel.timeZone.replaceAll('_', ' ')}</Row>
        <Row name={words.taxes}>
          {hotel.taxes.length === 0
            ? words.noTaxes
            : hotel.taxes.map(({ name, kind, value }) => (
                <p key={name + kind}>
                  {name}: {words.tax[kind]?.(taxValue(kind, value)) ?? taxValue(kind, value)}
                </p>
              ))}
        </Row>
        <Row name={words.policy}>
          {steps.length === 0
            ? words.policyNone
            : steps.map((step) => (
                <p key={step.hoursBeforeCheckIn}>
                  {'refundPercent' in step
                    ? words.policyStep(formats.number(step.refundPercent), before(step.hoursBeforeCheckIn))
                    : words.policyNights(count('nights', step.penaltyNights), before(step.hoursBeforeCheckIn))}
                </p>
              ))}
        </Row>
      </dl>
    </Section>
  );
};
