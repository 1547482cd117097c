/** What each known table and column holds, in the words of a new package. Columns that mean the same everywhere are told once. */
import type { KnownTable } from './known-tables.js';

type TableWords = {
  readonly holds: string;
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, string>>;
};

/** @returns one sentence on a column */
export const columnWords = (table: KnownTable, column: string): string =>
  TABLE_WORDS[table].columns[column] ?? EVERYWHERE[column] ?? `${column.replaceAll('_', ' ')}.`;

/** Columns of the usual key of a table; none where nobody knows the table. */
export const keyOfTable = (name: string): readonly string[] =>
  Object.hasOwn(TABLE_WORDS, name) ? TABLE_WORDS[name as KnownTable].key : [];

const EVERYWHERE: Readonly<Record<string, string>> = {
  id: 'Short name of the row: a-z, 0-9, - and _.',
  note: 'Free remark: basis of a grouping, caveat, day approximate.',
  url: 'Address where it was seen; often a relay, not the first publisher.',
  basis:
    'seen: the text behind the address supports the row. derived: the number follows from the statement by arithmetic. background: general knowledge.',
  site_id: 'Site.',
  source_id: 'Source.',
  claim_id: 'Claim.',
  hypothesis_id: 'Hypothesis.',
  evidence_id: 'A reading, an image or another claim.',
  asset_type: 'Asset type or generic type of the case.',
  identity_state: 'Whether the asset was in use, stored, derelict or a decoy.',
  low: 'Lower end; blank when open or unknown.',
  mode: 'Value as given; blank when unknown.',
  high: 'Upper end; blank when open or unknown.',
  unit: 'Unit of the numbers.',
  price_year: 'Year of the prices.',
  date: 'Day: a year, month or day as far as it is known.',
  assessed_by: 'Who set it.',
  reason: 'Why.',
};

export const TABLE_WORDS: Readonly<Record<KnownTable, TableWords>> = {
  sources: {
    holds: 'Who speaks or supplies an image, one row each.',
    key: ['id'],
    columns: {
      name: 'Full name.',
      kind: 'Kind of source, such as official, media, osint, satellite or thinktank.',
      side: 'Whether it belongs to the attacker, the defender or neither. Says where a source stands, not how good it is.',
    },
  },
  claims: {
    holds: 'Atomic claims about the strike: one number or statement each.',
    key: ['id'],
    columns: {
      source_id: 'Who said it.',
      root_id: 'Claim that this one merely relays. Blank when original; never a claim that has a root itself.',
      date: 'Day of the statement.',
      measure: 'What is measured.',
      verb: 'Damage verb as used. Blank when not about damage.',
      comparator:
        'eq: low equals high. ge: low only. le: high only. about: low and high, may be equal. range: low below high. Blank: no number.',
      scope_sites: 'Sites covered. Blank: all.',
      scope_types: 'Asset types covered. Blank: all.',
      denominator: 'What a share is of. Blank otherwise.',
      as_of: 'Day for which the number is meant, as far as known.',
      hedge: 'Hedge in one or two words.',
      headline: 'yes for the claims a newsroom would test first.',
      paraphrase: 'The claim in our words.',
    },
  },
  imagery: {
    holds: 'Images, radar passes and clips, one row each.',
    key: ['id'],
    columns: {
      site_id: 'Site shown.',
      acquired: 'Day, or UTC minute where known. Blank when not known.',
      acquired_precision: 'How well the moment is known.',
      channel: 'Kind of image; none for a spoken statement without one.',
      provider: 'Who took or released it. Blank when not named.',
      resolution_m: 'Ground resolution in metres. Blank when not known.',
      coverage: 'How much of the site it covers.',
      first_published: 'Day of first publication. Blank when not known.',
    },
  },
  readings: {
    holds: 'What one analyst read in one image.',
    key: ['id'],
    columns: {
      imagery_id: 'Image read.',
      source_id: 'Who read it.',
      date: 'Day of the reading where known, otherwise of the image.',
      site_id: 'Site; the same as in imagery.',
      item_id: 'Item, when one is identified.',
      comparator: 'eq: the number read. ge: a lower bound. Blank where count is blank.',
      count: 'Number of assets. 0: looked and found none. Blank: no number.',
      state: 'Physical state read.',
      confidence:
        'CONFIRMED: optical image or verified video, without hedge. PROBABLE: radar, a mild hedge or an interested reader. POSSIBLE: open hedge, low resolution or no image.',
      paraphrase: 'The reading in our words.',
    },
  },
  items: {
    holds: 'Assets told apart one by one.',
    key: ['id'],
    columns: { site_id: 'Where it was seen.', label: 'Serial, bort number, stand or description.' },
  },
  sites: {
    holds: 'Places, coarse on purpose.',
    key: ['id'],
    columns: {
      name: 'Name.',
      region: 'Region or country.',
      lat: 'Latitude, one decimal.',
      lon: 'Longitude, one decimal.',
      uncertainty_km: 'Radius of the coarsened position in km; never below 10.',
      targeted:
        'yes: attacked as both sides or what is seen have it. claimed: named by one side only. no: not attacked.',
    },
  },
  presence: {
    holds: 'Assets counted before the strike.',
    key: ['site_id', 'asset_type', 'as_of', 'source_id'],
    columns: {
      as_of: 'Day of the count.',
      includes_stored: 'Whether assets that may not work are in the count.',
      source_id: 'Who counted.',
    },
  },
  inventory: {
    holds: 'Fleet figures by type. Rows that disagree stand side by side and are not averaged.',
    key: ['asset_type', 'url'],
    columns: {
      operator: 'Who operates them.',
      as_of: 'Year, month or day for which the figure is meant.',
      inventory_low: 'Assets held, lower end.',
      inventory_mode: 'Assets held, as given.',
      inventory_high: 'Assets held, upper end.',
      serviceable_low: 'Assets said to work, lower end.',
      serviceable_mode: 'Assets said to work, as given.',
      serviceable_high: 'Assets said to work, upper end.',
      production_status: 'Whether it is built, rebuilt or out of production.',
      annual_new_low: 'New or rebuilt per year, lower end.',
      annual_new_high: 'New or rebuilt per year, upper end.',
      repair_months_low: 'Repair time in months, lower end.',
      repair_months_high: 'Repair time in months, upper end.',
    },
  },
  prices: {
    holds: 'Unit values. The basis decides what a value means.',
    key: ['asset_type', 'basis', 'url'],
    columns: { basis: 'Basis of the value, such as replacement_new, book or market.' },
  },
  events: {
    holds: 'The timeline around the strike.',
    key: ['date', 'event'],
    columns: {
      precision: 'How well the day is known.',
      kind: 'Kind of event.',
      event: 'What happened, in our words.',
    },
  },
  series: {
    holds: 'One dated number of a poll, a market, attention or a count.',
    key: ['date', 'indicator'],
    columns: {
      indicator: 'What is measured.',
      value: 'Value. Blank when only a bound is known.',
      n: 'Sample size of a poll.',
    },
  },
  rates: {
    holds: 'Rates of exchange and price indices.',
    key: ['kind', 'currency', 'date'],
    columns: { kind: 'Exchange rate or price index.', currency: 'Currency.', value: 'The rate or index.' },
  },
  replacements: {
    holds: 'What could take the place of an asset, and at what price.',
    key: ['asset_type', 'route', 'url'],
    columns: {
      route: 'How it would be replaced.',
      fixed: 'Cost that does not depend on how many.',
      exchange_ratio: 'How many of these stand in for one.',
      available: 'How many there are.',
      months: 'Months until they serve.',
    },
  },
  source_ratings: {
    holds: 'How reliable the desk holds a source to be, from a day on (Admiralty A to F).',
    key: ['source_id', 'valid_from'],
    columns: {
      reliability: 'A completely reliable to E unreliable; F cannot be judged.',
      valid_from: 'From this day until the next rating.',
    },
  },
  credibility: {
    holds: 'How credible one piece of evidence is for one claim (Admiralty 1 to 6).',
    key: ['claim_id', 'evidence_id', 'date', 'assessed_by'],
    columns: {
      credibility: '1 confirmed by other sources to 5 improbable; 6 cannot be judged.',
      independence_group: 'Pieces of one group are one voice.',
    },
  },
  hypotheses: {
    holds: 'Answers to one question that exclude each other and leave none out.',
    key: ['id'],
    columns: {
      question: 'Question.',
      statement: 'What is the case if it is true.',
      kind: 'Stated by somebody, an alternative, or deception.',
      prior: 'Before this evidence, 0 to 1.',
    },
  },
  likelihoods: {
    holds: 'How likely a piece of evidence is under each hypothesis.',
    key: ['hypothesis_id', 'evidence_id'],
    columns: {
      likelihood: 'If the hypothesis is true, 0 to 1.',
      shared_root: 'Pieces with the same word here are one voice; blank: the image of a reading, the root of a claim.',
    },
  },
  elicitations: {
    holds: 'What each analyst holds each hypothesis to be worth.',
    key: ['hypothesis_id', 'analyst', 'date'],
    columns: { analyst: 'Analyst.', probability: '0 to 1, as it was said.' },
  },
  assessments: {
    holds: 'What the desk said of a claim, and what came of it.',
    key: ['id'],
    columns: {
      author: 'Who wrote it.',
      approver: 'A second person; blank while nobody approved.',
      probability: 'That the claim holds, 0 to 1.',
      analytic_confidence: 'In the analysis, not in the claim.',
      scheme: 'Scheme of an imported grade.',
      grade: 'That grade.',
      rationale: 'Why.',
      supersedes: 'The assessment it replaces.',
      outcome: 'Whether the claim held.',
      outcome_date: 'Day that was known.',
    },
  },
  locations: {
    holds: 'Where something is, with what may be published of it.',
    key: ['place_id', 'author'],
    columns: {
      place_id: 'Place: a site, or anything else.',
      place: 'Latitude and longitude, an MGRS reference or a full plus code.',
      radius_km: 'Radius in km of the circle that holds it.',
      basis: 'How it came to be known.',
      author: 'Who found it.',
      signed_by: 'A second person who came to the same place.',
      signed_on: 'Day of the signature.',
      seen_on: 'When what was located stood there (EDTF).',
      precision: 'Finest the author would publish.',
      embargo_until: 'EDTF date it ends with, or none.',
      reason: 'Why this precision and this embargo.',
      approver: 'Who decided them; not the author.',
    },
  },
  marks: {
    holds: 'Where in its picture each asset of a reading stands.',
    key: ['id'],
    columns: {
      reading_id: 'The reading that counts it.',
      file: 'Fingerprint of the evidence file, sha256: and 64 digits.',
      fragment: 'Frame of a clip as a media fragment, t= and seconds. Blank for a still picture.',
      x: 'Part of the width from the left, 0 to 1.',
      y: 'Part of the height from the top, 0 to 1.',
    },
  },
  links: {
    holds: 'Decisions on which sightings are one asset, one row each, added and never changed.',
    key: ['id'],
    columns: {
      kind: 'same, apart, or undo of an earlier decision.',
      first: 'A sighting: a mark, or a reading with a number; for undo the decision taken back.',
      second: 'The other sighting.',
      decided_by: 'Who decided.',
    },
  },
};
