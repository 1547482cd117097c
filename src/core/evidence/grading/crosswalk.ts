/**
 * Which words of other schemes stand beside each other when they are imported. A mapping of words to words: no number is
 * made of a letter, a figure or a star, and Plumbline prints no verdict word of its own.
 */
import type { GradeScheme } from '../../case-grading.js';

export type CrosswalkRow = {
  readonly meaning: string;
  readonly grades: Readonly<Record<GradeScheme, readonly string[]>>;
  /** what an import must not lose */
  readonly caution: string | null;
};

export const CROSSWALK: readonly CrosswalkRow[] = [
  {
    meaning: 'established',
    grades: { airwars: ['Confirmed'], icd203: ['almost certain'], admiralty: ['1'], claimreview: ['5'] },
    caution: 'Airwars says Confirmed where a belligerent conceded: import that as what the belligerent said',
  },
  {
    meaning: 'supported',
    grades: { airwars: ['Fair'], icd203: ['very likely', 'likely'], admiralty: ['2'], claimreview: ['4'] },
    caution: null,
  },
  {
    meaning: 'open',
    grades: {
      airwars: ['Weak', 'Contested'],
      icd203: ['roughly even chance'],
      admiralty: ['3'],
      claimreview: ['3'],
    },
    caution: 'Weak and Contested are two things: one source alone, and sources against each other',
  },
  {
    meaning: 'overstated or understated',
    grades: { airwars: [], icd203: [], admiralty: ['4'], claimreview: ['2'] },
    caution: 'words of chance then go to the number that was claimed, not to the event',
  },
  {
    meaning: 'not borne out',
    grades: {
      airwars: ['Discounted'],
      icd203: ['unlikely', 'very unlikely', 'almost no chance'],
      admiralty: ['5'],
      claimreview: ['1'],
    },
    caution: null,
  },
  {
    meaning: 'cannot be judged',
    grades: { airwars: [], icd203: [], admiralty: ['6'], claimreview: [] },
    caution: 'not the worst grade: nothing is known. MISP sets 6 and F to 50; that number is dropped',
  },
];

/** The row a grade stands in; null for a grade of no scheme here. */
export const crosswalkRow = (scheme: GradeScheme, grade: string): CrosswalkRow | null =>
  CROSSWALK.find(({ grades }) => grades[scheme].includes(grade)) ?? null;
