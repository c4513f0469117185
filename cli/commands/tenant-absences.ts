import { sayGap } from '../../domain/municipality/absences.ts';
import { daysAway } from '../../domain/municipality/days-away.ts';
import type { NotEntered } from '../../domain/municipality/entered.ts';
import type { Absence, Municipality } from '../../domain/municipality/municipality.ts';
import { standInOf } from '../../domain/municipality/standing-in.ts';
import { localDate } from '../../domain/worktime/local-time.ts';
import { endAbsence, enterAbsence } from '../../functions/use-cases/absences.ts';
import { confirmed } from '../deployment/confirm.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { OpenDeployment } from '../deployment/open-deployment.ts';
import { FAILED, type Io } from '../io.ts';
import { refused, told } from '../report-done.ts';

interface Values {
	readonly stage: string;
	readonly yes: boolean;
	readonly json: boolean;
	readonly from?: string | undefined;
	readonly to?: string | undefined;
	readonly deputy?: string | undefined;
}

interface Whose {
	readonly municipality: string;
	readonly person: string;
}

const why: Readonly<Record<NotEntered['fault'], string>> = {
	'person-unknown': 'the file in force names nobody of this id',
	'ends-before-it-begins': 'the last day lies before the first',
	'deputy-unsuitable': 'the deputy is nobody else of the same role and unit',
	overlaps: 'another absence of the same person covers some of these days',
	'over-already': 'these days are over',
	'too-long': 'these days lie more than a year ahead, or are more than a year',
	'nobody-left': 'nobody would be left in a role that the regulation wants covered',
};

/** Plastunovskaya 7.2: puts down that somebody is away. What waits for him is passed on by the sweep within two minutes. */
export async function putAway(open: OpenDeployment, whose: Whose, values: Values, io: Io): Promise<number> {
	const place = await open(values.stage, io);
	const { municipality: id, person } = whose;
	const doing = `absent ${id} ${person}`;
	if (place === null) return FAILED;
	const municipality = await place.tenants.municipalityInForce(id);
	if (municipality === null) return refused(io, doing, unknown(id));
	if (!(await confirmed(io, place.stage, values.yes, doing))) return FAILED;
	const days = daysAway(values.from ?? '', values.to ?? '', municipality.calendar.zone);
	const wanted: Absence = { person, ...days, deputy: values.deputy ?? null };
	const entered = await enterAbsence(place, id, wanted, { by: null, at: place.now });
	switch (entered.is) {
		case 'entered': {
			for (const gap of entered.gaps) io.stderr.write(`note: ${sayGap(gap)}\n`);
			const acts = actsFor({ ...municipality, absences: [...municipality.absences, wanted] }, wanted);
			const line = `${person} of ${id} is away from ${values.from} to ${values.to}; ${acts.join(', ') || 'nobody'} acts for him`;
			return told(io, values.json, { line, data: { municipality: id, absence: entered.absence.id, acts } });
		}
		case 'refused': {
			const next = `otklik tenant absences ${id} --stage ${values.stage}`;
			return refused(io, doing, { why: why[entered.refusal.fault], next });
		}
		case 'unknown-municipality':
			return refused(io, doing, unknown(id));
		case 'busy':
			return refused(io, doing, { why: 'others are entering absences just now', next: 'say it again' });
		default:
			return entered satisfies never;
	}
}

/** Ends at once whatever was entered of somebody's absence and is not over; what stands in the file stays. */
export async function bringBack(open: OpenDeployment, whose: Whose, values: Values, io: Io): Promise<number> {
	const place = await open(values.stage, io);
	const { municipality: id, person } = whose;
	const doing = `back ${id} ${person}`;
	if (place === null || !(await confirmed(io, place.stage, values.yes, doing))) return FAILED;
	const { absences } = await place.absences.entered(id);
	const own = absences.filter((one) => one.person === person && one.until > place.now);
	if (own.length === 0) {
		const next = `otklik tenant absences ${id} --stage ${values.stage}; what stands in the file ends there`;
		return refused(io, doing, { why: `no absence of "${person}" was entered that is not over`, next });
	}
	for (const one of own) await endAbsence(place, id, one.id, place.now);
	return told(io, values.json, {
		line: `${person} of ${id} is back; what waits for him comes by mail within two minutes`,
		data: { municipality: id, person, ended: own.map((one) => one.id) },
	});
}

/** Every absence that is not over, of the file and entered, with whoever acts. */
export async function listAbsences(open: OpenDeployment, id: string, values: Values, io: Io): Promise<number> {
	const place = await open(values.stage, io);
	if (place === null) return FAILED;
	const municipality = await place.tenants.municipalityInForce(id);
	if (municipality === null) return refused(io, `absences ${id}`, unknown(id));
	const rows = await rowsOf(place, municipality);
	const line =
		rows.length === 0
			? `nobody of ${id} is away, nor will be as far as it was said`
			: rows
					.map(
						({ person, from, to, acts, ...row }) =>
							`${person} ${from} to ${to}: ${acts.join(', ') || 'nobody'} acts (${row.entered ? 'entered' : 'of the file'})`,
					)
					.join('\n');
	return told(io, values.json, { line, data: { municipality: id, absences: rows } });
}

async function rowsOf({ tenants, absences: book, now }: Deployment, municipality: Municipality) {
	const [calendar, { absences: entered }] = await Promise.all([
		tenants.calendarInForce(municipality.id),
		book.entered(municipality.id),
	]);
	const day = (at: number) => (calendar === null ? new Date(at).toISOString() : localDate(calendar, at));
	return municipality.absences
		.filter(({ until }) => until > now)
		.toSorted((one, other) => one.from - other.from)
		.map((absence) => ({
			person: absence.person,
			from: day(absence.from),
			to: day(absence.until - 1),
			acts: actsFor(municipality, absence),
			entered: entered.some(({ person, from }) => person === absence.person && from === absence.from),
		}));
}

/** Ids of those who act for him on his first day. */
function actsFor(municipality: Municipality, { person, from }: Absence): readonly string[] {
	const found = municipality.people.find(({ id }) => id === person);
	return found === undefined ? [] : (standInOf(municipality, found, from)?.by.map(({ id }) => id) ?? []);
}

function unknown(id: string) {
	return { why: `there is no municipality "${id}"`, next: `otklik tenant apply municipalities/${id}.yaml` };
}
