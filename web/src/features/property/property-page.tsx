import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useOwnHotel } from '../../lib/own-hotel.ts';
import { FactsPart } from './facts-part.tsx';
import { Opening } from './on-sale.tsx';
import { PicturesPart } from './pictures-part.tsx';
import { PlansPart } from './plans-part.tsx';
import './property.css';
import { useFreshHotel } from './queries.ts';
import { RoomsPart } from './rooms-part.tsx';
import { TeamPart } from './team-part.tsx';
import { UnitsPart } from './units-part.tsx';
import { type Part, parts } from './url.ts';
import { WebhooksPart } from './webhooks-part.tsx';
import { propertyWords } from './words.ts';

interface Props {
  readonly hotelId: string;
  readonly part: Part;
}

/** The settings of a hotel, a part at a time. */
export const PropertyPage = ({ hotelId, part }: Props) => {
  const words = propertyWords.useWords();
  const known = useOwnHotel(hotelId);
  const { hotel, roomTypes } = useFreshHotel(hotelId) ?? known;
  const tabs = useRef<HTMLElement>(null);
  // On a phone the tabs scroll: the one of this part is brought into view.
  useEffect(() => {
    tabs.current?.querySelector(`[data-part="${part}"]`)?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [part]);
  return (
    <div key={hotelId} className="frame pt-6 pb-16">
      <title>{words.meta(words.parts[part], hotel.name)}</title>
      <h1 className="text-5 tracking-[-.02em] break-words md:text-6">{hotel.name}</h1>
      <nav ref={tabs} aria-label={words.nav} className="mt-4 flex overflow-x-auto border-b border-line">
        {parts.map((each) => (
          <Link
            key={each}
            to="/manage/$hotelId/property"
            params={{ hotelId }}
            search={{ part: each }}
            data-part={each}
            aria-current={each === part ? 'page' : undefined}
            className="property-tab"
          >
            {words.parts[each]}
          </Link>
        ))}
      </nav>
      {hotel.status === 'pending' ? <Opening hotel={hotel} rooms={roomTypes.length} /> : null}
      {part === 'facts' ? <FactsPart hotel={hotel} /> : null}
      {part === 'rooms' ? <RoomsPart hotel={hotel} roomTypes={roomTypes} /> : null}
      {part === 'plans' ? <PlansPart hotel={hotel} roomTypes={roomTypes} /> : null}
      {part === 'units' ? <UnitsPart hotel={hotel} roomTypes={roomTypes} /> : null}
      {part === 'pictures' ? <PicturesPart hotel={hotel} /> : null}
      {part === 'webhooks' ? <WebhooksPart hotel={hotel} /> : null}
      {part === 'team' ? <TeamPart hotel={hotel} /> : null}
    </div>
  );
};
