/** Evidence files of every kind a page has to show, made here: pictures, one of them kept twice, a clock that is wrong, an archive with its picture, a drawing with script. */
import sharp from 'sharp';
import { jpegWith, pictureFile } from '../media/picture-file.js';
import { scenePicture } from '../media/scene-picture.js';
import type { MadeFile } from './make-vault.js';
import { makeWacz } from './make-wacz.js';

/** @param urls addresses of images of the case, taken one after the other by the first files */
export async function madeEvidence(urls: readonly string[]): Promise<readonly MadeFile[]> {
  const before = await pictureFile('png', scenePicture(7, 960, 720));
  const after = await pictureFile('png', scenePicture(8, 960, 720));
  const passedOn = new Uint8Array(await sharp(before).resize(480).jpeg({ quality: 60 }).toBuffer());
  const wrongClock = await jpegWith({
    ...{ make: 'Example', model: 'One', taken: '2031:05:01 10:00:00', software: 'Adobe Photoshop 30.0' },
    gps: { lat: 41.23456, lon: 12.34567 },
  });
  const page = await pictureFile('png', scenePicture(9, 800, 600));
  const wacz = await makeWacz({ signedBy: 'anonymous' });
  return [
    {
      ...{ bytes: before, mediaType: 'image/png', name: 'north apron before.png' },
      ...{ url: urls[0] ?? null, capturedAt: '2031-03-12T08:00:00Z' },
    },
    {
      ...{ bytes: after, mediaType: 'image/png', name: 'north apron after.png' },
      ...{ url: urls[1] ?? null, capturedAt: '2031-03-15T10:20:00Z' },
    },
    { bytes: passedOn, mediaType: 'image/jpeg', name: 'passed on.jpg', capturedAt: '2031-03-16T19:04:00Z' },
    { bytes: wrongClock, mediaType: 'image/jpeg', name: 'clock that runs ahead.jpg' },
    {
      ...{ bytes: new Uint8Array(wacz), mediaType: 'application/wacz', name: 'statement.wacz', tool: 'Browsertrix' },
      ...{ url: 'https://example.org/strike', capturedAt: '2031-03-14T09:26:53Z' },
    },
    { bytes: page, mediaType: 'image/png', name: 'urn:view:https://example.org/strike', shows: 4 },
    {
      ...{
        bytes: new TextEncoder().encode(SCRIPTED),
        mediaType: 'image/svg+xml',
        name: '<img src=x onerror=alert(1)>.svg',
      },
      ...{ state: 'partial', note: 'cut off while it was fetched' },
    },
  ];
}

const SCRIPTED = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
