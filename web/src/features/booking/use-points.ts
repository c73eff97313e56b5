import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery } from '../../lib/facts.ts';
import { useSettled } from '../../lib/settled.ts';
import { pointsQuery } from './queries.ts';

/** Typing causes one request, not one a key. */
const pauseMs = 250;

/**
 * How many points pay for a hold. What they are worth is the system's word; nothing is spent before the booking is paid.
 * @param asks whether there is anything to pay for
 */
export const usePoints = (bookingId: string, asks: boolean) => {
  const isMember = useQuery(sessionQuery).data?.kind === 'account';
  const [on, setOn] = useState(false);
  const [typed, setTyped] = useState<string>();
  const enabled = isMember && asks;
  const whole = useQuery({ ...pointsQuery(bookingId, undefined), enabled });
  const most = whole.data?.most ?? 0;
  // An empty field means none; more points than can be used mean the most that can.
  const wanted = typed === undefined ? most : Math.min(Number(typed), most);
  const asked = useSettled(wanted, pauseMs);
  const part = useQuery({ ...pointsQuery(bookingId, asked), enabled: enabled && on && asked !== most });
  const shown = wanted === most ? whole : part;
  const spends = on && most > 0 && wanted > 0;
  return {
    /** Undefined where this guest has none to spend here. */
    offer: most > 0 ? whole.data : undefined,
    on,
    turn: setOn,
    typed: typed ?? String(most),
    type: (text: string) => setTyped(text.replaceAll(/\D/g, '').slice(0, 9)),
    spends,
    points: spends ? wanted : 0,
    /** The amount they pay and the rest for the card; undefined while it is loading, and if none are spent. */
    paid: spends && shown.data?.points === wanted ? shown.data : undefined,
  };
};
