// Loaded before every TypeScript entry (`node --import`): plain JavaScript, so that an old Node can still say what it
// lacks. npm puts the Node 24 that `npm ci` installs first in the PATH of scripts, so on Linux nobody meets this line.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
	const way = 'run it by npm after `npm ci` on Linux, or install Node 24 (https://nodejs.org)';
	process.stderr.write(`Otklik needs Node 24 or newer, this is ${process.version} on ${process.platform}: ${way}.\n`);
	process.exit(1);
}
