// Loaded before every TypeScript entry (`node --import`): plain JavaScript, so that an old Node can run it. What `npm ci`
// installs on Linux brings Node 24, and npm puts it first in the PATH of scripts; npm 10, though, leaves its link out. So
// here the link is made if it is missing, and the entry runs again on the right Node. Where none came along, one line.
import { spawn } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const WANTED = 24;

const self = fileURLToPath(import.meta.url);
const modules = join(dirname(dirname(self)), 'node_modules');
const brought = join(modules, `node-linux-${process.arch}`, 'bin', 'node');
const link = join(modules, '.bin', 'node');

if (Number(process.versions.node.split('.')[0]) < WANTED) {
	if (process.platform !== 'linux' || !existsSync(brought)) {
		const way = 'run `npm ci` (it brings the right one on Linux), or install it from https://nodejs.org';
		process.stderr.write(`Otklik needs Node ${WANTED} or newer and this is ${process.version}: ${way}.\n`);
		process.exit(1);
	}
	if (!existsSync(link)) symlinkSync(relative(dirname(link), brought), link);
	if (process.argv[1] !== self) process.exit(await runAgain());
}

/** Runs what was asked for on the Node that was brought; gives the exit code that it ended with. */
function runAgain() {
	const env = { ...process.env, PATH: `${dirname(brought)}${delimiter}${process.env.PATH ?? ''}` };
	const child = spawn(brought, process.argv.slice(1), { stdio: 'inherit', env });
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => resolve(code ?? 1));
	});
}
