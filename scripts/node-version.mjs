/** Imported first by every script: an old Node is told so before anything else fails in words of its own. */
const OLDEST = [20, 19];

/** @returns {string | null} what to print, or null when the version will do */
export function nodeComplaint(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return null;
  return `plumbline: Node ${OLDEST.join('.')} or newer, got ${version}\n  install one from https://nodejs.org; 24 is the version to deploy on`;
}

const complaint = nodeComplaint();
if (complaint !== null) {
  console.error(complaint);
  process.exit(1);
}
