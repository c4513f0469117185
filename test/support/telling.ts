// Runs as a process of its own: what a function writes goes past the console to its output, where the platform reads it.
import * as z from 'zod/mini';
import { telemetryOf } from '../../functions/runtime/telemetry.ts';
import { queueWorker, worker } from '../../functions/runtime/worker.ts';

const canary = 'канарейка';

/** What parsers say of a letter. */
const parses: Readonly<Record<string, () => unknown>> = {
	'JSON of a line': (): unknown => JSON.parse(`{"text": ${canary}`),
	'JSON of several lines, of which one looks like a place': (): unknown =>
		JSON.parse(`x\n    at ${canary} (file.ts:1:1)`),
	'a percent code': () => decodeURIComponent(`${canary}%`),
	'a schema that quotes': () => z.parse(z.string().check(z.refine(() => false, `no ${canary}`)), canary),
	'a parser of a library': () => {
		throw Object.assign(new Error(`bad ${canary}`), { name: 'YAMLParseError' });
	},
};

const telemetry = telemetryOf('telling', 'test');
for (const [title, parse] of Object.entries(parses)) {
	try {
		parse();
	} catch (error) {
		telemetry.fail(title, error);
	}
	await worker<object, unknown>(telemetry, async () => parse())({}, {}).catch((thrown: unknown) => {
		telemetry.log.info(`thrown on: ${title}`, { stack: thrown instanceof Error ? String(thrown.stack) : 'no error' });
	});
}
const attributes = { ApproximateReceiveCount: '1' };
const records = { Records: [{ messageId: 'm1', receiptHandle: 'r1', body: canary, attributes }] };
const answer = await queueWorker<{ readonly caseId: string }>(
	{ telemetry, hide: async () => undefined, retryAfterMs: () => 0 },
	JSON.parse,
	async () => 'done',
)(records, {});
telemetry.log.info('from the queue', { back: JSON.stringify(answer) });
telemetry.fail('our own', new Error('case AN-1 lost its log'));
telemetry.meter.countBy('SignaturesRefused', { integration: 'krasnodar', cause: 'stale' });
telemetry.flush();
