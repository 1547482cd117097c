/**
 * Terms of the vocabularies that documents are written in, by the type that may carry them. Published facts:
 * schema.org (release 29, checked against schema-dts 1.1.5): each property with the type it is defined on or inherited by;
 * PROV-O (W3C Recommendation 2013-04-30), Dublin Core terms, RDF Schema; DataCite Metadata Schema 4.6 (2024-12-05).
 */
export const SCHEMA_ORG: Readonly<Record<string, readonly string[]>> = {
  ClaimReview: [
    'url',
    'datePublished',
    'author',
    'claimReviewed',
    'itemReviewed',
    'reviewRating',
    'about',
    'isBasedOn',
  ],
  Claim: ['text', 'author', 'datePublished', 'appearance', 'about'],
  Rating: ['alternateName', 'ratingExplanation', 'ratingValue', 'bestRating', 'worstRating'],
  Organization: ['name'],
  CreativeWork: ['url'],
  QuantitativeValue: ['value', 'minValue', 'maxValue', 'unitText', 'unitCode'],
  MonetaryAmount: ['value', 'minValue', 'maxValue', 'currency'],
  QuantitativeValueDistribution: ['name', 'percentile10', 'percentile25', 'median', 'percentile75', 'percentile90'],
  MonetaryAmountDistribution: ['name', 'description', 'currency', 'median'],
  MediaReview: ['datePublished', 'author', 'originalMediaLink', 'originalMediaContextDescription', 'itemReviewed'],
  MediaReviewItem: ['mediaItemAppearance'],
  ImageObject: ['identifier', 'url', 'dateCreated', 'datePublished', 'provider'],
  VideoObject: ['identifier', 'url', 'dateCreated', 'datePublished', 'provider'],
};

/** What a property may hold: types, or plain text, number and date. */
export const SCHEMA_RANGES: Readonly<Record<string, readonly string[]>> = {
  author: ['Organization'],
  provider: ['Organization'],
  itemReviewed: ['Claim', 'MediaReviewItem'],
  reviewRating: ['Rating'],
  appearance: ['CreativeWork'],
  mediaItemAppearance: ['ImageObject', 'VideoObject'],
  about: ['QuantitativeValue', 'MonetaryAmount', 'QuantitativeValueDistribution', 'MonetaryAmountDistribution'],
};

export const PROV_TYPES = ['prov:Entity', 'prov:Activity', 'prov:Agent', 'prov:SoftwareAgent'];
/** Property → type of what carries it, type of what it points to; null: text or an address outside. */
export const PROV_PROPERTIES: Readonly<Record<string, readonly [string, string | null]>> = {
  'prov:used': ['prov:Activity', 'prov:Entity'],
  'prov:wasAssociatedWith': ['prov:Activity', 'prov:Agent'],
  'prov:wasAttributedTo': ['prov:Entity', 'prov:Agent'],
  'prov:wasDerivedFrom': ['prov:Entity', 'prov:Entity'],
  'prov:wasGeneratedBy': ['prov:Entity', 'prov:Activity'],
  'prov:hadPrimarySource': ['prov:Entity', null],
};
export const OTHER_PROPERTIES = ['rdfs:label', 'dcterms:identifier', 'dcterms:issued', 'dcterms:created'];

export const DATACITE = {
  required: ['creators', 'titles', 'publisher', 'publicationYear', 'types', 'schemaVersion'],
  properties: [
    ...['doi', 'creators', 'titles', 'publisher', 'publicationYear', 'types', 'schemaVersion', 'subjects', 'dates'],
    ...['contributors', 'language', 'alternateIdentifiers', 'relatedIdentifiers', 'sizes', 'formats', 'version', 'url'],
    ...['rightsList', 'descriptions', 'geoLocations', 'fundingReferences', 'relatedItems', 'container'],
  ],
  dateTypes: [
    ...['Accepted', 'Available', 'Copyrighted', 'Collected', 'Coverage', 'Created', 'Issued', 'Submitted', 'Updated'],
    ...['Valid', 'Withdrawn', 'Other'],
  ],
  descriptionTypes: ['Abstract', 'Methods', 'SeriesInformation', 'TableOfContents', 'TechnicalInfo', 'Other'],
};
