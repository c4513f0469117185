import { unreachable } from '../../domain/result.ts';
import { command, type Values } from '../command.ts';
import { type DeadKind, type DeadLetter, deadKinds, deadQueues } from '../deployment/dead-letter.ts';
import type { HeldLetter } from '../deployment/dead-letters.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { complain, DONE, FAILED, type Io } from '../io.ts';

const options = {
	stage: { type: 'string', default: 'local' },
	drop: { type: 'boolean', default: false },
	yes: { type: 'boolean', default: false },
	json: { type: 'boolean', default: false },
} as const;

/** So many of each queue are looked at in one run: all of them are sent again long before others see them. */
const most = 1000;

interface Asked extends Values<typeof options> {
	/** The letters to give up; none where letters are sent again. */
	readonly ids: readonly string[];
	readonly kinds: readonly DeadKind[];
}

function read(values: Values<typeof options>, operands: readonly string[]): Asked | string {
	if (values.drop) {
		return operands.length === 0 ? '--drop takes the ids of letters' : { ...values, ids: operands, kinds: deadKinds };
	}
	const kinds = deadKinds.filter((kind) => operands.includes(kind));
	const unknown = operands.filter((one) => !kinds.some((kind) => kind === one));
	if (unknown.length > 0) return `there is no kind ${unknown.join(', ')}: the kinds are ${deadKinds.join(', ')}`;
	return { ...values, ids: [], kinds: kinds.length === 0 ? deadKinds : kinds };
}

/** What becomes of dead letters. Each way may be gone twice: whoever is sent a letter knows what was done. */
export const redrive = command({
	name: 'redrive',
	does: 'show the dead letters, and send them again',
	usage: [
		'redrive [KIND…] [--yes]        what lies in the queues of the dead, and with --yes sends it again',
		'redrive --drop ID… [--yes]     gives these letters up',
	],
	about: `Kinds: ${deadKinds.join(', ')}; all of them where none is named.
Options: --stage local|dev|prod (local), --json. Without --yes nothing is changed. Mend the cause first: docs/runbook.md says
where to look. At most ${most} letters of each queue in one run.`,
	examples: [
		'otklik redrive --stage prod',
		'otklik redrive mail signal --stage prod --yes',
		'otklik redrive --drop 6f1c0e0a-2b6f-4c6e-9d0e-0a1b2c3d4e5f --stage prod --yes',
	],
	options,
	read,
	run: async (given, io, { open }) => {
		const place = await open(given.stage, io);
		if (place === null) return FAILED;
		const held: HeldLetter[] = [];
		for (const queue of deadQueues) held.push(...(await place.dead.hold(queue, most)));
		const gone = new Set<HeldLetter>();
		try {
			const unknown = given.ids.filter((id) => !held.some((one) => one.id === id));
			if (unknown.length > 0) {
				const why = `no such letter lies there: ${unknown.join(', ')}`;
				complain(io, { what: 'nothing was dropped', why, next: 'otklik redrive' });
				return FAILED;
			}
			const chosen = held.filter(({ id, letter }) =>
				given.drop ? given.ids.includes(id) : given.kinds.includes(letter.is),
			);
			const told: Told[] = [];
			for (const one of chosen) {
				const does = given.drop ? 'dropped' : await doingOf(place, one);
				told.push({ ...one, does });
				if (!given.yes || does === 'left') continue;
				if (does === 'sent' && one.again !== null) await place.dead.send(one.again);
				await place.dead.remove(one);
				gone.add(one);
			}
			tell(io, told, { ...given, place });
			return DONE;
		} finally {
			for (const one of held) if (!gone.has(one)) await place.dead.release(one);
		}
	},
});

/**
 * What a run does with a letter: it is sent again and removed; what it asked for is done already or will be by itself, so
 * it is only removed; it is given up; nothing here can do it, so it is left for a person.
 */
type Doing = 'sent' | 'done-already' | 'by-itself' | 'dropped' | 'left';

interface Told extends HeldLetter {
	readonly does: Doing;
}

async function doingOf({ outbox }: Deployment, { letter, again }: HeldLetter): Promise<Doing> {
	if (again === null) return 'left';
	if (letter.is === 'mail' && (await outbox.readMail(letter)) === null) return 'done-already';
	if (letter.is === 'signal' && (await outbox.read(letter))?.workflow !== true) return 'done-already';
	return again.to === 'nobody' ? 'by-itself' : 'sent';
}

interface Telling {
	readonly yes: boolean;
	readonly json: boolean;
	readonly kinds: readonly DeadKind[];
	readonly place: Deployment;
}

function tell(io: Io, told: readonly Told[], { yes, json, kinds, place: { stage } }: Telling): void {
	const since = (one: Told) => new Date(one.since).toISOString();
	if (json) {
		const letters = told.map((one) => ({
			id: one.id,
			queue: one.queue,
			since: since(one),
			...one.letter,
			does: one.does,
		}));
		io.stdout.write(`${JSON.stringify({ dryRun: !yes, letters })}\n`);
		return;
	}
	for (const kind of kinds) {
		for (const one of told.filter(({ letter }) => letter.is === kind)) {
			io.stdout.write(
				`${one.id}  ${kind.padEnd(10)} ${saidOf(one.letter)}, since ${since(one)}: ${saying(one.does, yes)}\n`,
			);
		}
	}
	const again = !yes && told.some(({ does }) => does !== 'left') ? '; say it again with --yes' : '';
	io.stderr.write(`${told.length} dead letters on ${stage}${again}\n`);
}

function saidOf(letter: DeadLetter): string {
	switch (letter.is) {
		case 'mail':
			return `${letter.caseId}, row ${letter.row}, order ${letter.place}`;
		case 'sign-in':
			return 'a link to the place to work';
		case 'signal':
			return `${letter.caseId}, row ${letter.row}`;
		case 'rows':
			return `${letter.records} records of the stream (${letter.why})`;
		case 'call':
			return `${letter.function} failed at ${letter.about || 'its hour'} (${letter.why})`;
		case 'event':
			return `${letter.function} never heard of ${letter.about} (${letter.why})`;
		case 'partner':
			return `${letter.about} for the partner of ${letter.municipality}`;
		case 'return':
			return `${letter.what} of mail ${letter.messageId}`;
		case 'unreadable':
			return 'of no known shape';
		default:
			return unreachable(letter);
	}
}

function saying(does: Doing, yes: boolean): string {
	switch (does) {
		case 'sent':
			return yes ? 'sent again' : 'would be sent again';
		case 'done-already':
			return `${yes ? 'removed' : 'would be removed'}, for it is done already`;
		case 'by-itself':
			return `${yes ? 'removed' : 'would be removed'}, for it is done by itself`;
		case 'dropped':
			return yes ? 'given up' : 'would be given up';
		case 'left':
			return 'left: look at it, then --drop it';
		default:
			return unreachable(does);
	}
}
