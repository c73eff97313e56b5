import { version } from './generated/documents.ts';

/** The version of the package and the release that was deployed, as semantic versions write builds. */
const release = process.env['RELEASE'];
export const served = release ? `${version}+${release}` : version;
