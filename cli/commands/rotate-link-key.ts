import { randomBytes } from 'node:crypto';
import { readRing, rotated, withoutOlder, writeRing } from '../../functions/adapters/link-key-ring.ts';
import { command, type Values } from '../command.ts';
import { FAILED } from '../io.ts';
import { refused, told } from '../report-done.ts';

const options = {
	stage: { type: 'string', default: 'local' },
	'drop-older': { type: 'boolean', default: false },
	yes: { type: 'boolean', default: false },
	json: { type: 'boolean', default: false },
} as const;

const name = 'rotate-link-key';

/** As long as the one that the stack makes. */
const newKey = () => randomBytes(48).toString('base64url');

/** two keys are good at once, so no link dies of a rotation; names in the table are hashed as before (ADR 0055). */
export const rotateLinkKey = command({
	name,
	does: 'sign the links in mails by a new key, and drop the older one',
	usage: [
		`${name} [--yes]                what a new key would change, and with --yes adds it`,
		`${name} --drop-older [--yes]   kills every link that the older key has signed, now`,
	],
	about: `The new key signs from ten minutes on; links of the older one go on opening until they expire, 90 days later.
Then the next rotation drops it. Somebody else may have the key: rotate, wait ten minutes, then --drop-older.
Options: --stage local|dev|prod (local), --json. Without --yes nothing is changed.`,
	examples: [
		`otklik ${name} --stage prod`,
		`otklik ${name} --stage prod --yes`,
		`otklik ${name} --drop-older --stage prod --yes`,
	],
	options,
	read: (values: Values<typeof options>, operands) => (operands.length === 0 ? values : 'it takes no operands'),
	run: async (values, io, { open, realNow }) => {
		const place = await open(values.stage, io);
		if (place === null) return FAILED;
		const text = await place.linkKeys.read();
		if (text === null)
			return refused(io, name, { why: `${place.stage} has no key of links`, next: 'deploy the stage' });
		const ring = readRing(text);
		const { stage } = place;
		const again = values.yes ? '' : '. Say it again with --yes';
		const would = values.yes ? '' : 'would ';
		if (values['drop-older']) {
			const left = withoutOlder(ring);
			if (!left.ok)
				return refused(io, name, { why: `${stage} has one key only`, next: `otklik ${name} --stage ${stage}` });
			const newest = left.value.signing[0];
			if (newest.from > realNow())
				return refused(io, name, {
					why: `not every worker has the newer key before ${iso(newest.from)}`,
					next: 'the same command then',
				});
			if (values.yes) await place.linkKeys.write(writeRing(left.value));
			return told(io, values.json, {
				line: `every link of the older key ${would}${values.yes ? 'dies' : 'die'} on ${stage} within five minutes; whoever presses one is offered a new mail${again}`,
				data: { stage, keys: 1, dryRun: !values.yes },
			});
		}
		const next = rotated(ring, newKey(), realNow());
		if (!next.ok)
			return refused(io, name, {
				why: `${stage} has two keys, and links of the older one live until ${iso(next.refusal)}`,
				next: `otklik ${name} --drop-older --stage ${stage}, which kills them`,
			});
		const { ring: grown, signsFrom, olderUntil } = next.value;
		if (values.yes) await place.linkKeys.write(writeRing(grown));
		return told(io, values.json, {
			line: `a new key ${would}${values.yes ? 'signs' : 'sign'} links on ${stage} from ${iso(signsFrom)}; those of the older one open until ${iso(olderUntil)}${again}`,
			data: { stage, keys: 2, signsFrom: iso(signsFrom), olderUntil: iso(olderUntil), dryRun: !values.yes },
		});
	},
});

function iso(instant: number): string {
	return new Date(instant).toISOString();
}
