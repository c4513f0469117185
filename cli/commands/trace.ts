import type { Instant } from '../../domain/instant.ts';
import { isoInZone } from '../../domain/worktime/local-time.ts';
import { mailName, type RecipientState } from '../../functions/ports/outbox.ts';
import { command, type Values } from '../command.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { complain, DONE, FAILED } from '../io.ts';
import { type TracedMail, type TracedMoment, type TracedRow, timelineOf } from '../trace/timeline.ts';

const options = {
	stage: { type: 'string', default: 'local' },
	json: { type: 'boolean', default: false },
} as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	const [caseId, ...more] = operands;
	return caseId === undefined || more.length > 0 ? 'it takes the number of one case' : { ...values, caseId };
}

/** Reads only, and shows ids and codes only. */
export const trace = command({
	name: 'trace',
	does: 'tell in one timeline what happened to a case',
	usage: ['trace CASE [--stage local|dev|prod] [--json]'],
	about: `Its events, what each decision ordered and whether it is done, each mail to each recipient, its executions with the
states that they entered, in the order of time. No word of the message, no address and no link is shown. What a function
said of it meanwhile is in the logs: the saved query «what happened to a case» of CloudWatch Logs Insights.`,
	examples: ['otklik trace AN-4827-1936 --stage prod', 'otklik trace AN-4827-1936 --json | jq ".[].text"'],
	options,
	read,
	run: async ({ caseId, stage, json }, io, { open }) => {
		const place = await open(stage, io);
		if (place === null) return FAILED;
		const stored = await place.cases.load(caseId);
		if (stored === null) {
			complain(io, { what: 'nothing was found', why: `there is no case ${caseId} there`, next: 'otklik trace --help' });
			return FAILED;
		}
		const rows = await rowsOf(place, caseId);
		const executions = await place.executions.of(stored);
		const moments = timelineOf({ stored, rows, executions, timeAt: place.timeAt });
		const calendar = await place.tenants.calendarInForce(stored.municipality);
		const iso = (at: Instant) => (calendar === null ? new Date(at).toISOString() : isoInZone(calendar, at));
		if (json) {
			io.stdout.write(`${JSON.stringify(moments.map((one) => ({ ...one, at: iso(one.at) })))}\n`);
			return DONE;
		}
		for (const one of moments) io.stdout.write(`${iso(one.at)}  ${lineOf(one)}\n`);
		const { state, version } = stored;
		const stands = state.status.is === 'open' ? `awaits ${state.status.stage}` : `ended: ${state.status.outcome}`;
		io.stderr.write(`${caseId} of ${stored.municipality}, version ${version}, ${stands}\n`);
		return DONE;
	},
});

function lineOf({ what, version, text }: TracedMoment): string {
	return `${(version === null ? '' : String(version)).padStart(4)}  ${what.padEnd(9)}  ${text}`;
}

async function rowsOf({ outbox }: Deployment, caseId: string): Promise<readonly TracedRow[]> {
	const found: TracedRow[] = [];
	for await (const row of outbox.rowsOf(caseId)) {
		const places = row.orders.flatMap(({ is }, place) => (is === 'mail' ? [place] : []));
		const mails = await Promise.all(
			places.map(async (place) => {
				const to = await outbox.recipients({ ...row, place });
				return [place, await Promise.all(to.map((one) => withDigest(outbox, one)))] as const;
			}),
		);
		found.push({ row, mails: new Map(mails) });
	}
	return found;
}

/** With the digest that tells it, where one does (ADR 0060). */
async function withDigest(outbox: Deployment['outbox'], state: RecipientState): Promise<TracedMail> {
	const ref = state.outcome !== null && 'digest' in state.outcome ? state.outcome.digest : undefined;
	if (ref === undefined) return state;
	const [told = null] = await outbox.recipients(ref);
	return { ...state, digest: { id: mailName({ ...ref, recipient: 0 }), state: told } };
}
