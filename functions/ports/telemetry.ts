/** What may be said of a case in a log: ids, codes and counts. No text, name, address, link or token. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
	info(message: string, fields?: LogFields): void;
	warn(message: string, fields?: LogFields): void;
	error(message: string, fields?: LogFields): void;
}

/** Counts for dashboards and alarms; the names stand in functions/runtime/metric-names.ts. */
export interface Meter<Name extends string = string> {
	count(name: Name, value?: number): void;
	seconds(name: Name, value: number): void;
}
