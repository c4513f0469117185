/** Telemetry that keeps what is said. */
export function keptTelemetry() {
	const said: string[] = [];
	const say = (message: string, fields: unknown = {}) => said.push(`${message} ${JSON.stringify(fields)}`);
	return {
		said,
		log: { info: say, warn: say, error: say },
		meter: { count: () => undefined, countBy: () => undefined, seconds: () => undefined },
		flush: () => void said.push('flushed'),
		fail: (message: string, error: unknown, fields: object = {}) =>
			say(message, { ...fields, error: error instanceof Error ? error.name : 'unknown' }),
	};
}
