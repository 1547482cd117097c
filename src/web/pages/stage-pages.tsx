/** Which page stands under which name. */
import type { ComponentType } from 'react';
import type { PageName } from '../route/route.js';
import { ClaimsPage } from './claims-page.js';
import { CostPage } from './cost-page.js';
import { DepthPage } from './depth-page.js';
import { DossierPage } from './dossier-page.js';
import { EditPage } from './edit/edit-page.js';
import { EntitiesPage } from './entities/entities-page.js';
import { EvidencePage } from './evidence-page.js';
import { FilesPage } from './files/files-page.js';
import { FleetPage } from './fleet-page.js';
import { FrontPage } from './front-page.js';
import { GradingPage } from './grading-page.js';
import { LeveragePage } from './leverage-page.js';
import { LossesPage } from './losses-page.js';
import { MapPage } from './map/map-page.js';
import { ModelPage } from './model-page.js';
import { PerceptionPage } from './perception-page.js';
import { ReadingPage } from './reading/reading-page.js';
import { RecordPage } from './record-page.js';
import { ReviewPage } from './review/review-page.js';

const PAGES: Readonly<Record<PageName, ComponentType>> = {
  claims: ClaimsPage,
  record: RecordPage,
  evidence: EvidencePage,
  grading: GradingPage,
  files: FilesPage,
  map: MapPage,
  reading: ReadingPage,
  entities: EntitiesPage,
  losses: LossesPage,
  model: ModelPage,
  cost: CostPage,
  fleet: FleetPage,
  depth: DepthPage,
  perception: PerceptionPage,
  leverage: LeveragePage,
  dossier: DossierPage,
  edit: EditPage,
  review: ReviewPage,
};

/** What stands in the case itself, and is there before anything is weighed. */
const OF_THE_CASE: ReadonlySet<PageName | null> = new Set<PageName>(['reading', 'edit', 'dossier', 'map', 'review']);

export const needsRun = (stage: PageName | null): boolean => !OF_THE_CASE.has(stage);

/** @param stage null is the front page */
export const pageOf = (stage: PageName | null): ComponentType => (stage === null ? FrontPage : PAGES[stage]);
