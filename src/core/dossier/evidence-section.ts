/** What there was to see, and what was set aside and why, as the assessment document lists it. */
import type { Evidence } from '../evidence/result.js';
import { stated } from './blank.js';
import type { rowAddresses } from './row-address.js';

export function evidenceSection(evidence: Evidence, address: ReturnType<typeof rowAddresses>) {
  return {
    images: evidence.images.map(({ image, analysts, daysAfter }) => ({
      image: image.id,
      site: image.siteId,
      ...stated({ acquired: image.acquired, provider: image.provider, resolutionM: image.resolutionM }),
      daysAfter,
      channel: image.channel,
      coverage: image.coverage,
      analysts: analysts.map(({ sourceId, date, readings }) => ({
        source: sourceId,
        date,
        readings: readings.map((reading) => reading.id),
      })),
      row: address(image.row),
    })),
    setAside: evidence.setAside.map(({ reading, reason }) => ({
      reading: reading.id,
      site: reading.siteId,
      type: reading.assetType,
      state: reading.state,
      reason,
      row: address(reading.row),
    })),
    unread: evidence.unread.map((image) => ({ image: image.id, site: image.siteId, row: address(image.row) })),
    warnings: evidence.warnings,
  };
}
