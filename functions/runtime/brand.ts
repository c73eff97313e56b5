/** The name of the system where no other is set. */
export const DEFAULT_BRAND = 'Nightbook';
