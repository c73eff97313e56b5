/** Control characters and line breaks, and what changes the direction of the text around it. */
const breaks = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
const directions = /[\u{202a}-\u{202e}\u{2066}-\u{206f}]/gu;

/** What people typed as one harmless line, for a place in a longer text: bookings may keep a name from before it was judged. */
export const oneLine = (text: string): string =>
  text.toWellFormed().replaceAll(directions, '').replaceAll(breaks, ' ').trim();
