/** Programs, games and generators by their names in metadata: closed lists, held against whole words, whatever the case of letters. */
import type { MediaFlag } from './codes.js';
import type { MediaTags } from './media-tags.js';

/** Makers of games that write EXIF, game engines' photo modes and the tools that take screenshots of games. */
const GAMES = [
  'Polyphony Digital',
  'Gran Turismo',
  'Forza Horizon',
  'Forza Motorsport',
  'Playground Games',
  'Turn 10',
  'Rockstar Games',
  'Grand Theft Auto',
  'GTA',
  'Bohemia Interactive',
  'Arma 3',
  'Arma Reforger',
  'DCS World',
  'Eagle Dynamics',
  'War Thunder',
  'Gaijin',
  'Battlefield',
  'Call of Duty',
  'Microsoft Flight Simulator',
  'X-Plane',
  'Falcon BMS',
  'Ace Combat',
  'Unreal Engine',
  'PlayStation',
  'PS4',
  'PS5',
  'Xbox',
  'Nintendo',
  'Steam',
  'NVIDIA Ansel',
  'GeForce Experience',
  'ReShade',
  'Second Life',
];
/** Programs made to change pictures; what cameras, phones and desks use to transfer them is not here. */
const EDITORS = [
  'Photoshop',
  'Lightroom',
  'Camera Raw',
  'GIMP',
  'Affinity',
  'Pixelmator',
  'Paint.NET',
  'Krita',
  'Snapseed',
  'PicsArt',
  'Canva',
  'VSCO',
  'Facetune',
  'FaceApp',
  'Meitu',
  'BeautyPlus',
  'Photopea',
  'Capture One',
  'darktable',
  'RawTherapee',
  'Luminar',
  'PaintShop',
  'Photo-Paint',
  'PhotoScape',
  'Fotor',
  'Pixlr',
  'CyberLink PhotoDirector',
  'ACDSee',
  'Illustrator',
  'Premiere',
  'After Effects',
  'DaVinci Resolve',
  'Final Cut',
  'CapCut',
  'InShot',
  'KineMaster',
  'Topaz',
  'Remini',
  'Picasa',
  'ImageMagick',
  'IrfanView',
  'XnView',
  'Polarr',
  'Aviary',
];
/** Models that make pictures from words, and the programs around them. */
const GENERATORS = [
  'Midjourney',
  'DALL-E',
  'DALL·E',
  'Stable Diffusion',
  'Stability AI',
  'Firefly',
  'Google Imagen',
  'Leonardo.Ai',
  'Ideogram',
  'ComfyUI',
  'Automatic1111',
  'InvokeAI',
  'NovelAI',
  'DreamStudio',
  'FLUX.1',
  'OpenAI',
  'ChatGPT',
  'Bing Image Creator',
  'Grok',
  'Google Gemini',
];
/** IPTC digital source types of what a model made, alone or in part. */
const MADE_BY_MODEL =
  /(trainedAlgorithmicMedia|compositeWithTrainedAlgorithmicMedia|algorithmicMedia|virtualRecording)$/;

const pattern = (names: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.map(escaped).join('|')})(?![\\p{L}])`, 'iu');
const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const [GAME, EDITOR, GENERATOR] = [pattern(GAMES), pattern(EDITORS), pattern(GENERATORS)] as const;

export function madeBy(tags: MediaTags): readonly MediaFlag[] {
  const programs = [
    { field: 'software', text: tags.software },
    ...[...new Set(tags.xmpPrograms)].map((text) => ({ field: 'XMP program', text })),
  ];
  const camera = [
    { field: 'make', text: tags.make },
    { field: 'model', text: tags.model },
  ];
  const named = (fields: typeof programs, names: RegExp): string =>
    fields
      .flatMap(({ field, text }) => (text !== null && names.test(text) ? [`${field} ${JSON.stringify(text)}`] : []))
      .join(', ');
  const [game, edited, generated] = [
    named([...camera, ...programs], GAME),
    named(programs, EDITOR),
    named(programs, GENERATOR),
  ];
  const sourceType =
    tags.sourceType !== null && MADE_BY_MODEL.test(tags.sourceType) ? [`source type ${tags.sourceType}`] : [];
  const made = [...(generated === '' ? [] : [generated]), ...sourceType].join(', ');
  return [
    ...(game === '' ? [] : [{ code: 'camera.game', detail: game } as const]),
    ...(edited === '' ? [] : [{ code: 'software.edited', detail: edited } as const]),
    ...(made === '' ? [] : [{ code: 'software.generated', detail: made } as const]),
  ];
}
