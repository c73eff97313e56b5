import { useConfig } from '../../lib/facts.ts';
import { useFormats } from '../../lib/format.ts';
import { searchWords } from './words.ts';

const Figure = ({ value, unit, text }: { readonly value: string; readonly unit: string; readonly text: string }) => (
  <div className="max-w-[38ch]">
    <p className="figures text-6 font-bold tracking-[-.03em] md:text-7">
      {value}
      <span className="ml-2 text-5 font-medium tracking-[-.01em]">{unit}</span>
    </p>
    <p className="mt-1 text-ink2">{text}</p>
  </div>
);

/** What holds for every booking here, in three figures that the system itself gives. */
export const Promises = () => {
  const {
    home: { promises: words },
  } = searchWords.useWords();
  const formats = useFormats();
  const config = useConfig();
  return (
    <section className="frame">
      <div className="mt-8 grid min-h-44 gap-6 border-t-2 border-ink pt-3.5 md:grid-cols-3">
        <Figure value={formats.number(0)} unit="EUR" text={words.zero} />
        <Figure value={formats.number(config?.holdMinutes ?? 15)} unit={words.minutes} text={words.hold} />
        <Figure value={formats.number(config?.horizonMonths ?? 18)} unit={words.months} text={words.horizon} />
      </div>
    </section>
  );
};
