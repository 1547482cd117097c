/** The public names of the pure core, in pipeline order. */
export { readCase } from './casefile/read.js';
export { writeCase } from './casefile/write.js';
export { recordOf } from './claims/record/record-table.js';
export { DEFAULT_CONFIG } from './default-config.js';
export { printAssessment, toAssessment } from './dossier/assessment.js';
export { trace } from './dossier/trace.js';
export type { Trace } from './dossier/trace-shape.js';
export { run } from './execute.js';
export { fogCurve } from './losses/fog-curve.js';
export { weighLists } from './losses/lists/weigh-lists.js';
export { makeRng } from './numerics/rng.js';
export { STAGES } from './pipeline.js';
export { isGap } from './problem.js';
