import { basename, join } from 'node:path';
import { filesIn, municipalityIn } from '../../../cli/files/data-files.ts';
import { readYaml, type YamlFile } from '../../../cli/files/read-yaml.ts';
import { readLine } from '../../../cli/simulation/read-line.ts';
import { networks } from '../../../domain/regulation/regulation.ts';
import type { WorkCalendar } from '../../../domain/worktime/calendar.ts';
import { data } from '../calendars.ts';
import { root } from '../checkout.ts';
import { timeReader } from './days.ts';
import { isRecord } from './plain.ts';
import type { Ground, Worked } from './run.ts';
import { readShapes, type WorkedShape } from './shape.ts';

/** Where the ground of a regulation's worked cases lies. */
export interface Place {
	readonly regulation: string;
	readonly municipality: string;
	/** Files of worked cases. */
	readonly cases: readonly string[];
}

const five = ['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'] as const;

/** What a file can say and none of the five needs stands in regulations that no town has. */
export const invented = ['sixth', 'seventh'] as const;

/** Regulations of other towns, written from what is known of their texts by the guide and the editor's help alone. */
export const others = ['elizovo', 'elizovo-max', 'yamal', 'bashkortostan'] as const;

/** The five regulations, the invented ones and those of other towns, each with its worked cases. */
export async function places(): Promise<Readonly<Record<string, Place>>> {
	const shipped = await Promise.all(
		five.map(
			async (id): Promise<readonly [string, Place]> => [
				id,
				{
					regulation: `regulations/${id}.yaml`,
					municipality: `municipalities/${id}.yaml`,
					cases: await filesIn(join(root, 'test/worked', id)),
				},
			],
		),
	);
	const made = await Promise.all(
		[...invented, ...others].map(
			async (id): Promise<readonly [string, Place]> => [
				id,
				{
					regulation: `test/fixtures/${id}.yaml`,
					municipality: `test/fixtures/${id}-town.yaml`,
					cases: await filesIn(join(root, 'test/worked', id)),
				},
			],
		),
	);
	return Object.fromEntries([...shipped, ...made]);
}

export async function yamlAt(name: string): Promise<YamlFile> {
	const read = await readYaml(name);
	if (!read.ok) throw new Error(read.refusal.join('; '));
	return read.value;
}

/** What is the same for every case of a place: calendar, units, networks. Built once. */
export async function groundOf(place: Place): Promise<Ground> {
	const read = municipalityIn(await yamlAt(join(root, place.municipality)), data, null);
	if (!read.ok) throw new Error(read.refusal.join('; '));
	const { municipality, calendar } = read.value;
	return {
		calendar,
		units: municipality.units.map(({ id }) => id),
		networks: networks.filter((network) => municipality.networks[network]?.enabled === true),
		site: municipality.site,
	};
}

/** The worked cases of a place, their lines read. */
export async function casesOf(place: Place, { calendar, site = null }: Ground): Promise<readonly Worked[]> {
	const files = await Promise.all(place.cases.map(async (file) => ({ file, data: (await yamlAt(file)).data })));
	return files.flatMap(({ file, data: held }) =>
		readShapes(held).map((shape) => compiled(basename(file), shape, calendar, site ?? 'example.org')),
	);
}

const timed = new Set(['at', 'publishedAt', 'detectedAt', 'sentAt', 'repliedAt', 'promisedBy', 'due']);
const spoken = new Set(['submit', 'consolidate', 'clarify', 'clarified', 'explain', 'not-ours']);

function compiled(file: string, shape: WorkedShape, calendar: WorkCalendar, site: string): Worked {
	const time = timeReader(calendar, shape.year);
	const local = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
		Object.fromEntries(
			Object.entries(fields).map(([key, value]) => [
				key,
				timed.has(key) && typeof value === 'string'
					? time(value, key === 'at')
					: isRecord(value)
						? local(value)
						: value,
			]),
		);
	return {
		...shape,
		file,
		steps: shape.steps.map(({ given, mailing, expected }, index) => {
			const line = readLine(JSON.stringify({ ...usual(String(given['do']), site), ...local(given) }), calendar);
			if (!line.ok) throw new Error(`${file}, ${shape.title}, step ${index + 1}: ${line.refusal.detail}`);
			return { line: line.value, mailing, expected };
		}),
	};
}

/** What a step need not say: some words, and a link into the network of the message. */
function usual(does: string, site: string): Readonly<Record<string, string>> {
	if (spoken.has(does)) return { text: 'Здравствуйте! Яму заделают до пятницы.' };
	if (does === 'publish' || does === 'consent') return { permalink: 'https://vk.com/wall-1_2?reply=3' };
	return does === 'publish-site' ? { permalink: `https://${site}/news/1` } : {};
}
