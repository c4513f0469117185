import { isoInZone } from '../../domain/worktime/local-time.ts';
import { command, type Values } from '../command.ts';
import { complain, DONE, FAILED } from '../io.ts';

const options = {
	case: { type: 'string' },
	stage: { type: 'string', default: 'local' },
	json: { type: 'boolean', default: false },
} as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	const { case: caseId = '' } = values;
	if (operands.length > 0) return 'it takes options alone';
	return caseId === '' ? 'say --case' : { ...values, caseId };
}

/** reads only. */
export const accesses = command({
	name: 'accesses',
	does: 'tell by whose link or session words of a case were shown, and when',
	usage: ['accesses --case ID [--stage local|dev|prod] [--json]'],
	about: `A line for each reader, page and hour: the first look of that hour in the town's zone, the role, the unit, the id of the
person, and the page: a form by the link of a mail, a file, the case at the place to work, a line of it in a list there or among what
was found, or its view by the API. Of lists each look is a line. What was read is not told. A scanner of mails that follows a link counts as its owner. Lines are kept for as long as retention.accesses of the
municipality's file says, three years where it says nothing.`,
	examples: ['otklik accesses --case AN-4760-0926 --stage prod'],
	options,
	read,
	run: async ({ caseId, stage, json }, io, { open, realNow }) => {
		const place = await open(stage, io);
		if (place === null) return FAILED;
		const stored = await place.cases.load(caseId);
		const calendar = stored === null ? null : await place.tenants.calendarInForce(stored.municipality);
		if (stored === null || calendar === null) {
			complain(io, { what: 'nothing to tell', why: `there is no case ${caseId}`, next: 'otklik accesses --help' });
			return FAILED;
		}
		const { municipality, state } = stored;
		const ref = { caseId, municipality, since: state.receivedAt, until: place.timeAt(realNow()) };
		const found = await place.accesses.of(ref, realNow());
		const lines = found.map(({ at, by, page }) => ({ at: isoInZone(calendar, at), ...by, page }));
		if (json) io.stdout.write(`${JSON.stringify({ caseId, accesses: lines })}\n`);
		else {
			for (const { at, role, unit, person, page } of lines)
				io.stdout.write(`${at}  ${page.padEnd(6)}  ${[role, unit, person].filter(Boolean).join(' ')}\n`);
			io.stderr.write(`${lines.length} times on ${place.stage}\n`);
		}
		return DONE;
	},
});
