import { registerByName, registerShape } from '../../domain/municipality/accounts-schema.ts';
import { municipalityByName, municipalityShape } from '../../domain/municipality/schema.ts';
import { moment, role, stageKind, termText } from '../../domain/regulation/schema/parts.ts';
import { regulationByName, regulationShape } from '../../domain/regulation/schema/schema.ts';
import { both } from '../../domain/wording/both.ts';
import { calendarFields } from '../../domain/wording/fields-of-calendars.ts';
import { regulationFields } from '../../domain/wording/fields-of-regulations.ts';
import { termFields } from '../../domain/wording/fields-of-terms.ts';
import { townFields } from '../../domain/wording/fields-of-towns.ts';
import { calendarsByName, federalYear, regionFile } from '../files/calendar-files.ts';
import { type Json, jsonSchemaOf, type WordsFor } from './json-schema.ts';

export const ofRegulations: WordsFor<typeof regulationByName> = { ...regulationFields, ...termFields };
export const ofTowns: WordsFor<typeof municipalityByName & typeof registerByName> = townFields;
const ofCalendars: WordsFor<typeof calendarsByName> = calendarFields;

/** A kind of file that authors write: its schema, and where such files lie. */
export interface FileKind {
	/** The schema of this name lies in `schemas/`. */
	readonly name: string;
	/** The folder of the checkout that holds such files. */
	readonly folder: string;
	readonly schema: () => Json;
}

export const fileKinds: readonly FileKind[] = [
	{
		name: 'regulation',
		folder: 'regulations',
		schema: () =>
			jsonSchemaOf({
				root: regulationShape,
				title: both('Регламент', 'A regulation'),
				named: regulationByName,
				words: ofRegulations,
				values: { momentName: moment, roleName: role, stageName: stageKind, length: termText },
			}),
	},
	{
		name: 'municipality',
		folder: 'municipalities',
		schema: () =>
			jsonSchemaOf({
				root: municipalityShape,
				title: both('Муниципалитет', 'A municipality'),
				named: municipalityByName,
				words: ofTowns,
				values: { roleName: role, length: termText },
			}),
	},
	{
		name: 'official-pages',
		folder: 'accounts',
		schema: () =>
			jsonSchemaOf({
				root: registerShape,
				title: both('Реестр официальных страниц', 'A register of official pages'),
				named: registerByName,
				words: ofTowns,
			}),
	},
	{
		name: 'region',
		folder: 'calendars/regions',
		schema: () =>
			jsonSchemaOf({
				root: regionFile,
				title: both('Выходные дни региона', 'Days off of a region'),
				named: calendarsByName,
				words: ofCalendars,
			}),
	},
	{
		name: 'federal-year',
		folder: 'calendars/federal',
		schema: () =>
			jsonSchemaOf({
				root: federalYear,
				title: both('Производственный календарь года', 'Production calendar of a year'),
				named: calendarsByName,
				words: ofCalendars,
			}),
	},
];

/** The first line of a file of this kind that lies so many folders below the root of the checkout. */
export function schemaLine({ name }: Pick<FileKind, 'name'>, depth: number): string {
	return `# yaml-language-server: $schema=${'../'.repeat(depth)}schemas/${name}.json`;
}

/** The text of the schema's file. */
export function schemaText({ schema }: FileKind): string {
	return `${JSON.stringify(schema(), null, '\t')}\n`;
}
