import { join } from 'node:path';
import { type PageWeek, RECOMMENDED, weekOf } from '../../domain/accounts/week.ts';
import { parsePageRegister } from '../../domain/municipality/accounts-schema.ts';
import { command, helpOf, type Values } from '../command.ts';
import { readCalendarData } from '../files/calendar-files.ts';
import { readMunicipality } from '../files/data-files.ts';
import { readYaml } from '../files/read-yaml.ts';
import { complain, DONE, FAILED } from '../io.ts';

const options = { week: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	const [id = '', ...more] = operands;
	const { week = '', json } = values;
	if (!/^[a-z][a-z0-9-]*$/.test(id) || more.length > 0) return 'name one municipality';
	return week === '' ? 'say which week, by any of its dates: --week 2026-11-16' : { id, week, json };
}

/** `otklik pages`: the figures of one week; fewer publications than recommended are no failure. */
export const pages = command({
	name: 'pages',
	does: 'show the register of official pages and the figures of a week',
	usage: ['pages MUNICIPALITY --week DATE [--json]'],
	about: `The official pages of a municipality in social networks, from accounts/MUNICIPALITY.yaml: owners, hand-over of
access, publications in the week of that date against the recommended two, comments deleted. Works where the
municipality's file has "officialPages: true".`,
	examples: ['otklik pages plastunovskaya --week 2026-11-16'],
	options,
	read,
	run: async (given, io) => {
		const failed = (why: string): number => {
			complain(io, { what: `the pages of ${given.id} cannot be shown`, why, next: helpOf('pages') });
			return FAILED;
		};
		const place = join(io.root, 'municipalities', `${given.id}.yaml`);
		const municipality = await readMunicipality(place, await readCalendarData(join(io.root, 'calendars')));
		if (!municipality.ok) return failed(municipality.refusal.join('; '));
		if (!municipality.value.municipality.officialPages) return failed(`officialPages is off in ${place}`);
		const file = await readYaml(join(io.root, 'accounts', `${given.id}.yaml`));
		if (!file.ok) return failed(file.refusal.join('; '));
		const register = parsePageRegister(file.value.data);
		if (!register.ok) return failed(register.refusal.map(file.value.describe).join('; '));
		const week = weekOf(register.value, given.week);
		if (week === null) return failed(`${given.week} is no date`);
		if (given.json) io.stdout.write(`${JSON.stringify(week)}\n`);
		else for (const row of week) io.stdout.write(`${line(row)}\n`);
		return DONE;
	},
});

function line({ page, publications, asRecommended, deleted, blocked, advice }: PageWeek): string {
	const access =
		page.accessHandedOver === null ? 'access not handed over' : `access handed over ${page.accessHandedOver}`;
	const count = `${publications} of ${RECOMMENDED} recommended${asRecommended ? '' : ', fewer than recommended'}`;
	return [page.id, page.owner, access, count, `${deleted} deleted, ${blocked} blocked`, ...advice].join('\t');
}
