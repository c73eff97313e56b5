/** What the name of every index of hotels begins with, and of its aliases: what functions may touch of a domain. */
export const indexPrefix = 'hotels-';
