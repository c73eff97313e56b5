import { useMemo } from 'react';
import { useFormats } from '../../lib/format.ts';
import { type Dates, isSameDates } from './dates.ts';
import type { PlanStay, PlanUnit } from './queries.ts';
import type { Carried } from './use-carry.ts';
import { planWords } from './words.ts';

/** Texts about stays and rooms, on the screen and for screen readers. */
export const useTexts = () => {
  const words = planWords.useWords();
  const formats = useFormats();
  return useMemo(() => {
    const dates = ({ checkIn, checkOut }: Dates): string => formats.range(checkIn, checkOut);
    const where = (unit: PlanUnit | undefined): string => (unit ? words.inRoom(unit.number) : words.inTray);
    const verdictOf = (verdict: Carried['verdict'], carriedOver: PlanUnit | undefined): string => {
      const unit = 'unit' in verdict ? verdict.unit : carriedOver;
      const room = unit?.number ?? '';
      switch (verdict.kind) {
        case 'taken':
          return words.verdicts.taken(room, verdict.by.guestName, dates(verdict.by));
        case 'blocked':
          return words.verdicts.blocked(room, verdict.reason);
        case 'few':
          return words.verdicts.few(verdict.rooms);
        case 'unpaid':
        case 'over':
        case 'tray':
        case 'inTray':
        case 'trayDates':
          return words.verdicts[verdict.kind];
        case 'nowhere':
          return words.cancelled;
        default:
          return words.verdicts[verdict.kind](room);
      }
    };
    return {
      dates,
      where,
      /** About the dragged stay: its dates if they change, and the outcome. */
      carried: ({ stay, dates: wanted, verdict, unit }: Carried): string => {
        const text = verdictOf(verdict, unit);
        return isSameDates(stay, wanted) ? text : words.onDates(dates(wanted), text);
      },
      bar: (stay: PlanStay, unit: PlanUnit | undefined): string =>
        words.bar(stay.guestName, dates(stay), words.statuses[stay.status] ?? stay.status, where(unit)),
      verdict: verdictOf,
    };
  }, [words, formats]);
};
