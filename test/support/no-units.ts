import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readText } from './checkout.ts';

/** The seventh regulation as a text without departments has it: the coordinator alone writes. */
export const alone = changed(readText('test/fixtures/seventh.yaml'), [
	[/ {2}executor:\n(?: {4}.*\n)+/, ''],
	["      route: { clause: '4', exits: [{ to: draft }] }\n", ''],
	["    clause: '4'\n    awaits: executor\n", "    clause: '4'\n    awaits: coordinator\n"],
	["      submit: { clause: '4', exits: [{ to: approval }] }\n", ''],
	["      decline: { clause: '4', exits: [{ to: screening }] }\n", ''],
	["      reassign: { clause: '4', kind: INTERNAL, by: [coordinator], exits: [{ to: screening }] }\n", ''],
	['    title: Ответ участка\n', '    title: Ответ дежурного\n'],
	['          - { when: { own: true }, to: screening }\n', ''],
	['          - { when: { answer: [interim], units: none }, to: screening }\n', ''],
	[
		'    holder: executor\n    perUnit: true\n    hours: unit\n    starts: [handed-over]\n    limit: 3 WH\n    ends: [submit]\n    voids: [decline, write]\n',
		"    holder: coordinator\n    starts: [received, 'publish:interim']\n    limit: 3 WH\n    ends: [write]\n    voids: ['submit:explanation']\n",
	],
	[/ {2}# G-29: no text says within what time[\s\S]*?tell: coordinator\n\n/, ''],
	["  decline: { clause: '4' }\n", ''],
]);

/** Its town, in which there is no unit and nobody of one. */
export const town = readText('test/fixtures/seventh-town.yaml')
	.replace(/^ {2}units:\n(?: {4}.*\n)+/mu, '')
	.replace(/^units:\n(?: {2}- .*\n)+\n/mu, '')
	.replace(/^ {2}- \{.*role: executor.*\n/gmu, '');

/** Both as files in a folder of their own, which whoever asks removes. */
export async function filesWithoutUnits() {
	const folder = await mkdtemp(join(tmpdir(), 'otklik-'));
	const [regulation, municipality] = [join(folder, 'alone.yaml'), join(folder, 'town.yaml')];
	await writeFile(regulation, alone);
	await writeFile(municipality, town);
	return { folder, regulation, municipality };
}

/** The text with each of these replaced once; what is not there exactly once cannot be. */
export function changed(text: string, changes: readonly (readonly [sound: string | RegExp, other: string])[]): string {
	return changes.reduce((so, [sound, other]) => {
		if (so.split(sound).length !== 2) throw new Error(`${String(sound)} stands there not exactly once`);
		return so.replace(sound, () => other);
	}, text);
}
