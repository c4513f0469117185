import { command, type Values } from '../command.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { casesOf, type Erasable, type ErasedCase, erasableOf, eraseWhole, type Whose } from '../deployment/erasure.ts';
import { complain, DONE, FAILED, type Io } from '../io.ts';

const options = {
	case: { type: 'string' },
	municipality: { type: 'string' },
	name: { type: 'string' },
	profile: { type: 'string' },
	restored: { type: 'boolean', default: false },
	open: { type: 'boolean', default: false },
	locked: { type: 'boolean', default: false },
	stage: { type: 'string', default: 'local' },
	yes: { type: 'boolean', default: false },
	json: { type: 'boolean', default: false },
} as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	const whose = whoseOf(values);
	if (operands.length > 0) return 'it takes options alone';
	return typeof whose === 'string' ? whose : { values, whose };
}

function whoseOf({ case: caseId, municipality, name, profile, restored }: Values<typeof options>): Whose | string {
	const ways = [caseId !== undefined, municipality !== undefined, restored].filter(Boolean).length;
	if (ways !== 1) return 'say one of --case, --municipality and --restored';
	if (municipality === undefined && (name ?? profile) !== undefined) return '--name and --profile need --municipality';
	if (caseId !== undefined) return { is: 'case', caseId };
	if (municipality === undefined) return { is: 'restored' };
	if ((name ?? '').trim() === '' && (profile ?? '').trim() === '') return 'say --name or --profile of whom it is about';
	return { is: 'author', municipality, name: name ?? null, profile: profile ?? null };
}

/** R-28: a person is forgotten, the figures stay. */
export const erase = command({
	name: 'erase',
	does: 'erase the personal data of a case or of an author; figures stay',
	usage: [
		'erase --case ID                                        one case',
		'erase --municipality ID --name NAME | --profile URL    every case of an author in a town',
		'erase --restored                                       all that was erased before, in a table that was restored',
	],
	about: `Options: --yes, --open, --locked, --stage local|dev|prod (local), --json. Without --yes it tells what there is, and changes
nothing. Texts with all their versions, names, links, unsent text and files go; ids, codes, times and figures stay. An open
case is left alone without --open, and goes on without its words. Originals under lock stay until it ends, unless --locked
is said by somebody who has the right to it. Said again it finishes what broke off. An author is found by the name or
profile that the source gave; a name inside of texts is not looked for. Mails stay in the mailboxes that they went to, a
backup of the table for 35 days.`,
	examples: [
		'otklik erase --case AN-4760-0926',
		'otklik erase --case AN-4760-0926 --stage prod --yes',
		'otklik erase --municipality anapa --profile https://vk.com/id1 --stage prod --yes',
	],
	options,
	read,
	run: async ({ values, whose }, io, { open, realNow }) => {
		const place = await open(values.stage, io);
		if (place === null) return FAILED;
		const found = await lookFor(place, whose);
		if (found.length === 0) {
			complain(io, { what: 'nothing was erased', why: whyNone(whose), next: 'otklik erase --help' });
			return FAILED;
		}
		const doable = found.filter((one) => values.open || !one.open);
		const done: ErasedCase[] = [];
		if (values.yes) {
			const how = { evenOpen: values.open, overLock: values.locked, realNow: realNow() };
			for (const one of doable) done.push(await eraseWhole(place, one, how));
		}
		tell(io, { found, done, values, stage: place.stage, realNow: realNow() });
		return doable.length < found.length || done.some(({ why }) => why !== null) ? FAILED : DONE;
	},
});

/** What there is of each case that is meant. */
async function lookFor(place: Deployment, whose: Whose): Promise<readonly Erasable[]> {
	const found: Erasable[] = [];
	for await (const caseId of casesOf(place, whose)) {
		const one = await erasableOf(place, caseId);
		if (one !== null) found.push(one);
	}
	return found;
}

function whyNone(whose: Whose): string {
	if (whose.is === 'case') return `there is no case ${whose.caseId}`;
	if (whose.is === 'restored') return 'nothing was ever erased there';
	return `no case of ${whose.municipality} whose words are kept names that author`;
}

interface Telling {
	readonly found: readonly Erasable[];
	readonly done: readonly ErasedCase[];
	readonly values: Values<typeof options>;
	readonly stage: string;
	readonly realNow: number;
}

function tell(io: Io, { found, done, values, stage, realNow }: Telling): void {
	const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
	const lines = found.map((one) => {
		const outcome = done.find(({ caseId }) => caseId === one.caseId);
		const locked = one.originals.filter(({ lockedUntil }) => lockedUntil !== null && lockedUntil > realNow);
		const until = locked.length === 0 ? null : Math.max(...locked.map(({ lockedUntil }) => lockedUntil ?? 0));
		const isLeft = one.open && !values.open;
		const is = isLeft ? 'left' : !values.yes ? 'would be erased' : outcome?.why == null ? 'erased' : 'failed';
		const { caseId, open, texts, files, originals, erasedAt } = one;
		const why = isLeft ? 'it is open' : (outcome?.why ?? null);
		const counts = { texts, files, originals: originals.length, locked: locked.length };
		return { caseId, is, why, open, ...counts, lockedUntil: iso(until), erasedBefore: iso(erasedAt) };
	});
	if (values.json) {
		io.stdout.write(`${JSON.stringify({ stage, dryRun: !values.yes, cases: lines })}\n`);
		return;
	}
	for (const { caseId, is, why, texts, files, originals, locked, lockedUntil } of lines) {
		const what = `${texts} texts, ${files} files, ${originals} originals`;
		io.stdout.write(`${caseId}  ${is}${why === null ? '' : ` (${why})`}: ${what}\n`);
		if (locked === 0 || values.locked) continue;
		io.stdout.write(
			`  ${locked} originals stay under lock until ${lockedUntil} at the latest; --locked erases them too\n`,
		);
	}
	const isLeft = lines.some(({ is }) => is === 'left') ? '; what is open goes with --open' : '';
	io.stderr.write(`${lines.length} cases on ${stage}${isLeft}${values.yes ? '' : '; say it again with --yes'}\n`);
}
