/** A picture of evidence: grey and blurred by the server until somebody opens it; no sound is ever played. */
import { useState } from 'react';
import { api } from '../model/api.js';
import { refreshExposure } from '../model/exposure.js';
import { say } from '../words/say.js';
import css from './veiled-picture.module.css';

type Props = {
  readonly caseName: string;
  readonly id: string;
  readonly name: string;
  readonly size: 'small' | 'large';
  readonly isOpen: boolean;
};

export function VeiledPicture({ caseName, id, name, size, isOpen }: Props) {
  const [failed, setFailed] = useState(false);
  if (failed) return <span className={css.none}>{say('files.noPicture')}</span>;
  return (
    <img
      className={css.picture}
      src={api.pictureAddress(caseName, id, size, isOpen)}
      alt={say(isOpen ? 'files.alt.open' : 'files.alt.veiled', { name })}
      loading="lazy"
      decoding="async"
      onLoad={() => isOpen && refreshExposure()}
      onError={() => setFailed(true)}
    />
  );
}
