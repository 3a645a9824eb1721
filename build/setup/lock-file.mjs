/**
 * @typedef {object} Locked one package of a lock file
 * @property {string} [version]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, string>} [optionalDependencies]
 */

/** @typedef {{ readonly packages: Readonly<Record<string, Locked>> }} LockFile */

/**
 * What package-lock.json lacks: npm may write it without the packages of other platforms, and then
 * `npm ci` fails there. Write it with `npm install --package-lock-only` in a folder without node_modules.
 * @param {Pick<Locked, 'dependencies' | 'devDependencies'>} wanted package.json
 * @param {LockFile} lock package-lock.json
 * @returns {string[]} a line each; none when the lock file is whole
 */
export function lockFileGaps(wanted, { packages }) {
  const optional = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(packages, from, name))
      .map((name) => `${from || 'package.json'} needs ${name}, which is not locked`),
  );
  const direct = Object.entries({ ...wanted.dependencies, ...wanted.devDependencies })
    .filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)
    .map(([name, version]) => `package.json asks for exactly ${name} ${version}`);
  return [...direct, ...optional];
}

/**
 * As Node resolves it: from the package's own folder upwards.
 * @param {Readonly<Record<string, Locked>>} packages
 * @param {string} from
 * @param {string} name
 */
function isLocked(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (!at) return false;
  }
}
