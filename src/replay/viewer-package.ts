/**
 * The viewer that replays captured pages: a program of its own under a licence of its own (AGPL), which whoever wants it
 * installs beside the cases. It is no part of this package. One edition is known by its bytes, and only that one is run.
 */
export const VIEWER = {
  name: '@webrecorder/wabac',
  version: '2.27.3',
  licence: 'AGPL-3.0-or-later',
  home: 'https://github.com/webrecorder/wabac.js',
  /** of the package as the registry hands it out */
  integrity: 'sha512-i00+HSdwOdHRPeJU8g3LMOAHT4J+yX+dJdTEboTiI9YjWY5jYxUGqOgDuZ3xmPBzGAfYjfwoFTIaCB9lUBuNhA==',
  /** its worker, and its licence, in the package */
  worker: 'package/dist/sw.js',
  terms: 'package/LICENSE.md',
} as const;

export const HOW_TO_INSTALL = 'plumbline viewer install';

export const NO_VIEWER = `captured pages are replayed by a viewer that is installed apart (${VIEWER.name}, ${VIEWER.licence}), and there is none: run ${HOW_TO_INSTALL}, then start the workbench again`;
