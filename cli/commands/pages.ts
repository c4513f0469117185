import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type PageWeek, RECOMMENDED, weekOf } from '../../domain/accounts/week.ts';
import { parsePageRegister } from '../../domain/municipality/accounts-schema.ts';
import { readCalendarData } from '../files/calendar-files.ts';
import { readMunicipality } from '../files/data-files.ts';
import { readYaml } from '../files/read-yaml.ts';
import { complain, DONE, FAILED, type Io, MISUSED, messageOf } from '../io.ts';

const HELP = `Usage: otklik pages MUNICIPALITY --week DATE [--json]

The official pages of a municipality in social networks, from accounts/MUNICIPALITY.yaml: owners, hand-over of
access, publications in the week of that date against the recommended two, comments deleted. Works where the
municipality's file has "officialPages: true".

Example:
  otklik pages plastunovskaya --week 2026-11-16
`;

/** `otklik pages`: the figures of one week; fewer publications than recommended are no failure. */
export async function pages(args: readonly string[], io: Io): Promise<number> {
	const given = readArgs(args);
	if (typeof given === 'string') {
		complain(io, { what: 'these arguments are not understood', why: given, next: 'otklik pages --help' });
		return MISUSED;
	}
	if (given.help) {
		io.stdout.write(HELP);
		return DONE;
	}
	const failed = (why: string): number => {
		complain(io, { what: `the pages of ${given.id} cannot be shown`, why, next: 'otklik pages --help' });
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
}

function line({ page, publications, asRecommended, deleted, blocked, advice }: PageWeek): string {
	const access =
		page.accessHandedOver === null ? 'access not handed over' : `access handed over ${page.accessHandedOver}`;
	const count = `${publications} of ${RECOMMENDED} recommended${asRecommended ? '' : ', fewer than recommended'}`;
	return [page.id, page.owner, access, count, `${deleted} deleted, ${blocked} blocked`, ...advice].join('\t');
}

function readArgs(args: readonly string[]) {
	try {
		const { values, positionals } = parseArgs({
			args: [...args],
			options: {
				week: { type: 'string' },
				json: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false },
			},
			allowPositionals: true,
		});
		const [id = '', ...more] = positionals;
		const { week = '', json, help } = values;
		if (help) return { id, week, json, help };
		if (!/^[a-z][a-z0-9-]*$/.test(id) || more.length > 0) return 'name one municipality';
		return week === '' ? 'say which week, by any of its dates: --week 2026-11-16' : { id, week, json, help };
	} catch (error) {
		return messageOf(error);
	}
}
