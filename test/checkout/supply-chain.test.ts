import { describe, expect, it } from '@jest/globals';
import { npmScripts, readText } from '../support/checkout.ts';
import { readBill } from '../support/supply/bill.ts';
import { type Listed, licenceFaults } from '../support/supply/licences.ts';
import { lockFaults, pinFaults } from '../support/supply/pins.ts';

const hash = `--hash=sha256:${'0'.repeat(64)}`;
const one = (licence: string | null, tool: boolean): Listed => ({ name: 'thing', version: '1.0.0', licence, tool });

describe('R-32: what others wrote', () => {
	it('is pinned by hash in package-lock.json, for every system that the lock speaks of', () => {
		expect(lockFaults(readText('package-lock.json'))).toEqual([]);
	});

	it.each(['local/requirements.txt', 'test/support/cfn-lint.txt', 'test/support/schemathesis.txt'])(
		'is pinned by version and hash in %s',
		(name) => {
			expect(pinFaults(name, readText(name))).toEqual([]);
			expect(readText(name)).toContain('--hash=sha256:');
		},
	);

	it('is installed by pip only with its hashes', () => {
		expect(readText('local/python.ts')).toContain("'--require-hashes'");
	});

	it('is looked at by npm run check, which is run before the tests of a change', () => {
		expect(npmScripts()['check']).toContain('npm:check:*');
		expect(npmScripts()['check:supply']).toContain('test/supply-chain.ts');
		// cdk-nag looks at each template as it is made.
		expect(npmScripts()['check:templates']).toMatch(/infra\/cfn-lint machines\/definitions$/);
		expect(readText('.ci/run')).toMatch(/npm ci\n[\s\S]*npm run check[\s\S]*\nnpm test\n/);
	});
});

describe('the look at the hashes', () => {
	it.each([
		['no integrity', { 'node_modules/thing': { version: '1.0.0' } }],
		['a weak one', { 'node_modules/thing': { version: '1.0.0', integrity: 'sha1-abc' } }],
	])('finds an entry with %s', (what, packages) => {
		expect(lockFaults(JSON.stringify({ packages }))).toEqual([`package-lock.json: node_modules/thing has ${what}`]);
	});

	it('passes over the project itself and what has no file of its own', () => {
		const packages = { '': {}, 'node_modules/a': { link: true }, 'node_modules/b': { inBundle: true } };
		expect(lockFaults(JSON.stringify({ packages }))).toEqual([]);
	});

	it.each([
		['six==1.17.0', ['pins: six==1.17.0 has no hash']],
		[`six>=1.17.0 ${hash}`, ['pins: six>=1.17.0 is no exact version']],
		[`tomli==2.5.0 ; python_full_version < '3.11' \\\n    ${hash}`, []],
	])('says of %j: %j', (line, faults) => {
		expect(pinFaults('pins', line)).toEqual(faults);
	});
});

describe('R-32: the look at the licences', () => {
	it.each([
		['MIT', false, true],
		['(MIT OR GPL-3.0-or-later)', false, true],
		['GPL-3.0-only', true, false],
		['AGPL-3.0-only', false, false],
		['MPL-2.0', true, true],
		['MPL-2.0', false, false],
		['MIT AND GPL-3.0-only', true, false],
		['SEE LICENSE IN FILE', true, false],
		[null, true, false],
	])('%s, of a tool alone: %s, is fine: %s', (licence, tool, fine) => {
		expect(licenceFaults([one(licence, tool)])).toHaveLength(fine ? 0 : 1);
	});

	it('reads a bill of materials: names, licences in every form, and which are tools', () => {
		const components = [
			{ name: 'a', version: '1', licenses: [{ license: { id: 'MIT' } }] },
			{ name: 'b', version: '2', licenses: [{ expression: 'MIT OR ISC' }] },
			{ name: 'c', version: '3', properties: [{ name: 'cdx:npm:package:development', value: 'true' }] },
			{ name: 'd', version: '4', licenses: [{ license: { name: 'of our own' } }] },
		];
		expect(readBill(JSON.stringify({ bomFormat: 'CycloneDX', components }))).toEqual([
			{ name: 'a', version: '1', licence: 'MIT', tool: false },
			{ name: 'b', version: '2', licence: 'MIT OR ISC', tool: false },
			{ name: 'c', version: '3', licence: null, tool: true },
			{ name: 'd', version: '4', licence: 'of our own', tool: false },
		]);
	});
});
