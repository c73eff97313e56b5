/** Reads `-c oncall=`, the address that alarms are sent to; throws one line if it is not an address. */
export const readOnCall = (given: unknown): string | undefined => {
  if (given === undefined) return undefined;
  if (typeof given === 'string' && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(given)) return given;
  throw new Error(`whom to alarm is an e-mail address, -c oncall=ops@example.com, not '${String(given)}'`);
};
