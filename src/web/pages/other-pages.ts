/** Every page of a case but the front page, which is drawn before these are fetched. */
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
import { GradingPage } from './grading-page.js';
import { LeveragePage } from './leverage-page.js';
import { LossesPage } from './losses-page.js';
import { MapPage } from './map/map-page.js';
import { ModelPage } from './model-page.js';
import { PerceptionPage } from './perception-page.js';
import { ReadingPage } from './reading/reading-page.js';
import { RecordPage } from './record-page.js';
import { ReviewPage } from './review/review-page.js';

export const OTHER_PAGES: Readonly<Record<PageName, ComponentType>> = {
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
