import { beforeAll, describe, expect, it } from '@jest/globals';
import { root } from '../support/checkout.ts';
import { runTool } from '../support/run-tool.ts';

/** Every line that a process of ours wrote. */
let lines: readonly Record<string, unknown>[];
beforeAll(async () => {
	const { code, output } = await runTool('test/support/telling.ts', [], root);
	if (code !== 0) throw new Error(output);
	lines = output.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]));
}, 60_000);
const said = (message: string) => lines.find((line) => line['message'] === message);

describe("R-27: a parser's message quotes what it read, and stands in no log", () => {
	it.each([
		['JSON of a line', 'SyntaxError'],
		['JSON of several lines, of which one looks like a place', 'SyntaxError'],
		['a percent code', 'URIError'],
		['a schema that quotes', '$ZodError'],
		['a parser of a library', 'YAMLParseError'],
	])('%s: by its name and place alone', (title, error) => {
		expect(said(title)).toMatchObject({ error, place: expect.stringContaining('telling.ts') });
		expect(said(title)).not.toHaveProperty('reason');
		expect(said(`thrown on: ${title}`)).toMatchObject({ stack: expect.stringContaining(error) });
	});
	it('nor in anything else that was written, the message of a queue and what a function throws on included', () => {
		expect(said('a message failed')).toMatchObject({ error: 'SyntaxError' });
		expect(said('from the queue')).toMatchObject({ back: '{"batchItemFailures":[{"itemIdentifier":"m1"}]}' });
		expect(JSON.stringify(lines)).not.toContain('канарейка');
	});
	it('what our own code says is told', () => {
		expect(said('our own')).toMatchObject({ error: 'Error', reason: 'case AN-1 lost its log' });
	});
});

describe('R-33: a refused signature is a metric by integration and cause', () => {
	it('under the names that an alarm can ask for', () => {
		const metric = lines.find((line) => 'SignaturesRefused' in line);
		expect(metric).toMatchObject({ integration: 'krasnodar', cause: 'stale', SignaturesRefused: 1 });
		expect(metric).toMatchObject({
			_aws: {
				CloudWatchMetrics: [
					{
						Namespace: 'Otklik',
						Dimensions: [expect.arrayContaining(['integration', 'cause'])],
						Metrics: [{ Name: 'SignaturesRefused', Unit: 'Count' }],
					},
				],
			},
		});
	});

	it('and, for a widget that knows no names, as a whole', () => {
		const wholes = lines.filter((line) => 'SignaturesRefused' in line && !('integration' in line));
		expect(wholes).toMatchObject([
			{ SignaturesRefused: expect.anything(), service: 'otklik', stage: expect.anything() },
		]);
	});
});
