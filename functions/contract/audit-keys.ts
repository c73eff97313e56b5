/** The entries of every change log of a day (UTC). */
export const auditDay = (day: string): string => `AUDITS#${day}`;

/** An entry of any change log by its day; shares the index of lists. */
export const auditListing = (at: string, nonce: string, subject: string) => ({
  listPk: auditDay(at.slice(0, 'YYYY-MM-DD'.length)),
  listSk: `${at}#${nonce}#${subject}`,
});
