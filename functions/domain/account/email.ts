/**
 * The form in which addresses are compared: compatibility forms made one (full-width letters, ligatures), without case.
 * What is shown and written to stays as it was typed.
 */
export const foldEmail = (address: string): string => address.toWellFormed().normalize('NFKC').toLowerCase();
