import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Processes, type Recorded } from '../../local/processes.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'otklik-processes-'));
const endless = ['-e', 'setInterval(() => {}, 1000)'];

describe('the processes of a local cloud', () => {
	it('are recorded when they start, and ended by whoever reads the record', async () => {
		const directory = folder();
		const { ended } = new Processes(directory).start('emulator', process.execPath, endless, process.env);
		const later = new Processes(directory);
		expect(later.alive()).toMatchObject([{ name: 'emulator' }]);
		await later.end();
		expect(later.alive()).toEqual([]);
		expect(await ended).toMatch(/^emulator ended with SIG(TERM|KILL); see .*emulator\.log$/);
	});

	it('a pid that the system has given to another program since is none of ours', () => {
		const directory = folder();
		const stranger: Recorded = { name: 'emulator', pid: process.pid, birth: 'long ago' };
		writeFileSync(join(directory, 'pids.json'), JSON.stringify([stranger]));
		expect(new Processes(directory).alive()).toEqual([]);
	});

	it('whoever started a cloud is recorded as its owner, and not ended with it', async () => {
		const processes = new Processes(folder());
		processes.own();
		expect(processes.alive()).toMatchObject([{ name: 'owner', pid: process.pid }]);
		await processes.end();
		expect(processes.alive()).toEqual([]);
	});

	it('what a program says is kept in its log', async () => {
		const directory = folder();
		const { ended } = new Processes(directory).start('mailbox', process.execPath, ['-p', '"here"'], process.env);
		await ended;
		expect(readFileSync(join(directory, 'log/mailbox.log'), 'utf8')).toBe('here\n');
	});

	it('a program that is not there is told by its name', async () => {
		const { ended } = new Processes(folder()).start('emulator', '/nowhere/python', [], process.env);
		expect(await ended).toMatch(/^emulator did not start: .*ENOENT/);
	});
});
