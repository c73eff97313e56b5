import { type ScheduleName, schedules } from '../../contract/schedules.ts';

export const scheduleNames = Object.keys(schedules) as ScheduleName[];

/** What runs every few minutes anyway counts as due at every move of a clock. */
const alwaysDueMinutes = 5;
const minuteMs = 60_000;

/** Whether a schedule is due, so many milliseconds after its last run. */
export const isDue = (name: ScheduleName, elapsedMs: number): boolean => {
  const { minutes } = schedules[name];
  return minutes <= alwaysDueMinutes || elapsedMs >= minutes * minuteMs;
};
