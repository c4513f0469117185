// Part of `npm run check`: what others wrote is pinned by hash, and under a licence that we may use it under. Writes the
// bill of materials (CycloneDX) to dist/sbom.json on the way.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readText, root } from './support/checkout.ts';
import { readBill } from './support/supply/bill.ts';
import { licenceFaults } from './support/supply/licences.ts';
import { lockFaults, pinFaults } from './support/supply/pins.ts';

const bill = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
	cwd: root,
	encoding: 'utf8',
	maxBuffer: 64 * 1024 * 1024,
});
mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(join(root, 'dist/sbom.json'), bill);

const packages = readBill(bill);
const pins = ['local/requirements.txt', 'test/support/cfn-lint.txt', 'test/support/schemathesis.txt'];
const faults = [
	...lockFaults(readText('package-lock.json')),
	...pins.flatMap((name) => pinFaults(name, readText(name))),
	...licenceFaults(packages),
];
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stdout.write(`${packages.length} packages in dist/sbom.json, ${faults.length} faults in hashes and licences\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
