/** What is read from the metadata of a picture: a closed list of fields, as the file has them. Null or empty: the file has none. */
export type MediaTags = {
  readonly make: string | null;
  readonly model: string | null;
  readonly software: string | null;
  /** EXIF times, `2030:01:02 03:04:05`, each with the offset from UTC that stands beside it, `+03:00` */
  readonly taken: ExifTime | null;
  readonly digitized: ExifTime | null;
  readonly modified: ExifTime | null;
  /** the file has a GPS block, whatever is in it */
  readonly hasGps: boolean;
  /** degrees, north and east positive, as they stand */
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** UTC, `2030:01:02` and hours, minutes, seconds */
  readonly gpsDate: string | null;
  readonly gpsTime: readonly [number, number, number] | null;
  /** ISO 8601 as XMP writes it, with or without offset */
  readonly xmpCreated: string | null;
  readonly xmpModified: string | null;
  /** programs named in XMP: the creator tool and the agents of its history */
  readonly xmpPrograms: readonly string[];
  /** IPTC digital source type, an address */
  readonly sourceType: string | null;
  /** every text of the metadata by its field, for what should not be in one */
  readonly texts: readonly { readonly field: string; readonly text: string }[];
};

export type ExifTime = { readonly text: string; readonly offset: string | null };

export const NO_TAGS: MediaTags = {
  ...{ make: null, model: null, software: null, taken: null, digitized: null, modified: null },
  ...{ hasGps: false, latitude: null, longitude: null, gpsDate: null, gpsTime: null },
  ...{ xmpCreated: null, xmpModified: null, xmpPrograms: [], sourceType: null, texts: [] },
};
