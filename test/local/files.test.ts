import { chmodSync, mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { keepPrivate, writeJson } from '../../local/files.ts';

const umask = process.umask();
afterAll(() => {
	process.umask(umask);
});

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('what a local cloud keeps', () => {
	it("is its owner's alone: 0700 and 0600, also what stood there before", () => {
		process.umask(0o022);
		const directory = join(mkdtempSync(join(tmpdir(), 'otklik-files-')), 'cloud');
		const [folder, kept, later] = [join(directory, 'mails'), join(directory, 'mails/1.eml'), join(directory, 'a.json')];
		mkdirSync(folder, { recursive: true });
		writeFileSync(kept, 'a mail');
		chmodSync(kept, 0o644);
		expect([directory, folder, kept].map(modeOf)).toEqual(['755', '755', '644']);
		keepPrivate(directory);
		writeJson(later, { secret: 'whsec_' });
		expect([directory, folder, kept, later].map(modeOf)).toEqual(['700', '700', '600', '600']);
	});
});
