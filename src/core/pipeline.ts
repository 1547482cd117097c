/** The nine stages in order, each with its question. The README opens with this list and a test holds imports to it. */
export const STAGES = [
  { name: 'claims', question: 'Who said what, when, in which words, resting on whom?' },
  { name: 'evidence', question: 'What is there to see, and is it what it says it is?' },
  { name: 'losses', question: 'How many were destroyed or damaged, and does the claim hold?' },
  { name: 'cost', question: 'What is it in money, and on which basis?' },
  { name: 'fleet', question: 'What can the force still do, and when is it restored?' },
  { name: 'depth', question: 'How far inside was it, and where did the rest go?' },
  { name: 'perception', question: 'What did people notice and come to believe?' },
  { name: 'leverage', question: 'What does it change at the table?' },
  { name: 'dossier', question: 'What may be published, resting on what?' },
] as const;

export type StageName = (typeof STAGES)[number]['name'];

/** Runs a stage and gives what it gives: whoever times stages is told of each as it runs. Claims are of `evidence` here. */
export type StageWatch = <T>(stage: StageName, work: () => T) => T;
