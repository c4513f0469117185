import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Log, LogFields, Meter, MeterBy } from '../ports/telemetry.ts';
import { UnreadableCase } from '../ports/unreadable.ts';
import { type MetricName, metricDimensions, metricNamespace, serviceName } from './metric-names.ts';

export interface Telemetry {
	readonly log: Log;
	readonly meter: Meter<MetricName> & MeterBy<MetricName>;
	/** Writes out what was counted; once at the end of each call. */
	readonly flush: () => void;
	/** Says what went wrong without repeating what was being worked on; `fields` name whose case it was. */
	readonly fail: (message: string, error: unknown, fields?: LogFields) => void;
}

/** The log and the metrics of one function on one stage: JSON lines and EMF on its output. */
export function telemetryOf(name: string, stage: string): Telemetry {
	const logger = new Logger({ serviceName, persistentKeys: { function: name } });
	const metrics = new Metrics({
		namespace: metricNamespace,
		serviceName,
		defaultDimensions: metricDimensions(stage),
	});
	let counted = false;
	return {
		log: {
			info: (message, fields = {}) => logger.info(message, { ...fields }),
			warn: (message, fields = {}) => logger.warn(message, { ...fields }),
			error: (message, fields = {}) => logger.error(message, { ...fields }),
		},
		meter: {
			count: (metric, value = 1) => {
				counted = true;
				metrics.addMetric(metric, MetricUnit.Count, value);
			},
			countBy: (metric, values) => {
				// The whole as well: a widget and an alarm know no names of integrations.
				counted = true;
				metrics.addMetric(metric, MetricUnit.Count, 1);
				const single = metrics.singleMetric();
				single.addDimensions({ ...values });
				single.addMetric(metric, MetricUnit.Count, 1);
			},
			seconds: (metric, value) => {
				counted = true;
				metrics.addMetric(metric, MetricUnit.Seconds, value);
			},
		},
		flush: () => {
			if (counted) metrics.publishStoredMetrics();
			counted = false;
		},
		fail: (message, error, fields = {}) => logger.error(message, { ...fields, ...describe(error) }),
	};
}

/** Only its name, its reason and its place are kept. */
function describe(error: unknown): Readonly<Record<string, string>> {
	if (!(error instanceof Error)) return { error: typeof error };
	const caseId = error instanceof UnreadableCase ? { caseId: error.caseId } : {};
	return { ...caseId, error: error.name, reason: reasonOf(error), place: placesOf(error).slice(0, 6).join('\n') };
}

/** The message stands at the head of the stack, and a line of it may look like a place. */
function placesOf({ stack = '', message }: Error): readonly string[] {
	const end = message === '' ? -1 : stack.indexOf(message);
	const rest = end < 0 ? stack : stack.slice(end + message.length);
	return rest.split('\n').filter((line) => line.trimStart().startsWith('at '));
}

/** A parser's message quotes what it read, and that may be somebody's letter: it is left out. */
function reasonOf(error: Error): string {
	return isParsers(error) ? '' : error.message.slice(0, 300);
}

/** By name, for the parsers of other realms and libraries are no subclasses of ours. */
const parsers = /^(?:SyntaxError|URIError|\$?ZodError|YAML\w*Error|InvalidCharacterError)$|Pars(?:e|er|ing)/;

function isParsers(error: Error): boolean {
	return parsers.test(error.name) || parsers.test(error.constructor.name) || error instanceof SyntaxError;
}

/**
 * An error as it may leave a function: of the same name, with what the log says of it and nothing more. Lambda itself
 * writes what a function throws into its log, a machine into its history, the queue of the dead into its message.
 */
export function harmless(error: unknown): Error {
	if (!(error instanceof Error)) return new Error('something was thrown that is no error');
	const told = new Error(reasonOf(error) || 'its log says where');
	told.name = error.name;
	return told;
}
