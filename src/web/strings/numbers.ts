/** Words of numbers in words. */
// A dollar sign before a hole is money, not a template.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: {n} is a hole of ours
export const NUMBERS_STRINGS = {
  'chance.below': 'fewer than 1 in {n}',
  'chance.tiny': 'fewer than 1 in 1,000',
  'chance.almost': 'more than 999 in 1,000',
  'chance.inHundred': 'about {n} in 100',
  interval: '{low} to {high}',
  'money.bn': '${n} bn',
  'money.m': '${n} m',
  'money.k': '${n} thousand',
  'money.plain': '${n}',
} as const;
