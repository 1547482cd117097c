/** The one language of the interface for now. Every number, date and plural is formatted for it, never for the browser. */
export const LOCALE = 'en-GB';
