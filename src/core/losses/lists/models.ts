/** The closed list of models, and what each takes for granted, in one clause. */
export const MODELS = [
  'independence',
  'loglinear-aic',
  'loglinear-bic',
  'sparse-loglinear',
  'graph-averaging',
  'latent-class',
  'no-highest-order',
  'chapman',
  'chao-lower-bound',
] as const;

export type ModelName = (typeof MODELS)[number];

export const ASSUMPTIONS: Readonly<Record<ModelName, string>> = {
  independence: 'being on one list says nothing about being on another, and all are equally easy to list',
  'loglinear-aic': 'the links between lists are those the data show, the choice by AIC being right',
  'loglinear-bic': 'the links between lists are the few that BIC keeps, the choice being right',
  'sparse-loglinear': 'only pairs of lists are linked, and only those whose overlap is surprising',
  'graph-averaging': 'lists depend on each other along a chordal graph, every such graph equally likely before',
  'latent-class': 'people fall into a few kinds, and for each kind the lists are independent',
  'no-highest-order': 'links between all lists but one do not change with the last one (ξ = 1)',
  chapman: 'two lists, independent, all equally easy to list',
  'chao-lower-bound': 'lists are alike and do not avoid each other; people may differ: a floor, not an estimate',
};
