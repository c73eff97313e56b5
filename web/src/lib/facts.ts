import { queryOptions, useQuery } from '@tanstack/react-query';
import { get } from './api.ts';
import { dayAt } from './dates.ts';
import type { Money } from './format.ts';
import { usePreferences } from './preferences.ts';
import { serverNow, useServerOffset } from './server-clock.ts';

const hour = 3_600_000;

/** The system's public facts: its name, its limits, its products. */
export const configQuery = queryOptions({
  queryKey: ['config'],
  queryFn: () => get('getConfig'),
  staleTime: hour,
});

/** Dated reference rates, for a second opinion beside a hotel's own price. */
export const currenciesQuery = queryOptions({
  queryKey: ['currencies'],
  queryFn: () => get('getCurrencies'),
  staleTime: hour,
});

/** Who is signed in; `user` is null for a visitor, and never a 401. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => get('getSession'),
  staleTime: 60_000,
});

/** An amount in the currency the guest chose beside the hotel's own, by reference rates; null if that is not chosen. */
export const useConverted = (money: Money): Money | null => {
  const wanted = usePreferences((state) => state.currency);
  const rates = useQuery({ ...currenciesQuery, enabled: wanted !== null && wanted !== money.currency }).data?.items;
  const from = rates?.find(({ currency }) => currency === money.currency);
  const to = rates?.find(({ currency }) => currency === wanted);
  if (wanted === null || wanted === money.currency || !from || !to) return null;
  // For comparing only: whole units, so that it is not mistaken for the charge.
  return { amount: ((Number(money.amount) / from.rate) * to.rate).toFixed(0), currency: to.currency };
};

export const useConfig = () => useQuery(configQuery).data;
export const useUser = () => useQuery(sessionQuery).data?.user ?? null;

/** The day it is by the system's clock, in a hotel's zone or else in the device's. */
export const useToday = (timeZone?: string): string => {
  useServerOffset();
  return dayAt(serverNow(), timeZone);
};
