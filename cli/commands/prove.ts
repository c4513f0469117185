import { join } from 'node:path';
import { proveRegulation } from '../../domain/proof/prove.ts';
import { command, type Values } from '../command.ts';
import { readCalendarData } from '../files/calendar-files.ts';
import { isMunicipality, regulationIn } from '../files/data-files.ts';
import { readYaml } from '../files/read-yaml.ts';
import { shownIn, townOf } from '../files/shown-ways.ts';
import { DONE, FAILED } from '../io.ts';
import { progressOn } from '../progress.ts';

const options = {} as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	return operands.length > 0 ? { ...values, files: operands } : 'no file was given';
}

/** `otklik prove`: each regulation whole, without the bound that `check` keeps. */
export const prove = command({
	name: 'prove',
	does: 'play every case that can arise under a regulation, to the end',
	usage: ['prove FILE…'],
	about: `Plays every case that can arise under a regulation through the real engine, to the end, and says how many states and
transitions there are and how long it took. What breaks a promise is a line, with the shortest way to it as lines for
\`otklik simulate\`. A municipality's file among them is the town in which the ways of its regulation are told.
Exit code 0: everything holds. 1: something does not.`,
	examples: ['npm run prove', 'otklik prove docs/guide/6-told.yaml'],
	options,
	read,
	run: async (given, io) => {
		const calendars = await readCalendarData(join(io.root, 'calendars'));
		let broken = 0;
		for (const file of given.files) {
			const yaml = await readYaml(file);
			if (yaml.ok && isMunicipality(yaml.value)) continue;
			const read = yaml.ok ? regulationIn(yaml.value) : yaml;
			if (!yaml.ok || !read.ok) {
				for (const line of read.ok ? [] : read.refusal) io.stdout.write(`${line}\n`);
				broken += 1;
				continue;
			}
			const started = performance.now();
			const before = process.cpuUsage();
			const progress = progressOn(io);
			const { playing, faults } = proveRegulation(read.value, Infinity, (states, transitions) =>
				progress.tell(`${file}: ${states} states, ${transitions} transitions`),
			);
			progress.end();
			const town = await townOf(read.value, given.files, io.root, calendars);
			for (const fault of faults) {
				const lines = [yaml.value.describe(fault), ...shownIn(fault, town)];
				io.stdout.write(lines.map((line) => `${line}\n`).join(''));
			}
			const { user, system } = process.cpuUsage(before);
			const seconds = `${inSeconds(performance.now() - started)} (${inSeconds((user + system) / 1000)} of processor time)`;
			const verdict = faults.length === 0 ? 'proved' : `${faults.length} faults`;
			io.stdout.write(
				`${file}: ${verdict}: ${playing.states} states, ${playing.transitions} transitions, ${seconds}\n`,
			);
			broken += faults.length === 0 ? 0 : 1;
		}
		return broken === 0 ? DONE : FAILED;
	},
});

function inSeconds(ms: number): string {
	return `${(ms / 1000).toFixed(1)} s`;
}
