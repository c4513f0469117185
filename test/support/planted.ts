import { expect } from '@jest/globals';
import { municipalityIn, regulationIn } from '../../cli/files/data-files.ts';
import { parseYaml, type YamlFile } from '../../cli/files/read-yaml.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import { data } from './calendars.ts';
import { readText } from './checkout.ts';

/** The regulation that faults are planted in, where no other is named. */
export const file = 'regulations/anapa.yaml';

/** A fault to plant, and where it must be found. */
export interface Planted {
	readonly rule: string;
	/** The regulation's file. */
	readonly in?: string;
	readonly sound: string;
	readonly faulty: string;
	/** The field and what is said of it. */
	readonly says: string;
	/** The text at whose line the fault is reported; the faulty text itself where it is not another one. */
	readonly at?: string;
}

/** Fails unless the fault is found, with the line that it stands in. */
export function expectFound({ in: where = file, sound, faulty, says, at }: Planted): void {
	const text = plant(where, sound, faulty);
	const found = regulationFaults(text);
	const fault = found.find((line) => line.includes(says));
	expect(fault ?? found).toEqual(expect.stringContaining(says));
	expect(fault).toMatch(new RegExp(`^r\\.yaml:${lineOf(text, at ?? faulty)}:\\d+ `));
}

/** The text of a shipped file in which `sound` was replaced once by `faulty`; what is not there cannot be replaced. */
export function plant(file: string, sound: string, faulty: string): string {
	const text = readText(file);
	if (text.split(sound).length !== 2) throw new Error(`${file} holds ${JSON.stringify(sound)} not exactly once`);
	return text.replace(sound, () => faulty);
}

/** The number of the line in which a text first stands. */
export function lineOf(text: string, part: string): number {
	const offset = text.indexOf(part);
	if (offset === -1) throw new Error(`${JSON.stringify(part)} does not stand there`);
	return text.slice(0, offset).split('\n').length;
}

/** The faults of a regulation's text, a line each. */
export function regulationFaults(text: string): readonly string[] {
	const file = yaml('r.yaml', text);
	if (Array.isArray(file)) return file;
	const read = regulationIn(file);
	return read.ok ? [] : read.refusal;
}

/** The same for a municipality's text. */
export function municipalityFaults(text: string, regulation: Regulation | null = null): readonly string[] {
	const file = yaml('m.yaml', text);
	if (Array.isArray(file)) return file;
	const read = municipalityIn(file, data, regulation);
	return read.ok ? [] : read.refusal;
}

/** The regulation of a text that is sound. */
export function regulationFrom(text: string): Regulation {
	const file = yaml('r.yaml', text);
	const read = Array.isArray(file) ? undefined : regulationIn(file);
	if (!read?.ok) throw new Error('the regulation is not sound');
	return read.value;
}

function yaml(name: string, text: string): YamlFile | string[] {
	const file = parseYaml(name, text);
	return file.ok ? file.value : [...file.refusal];
}
