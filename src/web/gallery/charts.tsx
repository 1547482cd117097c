/** Every chart of the workbench with a small invented input, a title and what it says. */
import type { ReactElement } from 'react';
import type { Case } from '../../core/case.js';
import type { BasisCost } from '../../core/cost/result.js';
import type { ReadImage } from '../../core/evidence/result.js';
import type { Outcome } from '../../core/fleet/result.js';
import type { FogPoint, Losses, ScenarioLosses } from '../../core/losses/result.js';
import { AvailabilityFan } from '../plots/availability-fan.js';
import { BeliefMarks } from '../plots/belief-marks.js';
import { CellMark } from '../plots/cell-mark.js';
import { CellMatrix } from '../plots/cell-matrix.js';
import { CoarseMap } from '../plots/coarse-map.js';
import { DistanceCurve } from '../plots/distance-curve.js';
import { ExceedanceCurve } from '../plots/exceedance-curve.js';
import { FilesTimeline } from '../plots/files-timeline.js';
import { FogChart } from '../plots/fog-chart.js';
import { ImageTimeline } from '../plots/image-timeline.js';
import { PlaceboStrip } from '../plots/placebo-strip.js';
import { PlumbChart } from '../plots/plumb-chart.js';
import { PlumbLegend } from '../plots/plumb-legend.js';
import { RangeMarks } from '../plots/range-marks.js';
import { RatioStrip } from '../plots/ratio-strip.js';
import { SeriesChart } from '../plots/series-chart.js';
import { ShareBars } from '../plots/share-bars.js';
import { SignMap } from '../plots/sign-map.js';
import { Tornado } from '../plots/tornado.js';
import { UniqueRanges } from '../plots/unique-ranges.js';
import {
  BASIS,
  CELLS,
  CLAIMS,
  DOTS,
  EFFECT,
  FAN,
  FOG,
  IMAGES,
  LOOKS,
  MAP_CASE,
  SETTLED,
  SIGNS,
  SITES,
  UNIQUE,
  VALUES,
} from './inputs.js';

export type Chart = {
  /** file name of the plot, without its ending */
  readonly name: string;
  readonly title: string;
  readonly sentence: string;
  readonly element: ReactElement;
};

const percent = (x: number): string => `${Math.round(100 * x)} %`;
const chart = (name: string, title: string, sentence: string, element: ReactElement): Chart => ({
  name,
  title,
  sentence,
  element,
});
const noEffect = (): void => {};
const SCENARIO = { name: 'middling', byCell: CELLS } as unknown as ScenarioLosses;
const LOSSES = {
  floor: { byCell: [{ site: 'kestrel', type: 'Mara', state: 'DESTROYED', count: 3 }] },
  scenarios: [SCENARIO],
} as unknown as Losses;

/** In the order of the stages. */
export const CHARTS: readonly Chart[] = [
  chart(
    'plumb-chart',
    'Claims hang over what the images allow',
    'What was said hangs from the beam; below the axis stand the floor and, for each visibility scenario, twenty dots of one chance in twenty.',
    <PlumbChart
      input={{
        claims: CLAIMS,
        threads: new Map([['said-11', 'one voice, two tellings']]),
        rows: DOTS,
        floor: { count: 6, label: '6 seen destroyed' },
        dots: 20,
      }}
      looks={LOOKS}
      quantity="destroyed"
      scenario="middling"
      unit="assets"
      description="Three claims of 5 to 20 hang over a floor of 6 and estimates of 7, 8 and 9"
      onShown={noEffect}
    />,
  ),
  chart(
    'plumb-legend',
    'What a bob means',
    'Filling by verb, knot and colour by side.',
    <PlumbLegend verbs={['HIT', 'DAMAGED_OR_DESTROYED', 'DESTROYED']} />,
  ),
  chart(
    'ratio-strip',
    'How many times the truth was claimed',
    'One dot for each settled claim at claimed over established; the band is what the next claim is expected to be.',
    <RatioStrip
      rows={[
        { name: 'Orvane, 4 claims', settled: SETTLED.slice(0, 4), isOwn: true },
        { name: 'all others, 6 claims', settled: SETTLED.slice(4), isOwn: false },
      ]}
      expected={{ q05: 0.7, q50: 2.2, q95: 8 }}
      label="Ten settled claims from one half to eight times the number established"
    />,
  ),
  chart(
    'image-timeline',
    'When each site was looked at',
    'A mark per image, filled where a hit was read; days by their logarithm.',
    <ImageTimeline
      images={IMAGES as unknown as readonly ReadImage[]}
      nameOf={(id) => SITES.find((site) => site.id === id)?.name ?? id}
    />,
  ),
  chart(
    'files-timeline',
    'Files and images along time',
    'Squares are files, circles images, the line is the strike; a lane per site.',
    <FilesTimeline
      marks={[
        { id: 'a', lane: 'Kestrel depot', day: 22_353, is: 'image', words: 'image of 15 March' },
        { id: 'b', lane: 'Kestrel depot', day: 22_354, is: 'file', words: 'clip of 16 March' },
        { id: 'c', lane: 'Saltmarsh harbour', day: 22_357, is: 'file', words: 'photograph of 19 March' },
      ]}
      lanes={['Kestrel depot', 'Saltmarsh harbour']}
      strike={{ first: 22_352, last: 22_352 }}
      dayText={(day) => new Date(day * 86_400_000).toISOString().slice(0, 10)}
      label="Two files and an image of two sites in the five days after the strike"
    />,
  ),
  chart(
    'belief-marks',
    'What each piece moves',
    'A ring at the probability before, a mark after; the bar is as far as one piece left out moves it.',
    <BeliefMarks
      beliefs={[
        { id: 'h1', statement: 'Tanks, destroyed', prior: 0.4, posterior: 0.78, low: 0.6, high: 0.84 },
        { id: 'h3', statement: 'Decoys', prior: 0.3, posterior: 0.1, low: 0.06, high: 0.22 },
      ]}
      describe={({ statement, prior, posterior }) =>
        `${statement}: ${percent(prior)} before, ${percent(posterior)} after`
      }
      number={({ posterior }) => <b>{percent(posterior)}</b>}
    />,
  ),
  chart(
    'cell-mark',
    'One site and type',
    'The bar is the floor, the range nine chances in ten, the tick the middle, the track what stood there.',
    <CellMark
      floor={3}
      low={3}
      median={4}
      high={7}
      present={12}
      most={12}
      looked
      width={190}
      label="3 seen destroyed; 4, between 3 and 7, of 12"
    />,
  ),
  chart(
    'cell-matrix',
    'Site by type',
    'The same mark for every cell on one scale; dotted where no image was read.',
    <CellMatrix losses={LOSSES} scenario={SCENARIO} quantity="destroyed" />,
  ),
  chart(
    'fog-chart',
    'How the fog lifted',
    'Floor and estimate by what was published until each day; days by their logarithm.',
    <FogChart points={FOG as unknown as readonly FogPoint[]} from="2031-03-14" asOf="2031-03-19" />,
  ),
  chart(
    'exceedance-curve',
    'How likely so much money',
    'Chance that the loss is at least x, on a logarithmic axis, with a claimed sum as a line.',
    <ExceedanceCurve basis={BASIS as unknown as BasisCost} claimed={[150e6]} />,
  ),
  chart(
    'share-bars',
    'What the spread is made of',
    'Share of the variance from each input, with the interval of its size.',
    <ShareBars
      bars={[
        { name: 'Heron, price of a new hull', value: 0.62, low: 0.55, high: 0.69 },
        { name: 'Mara destroyed', value: 0.21, low: 0.17, high: 0.26 },
      ]}
      print={percent}
      describe={({ name, value }) => `${name} ${percent(value)}`}
    />,
  ),
  chart(
    'range-marks',
    'Share of each type lost',
    'Nine chances in ten, and the middle.',
    <RangeMarks
      rows={[
        { name: 'Mara', q05: 0.025, q50: 0.035, q95: 0.06 },
        { name: 'Heron', q05: 0.07, q50: 0.09, q95: 0.2 },
      ]}
      print={percent}
      describe={({ name, q05, q50, q95 }) => `${name}: ${percent(q50)}, between ${percent(q05)} and ${percent(q95)}`}
    />,
  ),
  chart(
    'unique-ranges',
    'Distinct assets seen hit',
    'From the fewest that could have given all sightings to the most; an open end where the fewest is a bound.',
    <UniqueRanges rows={UNIQUE} words="Kestrel depot: 5 to 11; Saltmarsh harbour: at least 2, at most 2" />,
  ),
  chart(
    'availability-fan',
    'Available, with the strike and without',
    'Half and nine in ten of the histories as bands; the line is the same fleet without the strike.',
    <AvailabilityFan
      outcome={FAN as unknown as Outcome}
      label="Available falls from 80 to 72 and is back after two years"
    />,
  ),
  chart(
    'distance-curve',
    'How far from the line they stood',
    'Weighted share of the counted assets within a distance, between what is certain and what is possible.',
    <DistanceCurve
      curve={[
        { km: 120, share: 0.3 },
        { km: 340, share: 0.75 },
        { km: 610, share: 1 },
      ]}
      band={[
        { km: 100, share: 0, low: 0, high: 0.3 },
        { km: 140, share: 0.3, low: 0.3, high: 0.3 },
        { km: 320, share: 0.3, low: 0.3, high: 0.75 },
        { km: 360, share: 0.75, low: 0.75, high: 0.75 },
        { km: 610, share: 1, low: 1, high: 1 },
      ]}
    />,
  ),
  chart(
    'coarse-map',
    'Sites and the line',
    'No finer than each place may be shown; circles by what was counted, rings by how coarsely the place is known.',
    <CoarseMap
      theCase={MAP_CASE as unknown as Case}
      sites={[]}
      places={SITES.map(({ id: site, lat, lon }) => ({ site, lat, lon, radiusKm: 15 }))}
      words="Two sites east of an invented line"
    />,
  ),
  chart(
    'series-chart',
    'A series and what its past would have made of it',
    'The band is what was expected; the line at the strike; the rest are other events of those weeks.',
    <SeriesChart
      values={VALUES}
      path={EFFECT}
      strike="2031-03-14"
      events={[]}
      label="Raids a month fell from 10 to 6"
    />,
  ),
  chart(
    'placebo-strip',
    'The strike among quiet dates',
    'The shift at dates on which nothing is known to have happened, and the one of the strike.',
    <PlaceboStrip
      placebo={{
        rank: 1,
        of: 6,
        p: 1 / 6,
        window: 3,
        event: -3.5,
        dates: [-1, 0.5, 1.2, -0.4, 0.8].map((effect, i) => ({ at: `2030-0${i + 1}-01`, effect })),
      }}
    />,
  ),
  chart(
    'tornado',
    'What moves the point',
    'Change of the bargain by each input alone; the side against the attacker is shaded.',
    <Tornado
      bars={[
        { input: 'power', low: -0.08, high: 0.12, flips: true },
        { input: 'costA', low: 0.01, high: 0.06, flips: false },
      ]}
    />,
  ),
  chart(
    'sign-map',
    'Where two models agree',
    'Changes of both costs; dark and hatched where the two models say the opposite.',
    <SignMap cells={SIGNS} share="44 %" />,
  ),
];
