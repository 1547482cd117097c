/** A laid-out problem made larger: `times` copies of it side by side, which share their types and the eyes that look. */
import type { JointProblem } from '../src/core/losses/joint/problem.js';

export function growProblem(problem: JointProblem, times: number): JointProblem {
  const { sites, images, cells, sums, slots, through } = problem;
  const copies = Array.from({ length: times }, (_, k) => k);
  return {
    ...problem,
    sites: copies.flatMap((k) =>
      sites.map((site) => ({ ...site, cells: site.cells.map((c) => c + k * cells.length) })),
    ),
    images: copies.flatMap((k) => images.map((image) => ({ ...image, site: image.site + k * sites.length }))),
    cells: copies.flatMap((k) =>
      cells.map((cell) => ({
        ...cell,
        site: cell.site + k * sites.length,
        spoken: cell.spoken.map((one) => ({
          ...one,
          image: one.image + k * images.length,
          slot: one.slot + k * slots,
          sums: one.sums.map((place) => place + k * sums.length),
        })),
      })),
    ),
    sums: copies.flatMap((k) =>
      sums.map((sum) => ({
        ...sum,
        image: sum.image + k * images.length,
        cells: sum.cells.map((c) => c + k * cells.length),
      })),
    ),
    slots: slots * times,
    through: through.map((list) => copies.flatMap((k) => list.map((image) => image + k * images.length))),
  };
}
