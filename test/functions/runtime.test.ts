import { describe, expect, it } from '@jest/globals';
import type { Context } from 'aws-lambda';
import type { Hide } from '../../functions/ports/outbox.ts';
import { readEnvironment } from '../../functions/runtime/environment.ts';
import { productClock } from '../../functions/runtime/product-clock.ts';
import { queueWorker, worker } from '../../functions/runtime/worker.ts';
import { retryAfterMs } from '../../functions/use-cases/retry.ts';
import { keptTelemetry } from '../support/kept-telemetry.ts';

const realNow = Date.parse('2026-01-01T00:00:10Z');
const setting = '{"at":"2025-04-28T17:20:00+03:00","since":"2026-01-01T00:00:00Z","rate":600}';

describe("the product's clock", () => {
	it('is real time where no other is given', () => {
		const clock = productClock('prod', undefined, () => realNow);
		expect(clock.now()).toBe(realNow);
		expect(clock.toReal(clock.fromReal(realNow))).toBe(realNow);
		expect(clock.judgeBefore()).toBe(realNow - 35_000);
	});
	it('starts elsewhere and runs faster in the local cloud; real instants map there and back', () => {
		const clock = productClock('local', setting, () => realNow);
		expect(new Date(clock.now()).toISOString()).toBe('2025-04-28T16:00:00.000Z');
		expect(clock.toReal(clock.now())).toBe(realNow);
		expect(clock.fromReal(realNow - 1_000)).toBe(clock.judgeBefore());
		expect(clock.judgedFrom(clock.now())).toBe(realNow + 1_000);
	});
	it.each(['dev', 'prod'])('is refused on the stage %s', (stage) => {
		expect(() => productClock(stage, setting, () => realNow)).toThrow('real time');
	});
	it.each(['{}', '{"at":"x","since":"y","rate":1}', setting.replace('600', '0')])(
		'is refused where it is none: %s',
		(text) => {
			expect(() => productClock('local', text, () => realNow)).toThrow('PRODUCT_CLOCK');
		},
	);
});

describe('the environment', () => {
	it('names everything that is missing', () => {
		expect(() => readEnvironment(['STAGE', 'TABLE_NAME', 'A'] as const, { STAGE: 'dev', A: '' })).toThrow(
			'TABLE_NAME, A',
		);
	});
});

const context = {} as Context;

describe('R-27: what a worker throws', () => {
	it('keeps the name of the error and says nothing of what was read, for Lambda, machines and dead letters keep it', async () => {
		const quoting = worker(keptTelemetry(), () => Promise.reject(new SyntaxError('Unexpected "ПДн-канарейка"')));
		const thrown: unknown = await quoting({}, context).catch((error: unknown) => error);
		expect(thrown).toMatchObject({ name: 'SyntaxError', message: 'its log says where' });
		expect(String((thrown as Error).stack)).not.toContain('канарейка');
		const plain = worker(keptTelemetry(), () => Promise.reject(new Error('no report for anapa')));
		await expect(plain({}, context)).rejects.toThrow('no report for anapa');
	});
});

describe('R-24: a batch of a queue', () => {
	const run = async (hide: Hide = () => Promise.resolve()) => {
		const telemetry = keptTelemetry();
		const hidden: string[] = [];
		const noted: Hide = async (receipt, seconds) => {
			hidden.push(`${receipt} ${seconds}`);
			await hide(receipt, seconds);
		};
		const handler = queueWorker(
			{ telemetry, hide: noted, retryAfterMs: (receipt) => retryAfterMs(receipt, 0.5) },
			(body) => ({ caseId: body }),
			({ caseId }) => {
				if (caseId === 'bad') return Promise.reject(new Error('no'));
				return Promise.resolve(caseId === 'later' ? { againInMs: 2_500 } : 'done');
			},
		);
		const records = ['good', 'bad', 'later', 'fine', 'bad'].map((body, at) => ({
			messageId: String(at),
			body,
			receiptHandle: `r${at}`,
			attributes: { ApproximateReceiveCount: at === 1 ? '1' : '300' },
		}));
		return { answer: await handler({ Records: records }, context), hidden, said: telemetry.said };
	};
	const failures = ['1', '2', '4'].map((itemIdentifier) => ({ itemIdentifier }));

	it('gives back the messages that failed or must come again, and none of the others', async () => {
		const { answer, said } = await run();
		expect(answer).toEqual({ batchItemFailures: failures });
		expect(said[0]).toBe('a message failed {"caseId":"bad","error":"Error"}');
	});
	it('hides each for as long as it says, and what broke for seconds at first and never for more than ten minutes', async () => {
		expect((await run()).hidden).toEqual(['r1 5', 'r2 4', 'r4 444']);
	});
	it('gives them back all the same where they could not be hidden', async () => {
		expect((await run(() => Promise.reject(new Error('no SQS')))).answer).toEqual({ batchItemFailures: failures });
	});
});

describe('what failed is tried again', () => {
	it('after seconds, then minutes, with luck in the second half, never later than ten minutes', () => {
		const least = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1_000, 10_000].map((attempt) => retryAfterMs(attempt, 0) / 1_000);
		expect(least).toEqual([2.5, 5, 10, 20, 40, 80, 160, 295, 295, 295, 295]);
		for (const attempt of [1, 4, 8, 400]) {
			const most = retryAfterMs(attempt, 0.999_999);
			expect(most).toBeLessThanOrEqual(10 * 60_000);
			expect(most).toBeGreaterThan(1.9 * retryAfterMs(attempt, 0));
		}
	});
});
