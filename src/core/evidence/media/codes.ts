/**
 * What can be said against the metadata of a picture, or about how it was made: a closed list, each with its rule in words. A code
 * is a reason to look, never a finding: clocks are set wrong by honest people, and desks crop what they publish.
 */
export const MEDIA_CODES = {
  'clock.gps-outside-zones':
    'the camera’s clock is further from the time by GPS than any time zone, −12 to +14 h, by more than 5 minutes',
  'clock.gps-off-zone':
    'the camera’s clock differs from the time by GPS by more than 5 minutes from every offset that any time zone has',
  'clock.gps-against-offset':
    'the camera’s clock with the offset it states differs from the time by GPS by more than 5 minutes',
  'clock.xmp-created-apart':
    'the time of creation in XMP differs from the time of capture in EXIF by more than 2 seconds, as the hands show it and, where both offsets are known, in UTC',
  'clock.digitized-before-taken': 'the time of digitizing in EXIF is before the time of capture',
  'clock.modified-before-taken': 'a time of change, in EXIF or XMP, is more than 2 seconds before the time of capture',
  'clock.after-collection': 'the time of capture is after the file was collected, in every time zone',
  'clock.never-set': 'the time of capture is the first minute of a year in which cameras’ clocks begin',
  'clock.unreadable': 'a field for a time holds something that is no time of a day that exists',
  'gps.empty': 'there is a block for GPS without coordinates in it',
  'gps.zero': 'the coordinates are 0, 0: what is written when there was no fix',
  'gps.impossible': 'the coordinates are not on the globe',
  'camera.game': 'the make, the model or a program is that of a video game or of its screenshots',
  'software.edited': 'a program that edits pictures is named as one that wrote the file',
  'software.generated': 'a program that generates pictures is named, or the source type says that a model made it',
  'saved.later': 'the file was last changed more than a minute after capture',
  'text.markup': 'a text of the metadata contains markup or script; it is shown as text and never run',
} as const;

export type MediaCode = keyof typeof MEDIA_CODES;

/** @example { code: 'camera.game', detail: 'make "Example Games"' } */
export type MediaFlag = { readonly code: MediaCode; readonly detail: string };
