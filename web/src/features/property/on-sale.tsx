import { Link } from '@tanstack/react-router';
import { Circle, CircleCheck } from 'lucide';
import type { ReactNode } from 'react';
import { get } from '../../lib/api.ts';
import { ifMatch } from '../../lib/if-match.ts';
import type { OwnHotel } from '../../lib/own-hotel.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/section.tsx';
import { Refused } from './edit-bar.tsx';
import { hotelInput } from './inputs.ts';
import { useSend } from './use-send.ts';
import { propertyWords } from './words.ts';

/** Puts a hotel on sale or takes it off. */
const useStatus = (hotel: OwnHotel) =>
  useSend(hotel.id, (status: OwnHotel['status']) =>
    get('replaceHotel', {
      params: { hotelId: hotel.id },
      body: { ...hotelInput(hotel), status },
      headers: ifMatch(hotel),
    }),
  );

const Step = ({ done, children }: { readonly done: boolean; readonly children: ReactNode }) => {
  const { opening: words } = propertyWords.useWords();
  return (
    <li className="flex gap-3 border-b border-line py-3">
      <Icon
        of={done ? CircleCheck : Circle}
        size={22}
        className={done ? 'flex-none text-good' : 'flex-none text-ink3'}
      />
      <span className="sr-only">{done ? words.done : words.open}</span>
      <div className="min-w-0 flex-1">{children}</div>
    </li>
  );
};

interface OpeningProps {
  readonly hotel: OwnHotel;
  readonly rooms: number;
}

/** What is left to do before a new hotel takes bookings, and the button that opens it. */
export const Opening = ({ hotel, rooms }: OpeningProps) => {
  const { opening: words } = propertyWords.useWords();
  const status = useStatus(hotel);
  const hasRoom = rooms > 0;
  const params = { hotelId: hotel.id };
  const steps = [
    [
      'facts',
      true,
      words.facts,
      words.factsText(hotel.timeZone, hotel.currency, hotel.checkInTime, hotel.checkOutTime),
    ],
    ['rooms', hasRoom, words.room, words.roomText],
    ['pictures', hotel.images.length > 0, words.pictures, words.picturesText],
  ] as const;
  return (
    <section aria-label={words.title} className="mt-6 rounded-pane bg-lamp-wash p-5">
      <h2 className="text-4">{words.title}</h2>
      <ol className="mt-2">
        {steps.map(([part, done, title, text]) => (
          <Step key={part} done={done}>
            <Link to="/manage/$hotelId/property" params={params} search={{ part }} className="link font-semibold">
              {title}
            </Link>
            <p className="text-2 text-ink2">{text}</p>
          </Step>
        ))}
      </ol>
      <div className="mt-4 flex flex-wrap items-center gap-4">
        <Button kind="go" disabled={!hasRoom} busy={status.isPending} onClick={() => status.mutate('active')}>
          {words.go}
        </Button>
        <p className="text-2 text-ink2">{hasRoom ? words.goText : words.notYet}</p>
      </div>
      {status.error ? <Refused error={status.error} className="mt-4" /> : null}
    </section>
  );
};

/** Whether the hotel is on sale, and the way to change it. */
export const OnSale = ({ hotel }: { readonly hotel: OwnHotel }) => {
  const { onSale: words } = propertyWords.useWords();
  const status = useStatus(hotel);
  if (hotel.status === 'pending') return null;
  const isActive = hotel.status === 'active';
  return (
    <Section title={words.title}>
      <p className="font-semibold">{isActive ? words.on : words.off}</p>
      <p className="mt-1 max-w-[60ch] text-2 text-ink2">{isActive ? words.onText : words.offText}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button busy={status.isPending} onClick={() => status.mutate(isActive ? 'inactive' : 'active')}>
          {isActive ? words.take : words.put}
        </Button>
        {isActive ? (
          <ButtonLink kind="quiet" to="/hotels/$hotelId" params={{ hotelId: hotel.id }}>
            {words.look}
          </ButtonLink>
        ) : null}
      </div>
      {status.error ? <Refused error={status.error} className="mt-4" /> : null}
    </Section>
  );
};
